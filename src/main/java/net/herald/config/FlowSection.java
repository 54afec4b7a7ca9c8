package net.herald.config;

import java.util.List;
import net.herald.text.Words;

/** Section {@code flow}: FlowSpec rules. */
final class FlowSection implements Section {
  static final Keywords<FlowSection> KEYWORDS =
      Keywords.of(
          "flow",
          List.of(
              Keyword.both(
                  "route",
                  "[NAME] { ... } | COMPONENT VALUE ... ACTION ...",
                  "4.2",
                  "A FlowSpec rule.",
                  FlowSection::rule,
                  (section, words) -> RouteSection.flow(section.reading, section.draft, words))));

  private final Reading reading;
  private final NeighborDraft draft;

  FlowSection(Reading reading, NeighborDraft draft) {
    this.reading = reading;
    this.draft = draft;
  }

  private void rule(Words words) {
    reading.routes.flow(words, draft.routes.at(words.statement()));
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
