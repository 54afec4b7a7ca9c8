package net.herald.config;

import java.util.List;
import net.herald.text.Words;

/** The file itself. */
final class RootSection implements Section {
  static final Keywords<RootSection> KEYWORDS =
      Keywords.<RootSection>of(
              "the configuration",
              List.of(
                  Keyword.block(
                      "process",
                      "NAME",
                      "4.2",
                      "A helper process.",
                      (root, words) -> ProcessSection.open(root.reading, words)),
                  Keyword.block(
                      "healthcheck",
                      "NAME",
                      "Herald",
                      "A service to watch, and its addresses to announce.",
                      (root, words) -> HealthcheckSection.open(root.reading, words)),
                  Keyword.block(
                      "template",
                      "",
                      "4.2",
                      "Neighbors to be inherited from.",
                      (root, _) -> new TemplateSection(root.reading)),
                  Keyword.block(
                      "neighbor",
                      "IP[/LENGTH]",
                      "4.2",
                      "A BGP neighbor, or all of a range.",
                      (root, words) -> NeighborSection.open(root.reading, words))))
          .with(OldSpellings.root());

  private final Reading reading;

  RootSection(Reading reading) {
    this.reading = reading;
  }

  Reading reading() {
    return reading;
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
