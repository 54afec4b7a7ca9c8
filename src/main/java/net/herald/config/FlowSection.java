package net.herald.config;

import java.util.List;
import net.herald.text.Words;

/** Section {@code flow}: FlowSpec rules. */
final class FlowSection extends TableSection<FlowSection> {
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
    super(KEYWORDS);
    this.reading = reading;
    this.draft = draft;
  }

  private void rule(Words words) {
    reading.routes.flow(words, draft.routes.at(words.statement()));
  }
}
