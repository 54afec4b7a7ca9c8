package net.herald.config;

import java.util.List;
import net.herald.bgp.Family;
import net.herald.text.Range;
import net.herald.text.Words;

/** Section {@code family}. */
final class FamilySection extends FamiliesSection<FamilySection> {
  private static final Keyword<FamilySection> NUMBERED =
      Keyword.command(
          Keywords.NUMBERED_AFI,
          "SAFI | safi-N",
          Keyword.OURS,
          "A family without words, by its numbers.",
          (section, words) -> {
            words.seek(words.position() - 1);
            section.add(words.next("an AFI"), words);
          });

  static final Keywords<FamilySection> KEYWORDS =
      Keywords.<FamilySection>of("family", every()).with(OldSpellings.family());

  FamilySection(Reading reading, NeighborDraft draft) {
    super(KEYWORDS, reading, draft);
  }

  private static List<Keyword<FamilySection>> every() {
    List<Keyword<FamilySection>> rows =
        rows("Families of this AFI.", FamilySection::every, FamilySection::add);
    rows.add(NUMBERED);
    return rows;
  }

  private void every(Words words) {
    if (all(words)) {
      draft().families.addAll(FamilyWords.ALL);
    }
  }

  void add(String afi, Words words) {
    Range from = words.range();
    Family family = FamilyWords.parseAny(afi, words);
    once(family, from, words);
    draft().families.add(family);
  }
}
