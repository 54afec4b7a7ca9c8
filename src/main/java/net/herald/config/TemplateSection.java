package net.herald.config;

import java.util.List;

/** Section {@code template}: neighbors that exist to be inherited from. */
final class TemplateSection extends TableSection<TemplateSection> {
  static final Keywords<TemplateSection> KEYWORDS =
      Keywords.of(
          "template",
          List.of(
              Keyword.block(
                  "neighbor",
                  "NAME",
                  "4.2",
                  "What neighbors that name it have in common.",
                  (section, words) -> NeighborSection.template(section.reading, words))));

  private final Reading reading;

  TemplateSection(Reading reading) {
    super(KEYWORDS);
    this.reading = reading;
  }
}
