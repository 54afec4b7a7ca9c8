package net.herald.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import net.herald.bgp.Family;
import net.herald.text.Range;
import net.herald.text.Words;

/**
 * A section that names families, each once, or all of them at once.
 *
 * @param <S> the section itself
 */
abstract class FamiliesSection<S extends FamiliesSection<S>> extends TableSection<S> {
  /** Reads what stands behind an AFI. */
  interface Reader<S> {
    void accept(S section, String afi, Words words);
  }

  private final Reading reading;
  private final NeighborDraft draft;
  private final Set<Family> written = new HashSet<>();
  private boolean all;

  FamiliesSection(Keywords<S> keywords, Reading reading, NeighborDraft draft) {
    super(keywords);
    this.reading = reading;
    this.draft = draft;
  }

  /** A row for all families, and one for each AFI. */
  static <S> List<Keyword<S>> rows(String help, BiConsumer<S, Words> all, Reader<S> reader) {
    List<Keyword<S>> rows = new ArrayList<>();
    rows.add(Keyword.command("all", "", "4.2", "Every family.", all));
    for (String afi : List.of("ipv4", "ipv6", "l2vpn", "bgp-ls")) {
      rows.add(row(afi, FamilyWords.shape(afi), "4.2", help, reader));
    }
    return rows;
  }

  /** The row of an AFI. */
  static <S> Keyword<S> row(String afi, String shape, String since, String help, Reader<S> reader) {
    return Keyword.command(
        afi, shape, since, help, (section, words) -> reader.accept(section, afi, words));
  }

  final NeighborDraft draft() {
    return draft;
  }

  /** Takes the word {@code all}; false where it does not count. */
  final boolean all(Words words) {
    if (!written.isEmpty()) {
      reading.warning(
          words.range(), "'all' is ignored behind a single family", "expected it alone");
      return false;
    }
    all = true;
    return true;
  }

  /**
   * Takes a family that was written.
   *
   * @param from its first word
   */
  final void once(Family family, Range from, Words words) {
    if (all) {
      throw words.fault("no family can be added once there is 'all'", "expected 'all' alone");
    }
    if (!written.add(family)) {
      reading.error(from.to(words.range()), "'" + family + "' is written twice", "expected once");
    }
  }
}
