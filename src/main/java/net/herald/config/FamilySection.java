package net.herald.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.herald.bgp.Family;
import net.herald.text.Range;
import net.herald.text.Words;

/** Section {@code family}. */
final class FamilySection implements Section {
  private static final Keyword<FamilySection> NUMBERED =
      Keyword.command(
          Keywords.NUMBERED_AFI,
          "SAFI | safi-N",
          "Herald",
          "A family without words, by its numbers.",
          (section, words) -> {
            words.seek(words.position() - 1);
            section.add(words.next("an AFI"), words);
          });

  static final Keywords<FamilySection> KEYWORDS =
      Keywords.<FamilySection>of("family", all()).with(OldSpellings.family());

  private final Reading reading;
  private final NeighborDraft draft;
  private final Set<Family> written = new HashSet<>();
  private boolean all;

  FamilySection(Reading reading, NeighborDraft draft) {
    this.reading = reading;
    this.draft = draft;
  }

  private static List<Keyword<FamilySection>> all() {
    List<Keyword<FamilySection>> rows =
        rows("Families of this AFI.", FamilySection::all, FamilySection::add);
    rows.add(NUMBERED);
    return rows;
  }

  /** What to do with the SAFI behind an AFI. */
  interface Safi<S> {
    void accept(S section, String afi, Words words);
  }

  /** The rows that this section and {@code add-path} have in common. */
  static <S> List<Keyword<S>> rows(
      String help, java.util.function.BiConsumer<S, Words> all, Safi<S> safi) {
    List<Keyword<S>> rows = new ArrayList<>();
    rows.add(Keyword.command("all", "", "4.2", "Every family.", all));
    for (String afi : List.of("ipv4", "ipv6", "l2vpn", "bgp-ls")) {
      rows.add(
          Keyword.command(
              afi,
              FamilyWords.shape(afi),
              "4.2",
              help,
              (section, words) -> safi.accept(section, afi, words)));
    }
    return rows;
  }

  NeighborDraft draft() {
    return draft;
  }

  private void all(Words words) {
    if (!written.isEmpty()) {
      reading.warning(
          words.range(), "'all' is ignored behind a single family", "expected it alone");
      return;
    }
    all = true;
    draft.families.addAll(FamilyWords.ALL);
  }

  void add(String afi, Words words) {
    Range range = words.range();
    Family family = FamilyWords.parseAny(afi, words);
    if (all) {
      throw words.fault("no family can be added once there is 'all'", "expected 'all' alone");
    }
    if (!written.add(family)) {
      reading.error(range.to(words.range()), "'" + family + "' is written twice", "expected once");
    }
    draft.families.add(family);
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
