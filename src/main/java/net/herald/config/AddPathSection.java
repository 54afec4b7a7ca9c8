package net.herald.config;

import java.util.HashSet;
import java.util.Set;
import net.herald.bgp.Family;
import net.herald.text.Range;
import net.herald.text.Words;

/** Section {@code add-path}: the families in which a prefix may have several paths. */
final class AddPathSection implements Section {
  static final Keywords<AddPathSection> KEYWORDS =
      Keywords.of(
          "add-path",
          FamilySection.rows(
              "A family of this AFI, perhaps with limit NUMBER.",
              AddPathSection::all,
              AddPathSection::add));

  private final Reading reading;
  private final NeighborDraft draft;
  private final Set<Family> written = new HashSet<>();
  private boolean all;

  AddPathSection(Reading reading, NeighborDraft draft) {
    this.reading = reading;
    this.draft = draft;
  }

  private void all(Words words) {
    if (!written.isEmpty()) {
      reading.warning(
          words.range(), "'all' is ignored behind a single family", "expected it alone");
      return;
    }
    all = true;
    FamilyWords.ALL.forEach(family -> draft.pathLimits.putIfAbsent(family, 0));
  }

  private void add(String afi, Words words) {
    Range range = words.range();
    Family family = FamilyWords.parse(afi, words);
    if (all) {
      throw words.fault("no family can be added once there is 'all'", "expected 'all' alone");
    }
    if (!written.add(family)) {
      reading.error(range.to(words.range()), "'" + family + "' is written twice", "expected once");
    }
    int limit = words.take("limit") ? (int) words.number("limit", 1, 65535) : 0;
    draft.pathLimits.put(family, limit);
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
