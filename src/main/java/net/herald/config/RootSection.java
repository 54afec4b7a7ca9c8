package net.herald.config;

import java.util.List;

/** The file itself. */
final class RootSection extends TableSection<RootSection> {
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
                      Keyword.OURS,
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
    super(KEYWORDS);
    this.reading = reading;
  }

  Reading reading() {
    return reading;
  }
}
