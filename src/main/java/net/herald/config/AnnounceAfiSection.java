package net.herald.config;

import java.util.List;
import net.herald.bgp.Family;
import net.herald.iana.Safi;
import net.herald.text.Range;
import net.herald.text.Words;

/** Sections {@code ipv4} and {@code ipv6} of {@code announce}. */
final class AnnounceAfiSection implements Section {
  static final Keywords<AnnounceAfiSection> KEYWORDS =
      Keywords.of(
          "ipv4 or ipv6 of announce",
          List.of(
              row("unicast", Safi.UNICAST),
              row("multicast", Safi.MULTICAST),
              Keyword.later("nlri-mpls", "4.2", "A labelled route."),
              Keyword.later("labeled-unicast", "6.0", "A labelled route."),
              Keyword.later("mpls-vpn", "4.2", "A VPN route."),
              Keyword.later("mcast-vpn", "5.0", "A multicast VPN route."),
              Keyword.later("flow", "4.2", "A FlowSpec rule."),
              Keyword.later("flow-vpn", "4.2", "A FlowSpec rule of a VPN."),
              Keyword.later("mup", "5.0", "A mobile user plane route."),
              Keyword.later("sr-policy", "6.0", "An SR policy.")));

  private final Reading reading;
  private final NeighborDraft draft;
  private final int afi;

  AnnounceAfiSection(Reading reading, NeighborDraft draft, int afi) {
    this.reading = reading;
    this.draft = draft;
    this.afi = afi;
  }

  private static Keyword<AnnounceAfiSection> row(String word, int safi) {
    return Keyword.command(
        word,
        "PREFIX WORD VALUE ...",
        "4.2",
        "A route of this family.",
        (section, words) -> section.route(safi, words));
  }

  private void route(int safi, Words words) {
    Range prefix = words.nextRange();
    Family family = new Family(afi, safi);
    reading.routes.route(
        family,
        words,
        route -> {
          if (route.route().nlri().family().afi() != afi) {
            reading.warning(
                prefix,
                "this prefix is not of " + family.afiWord(),
                "it is announced as what it is");
          }
          draft.routes.at(prefix).accept(route);
        });
  }

  @Override
  public void command(Words words) {
    KEYWORDS.command(this, words);
  }

  @Override
  public Section open(Words words) {
    return KEYWORDS.open(this, words);
  }
}
