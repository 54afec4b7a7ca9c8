package net.herald.config;

import java.util.List;
import net.herald.text.Words;

/** Section {@code template}: neighbors that exist to be inherited from. */
final class TemplateSection implements Section {
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
    this.reading = reading;
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
