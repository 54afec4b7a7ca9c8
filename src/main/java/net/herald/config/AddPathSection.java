package net.herald.config;

import net.herald.bgp.Family;
import net.herald.text.Range;
import net.herald.text.Words;

/** Section {@code add-path}: the families in which a prefix may have several paths. */
final class AddPathSection extends FamiliesSection<AddPathSection> {
  static final Keywords<AddPathSection> KEYWORDS =
      Keywords.of(
          "add-path",
          rows(
              "A family of this AFI, perhaps with limit NUMBER.",
              AddPathSection::every,
              AddPathSection::add));

  AddPathSection(Reading reading, NeighborDraft draft) {
    super(KEYWORDS, reading, draft);
  }

  private void every(Words words) {
    if (all(words)) {
      FamilyWords.ALL.forEach(family -> draft().pathLimits.putIfAbsent(family, 0));
    }
  }

  private void add(String afi, Words words) {
    Range from = words.range();
    Family family = FamilyWords.parse(afi, words);
    once(family, from, words);
    int limit = words.take("limit") ? (int) words.number("limit", 1, 65535) : 0;
    draft().pathLimits.put(family, limit);
  }
}
