package net.herald.config;

import java.util.List;
import java.util.function.Consumer;
import net.herald.bgp.Family;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv6;
import net.herald.route.ConfiguredRoute;
import net.herald.text.Words;

/** Section {@code static}: routes. */
final class StaticSection extends TableSection<StaticSection> {
  static final Keywords<StaticSection> KEYWORDS =
      Keywords.of(
          "static",
          List.of(
              Keyword.both(
                  "route",
                  "PREFIX WORD VALUE ...",
                  "4.2",
                  "A route.",
                  StaticSection::route,
                  (section, words) -> RouteSection.open(section.reading, section.draft, words)),
              attributes("attributes"),
              attributes("attribute"),
              Keyword.command(
                  "sr-policy",
                  "distinguisher N color N endpoint IP next-hop IP WORD VALUE ...",
                  "6.0",
                  "A candidate path of an SR policy.",
                  StaticSection::srPolicy)));

  private final Reading reading;
  private final NeighborDraft draft;

  StaticSection(Reading reading, NeighborDraft draft) {
    super(KEYWORDS);
    this.reading = reading;
    this.draft = draft;
  }

  private static Keyword<StaticSection> attributes(String word) {
    return Keyword.command(
        word,
        "WORD VALUE ... nlri PREFIX ...",
        "4.2",
        "Routes that have all but the prefix in common.",
        (section, words) -> section.reading.routes.attributes(words, section.out(words)));
  }

  private void route(Words words) {
    reading.routes.route(words, out(words));
  }

  /** The address family is that of the endpoint. */
  private void srPolicy(Words words) {
    int at = 0;
    while (at < words.left() && !words.peek(at).equals("endpoint")) {
      at++;
    }
    boolean ipv6 = Ip.parse(words.peek(at + 1)) instanceof Ipv6;
    var family = ipv6 ? Family.IPV6_SR_POLICY : Family.IPV4_SR_POLICY;
    reading.routes.route(family, words, out(words));
  }

  private Consumer<ConfiguredRoute> out(Words words) {
    return draft.routes.at(words.nextRange());
  }
}
