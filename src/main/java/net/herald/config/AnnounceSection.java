package net.herald.config;

import net.herald.bgp.Family;
import net.herald.bgp.nlri.Families;

/** Section {@code announce}: routes by family. */
final class AnnounceSection extends TableSection<AnnounceSection> {
  static final Keywords<AnnounceSection> KEYWORDS =
      Keywords.of(
          "announce",
          Families.TABLE.stream()
              .filter(row -> row.syntax().grammar() != null)
              .map(row -> row.family().afi())
              .distinct()
              .map(AnnounceSection::afi)
              .toList());

  private final Reading reading;
  private final NeighborDraft draft;

  AnnounceSection(Reading reading, NeighborDraft draft) {
    super(KEYWORDS);
    this.reading = reading;
    this.draft = draft;
  }

  private static Keyword<AnnounceSection> afi(int afi) {
    var word = new Family(afi, 0).afiWord();
    var keywords = AnnounceAfiSection.keywords(afi);
    return Keyword.block(
        word,
        "",
        "4.2",
        "Routes of " + word + ".",
        (section, _) -> new AnnounceAfiSection(keywords, section.reading, section.draft, afi));
  }
}
