package net.herald.config;

import java.util.ArrayList;
import java.util.List;
import net.herald.bgp.Family;
import net.herald.bgp.nlri.Families;
import net.herald.bgp.nlri.NlriGrammar;
import net.herald.iana.Afi;
import net.herald.text.Words;

/**
 * Section {@code l2vpn}: routes of its families, in one statement or with a block each: <code>
 * vpls NAME { endpoint 5; ... }</code>.
 */
final class L2vpnSection extends TableSection<L2vpnSection> {
  static final Keywords<L2vpnSection> KEYWORDS = Keywords.of("l2vpn", rows());

  private final Reading reading;
  private final NeighborDraft draft;

  L2vpnSection(Reading reading, NeighborDraft draft) {
    super(KEYWORDS);
    this.reading = reading;
    this.draft = draft;
  }

  private static List<Keyword<L2vpnSection>> rows() {
    var rows = new ArrayList<Keyword<L2vpnSection>>();
    for (Families.Row<?> row : Families.written(Afi.L2VPN)) {
      NlriGrammar grammar = row.syntax().grammar();
      if (grammar != null) {
        rows.add(row(row.family(), grammar));
      }
    }
    return rows;
  }

  private static Keyword<L2vpnSection> row(Family family, NlriGrammar grammar) {
    return Keyword.both(
        family.safiWord(),
        grammar.usage(),
        grammar.since(),
        grammar.help(),
        (section, words) -> section.route(family, words),
        (section, words) -> RouteSection.open(family, section.reading, section.draft, words));
  }

  private void route(Family family, Words words) {
    reading.routes.route(family, words, draft.routes.at(words.nextRange()));
  }
}
