package net.herald.config;

import java.util.List;
import java.util.function.Consumer;
import net.herald.route.ConfiguredRoute;
import net.herald.text.Words;

/** Section {@code static}: routes. */
final class StaticSection implements Section {
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
              Keyword.later("sr-policy", "6.0", "An SR policy.")));

  private final Reading reading;
  private final NeighborDraft draft;

  StaticSection(Reading reading, NeighborDraft draft) {
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

  private Consumer<ConfiguredRoute> out(Words words) {
    return draft.routes.at(words.nextRange());
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
