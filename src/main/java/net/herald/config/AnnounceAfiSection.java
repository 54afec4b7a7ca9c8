package net.herald.config;

import java.util.ArrayList;
import java.util.List;
import net.herald.bgp.Family;
import net.herald.bgp.nlri.Families;
import net.herald.bgp.nlri.NlriGrammar;
import net.herald.iana.Afi;
import net.herald.text.Range;
import net.herald.text.Words;

/** A section of {@code announce}: the routes of an address family, a keyword a SAFI. */
final class AnnounceAfiSection extends TableSection<AnnounceAfiSection> {
  private final Reading reading;
  private final NeighborDraft draft;
  private final int afi;

  AnnounceAfiSection(
      Keywords<AnnounceAfiSection> keywords, Reading reading, NeighborDraft draft, int afi) {
    super(keywords);
    this.reading = reading;
    this.draft = draft;
    this.afi = afi;
  }

  /** The table of an AFI: its families that can be written. */
  static Keywords<AnnounceAfiSection> keywords(int afi) {
    List<Keyword<AnnounceAfiSection>> rows = new ArrayList<>();
    for (Families.Row<?> row : Families.written(afi)) {
      NlriGrammar grammar = row.syntax().grammar();
      if (grammar != null) {
        for (String word : Families.words(row.family())) {
          rows.add(row(word, row.family(), grammar));
        }
      }
    }
    return Keywords.of(Afi.word(afi) + " of announce", rows);
  }

  private static Keyword<AnnounceAfiSection> row(String word, Family family, NlriGrammar grammar) {
    return Keyword.command(
        word,
        grammar.usage(),
        grammar.since(),
        grammar.help(),
        (section, words) -> section.route(family, words));
  }

  private void route(Family family, Words words) {
    Range place = words.nextRange();
    reading.routes.route(
        family,
        words,
        route -> {
          if (route.route().nlri().family().afi() != afi) {
            reading.warning(
                place,
                "this prefix is not of " + family.afiWord(),
                "it is announced as what it is");
          }
          draft.routes.at(place).accept(route);
        });
  }
}
