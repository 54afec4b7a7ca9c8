package net.herald.config;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.herald.bgp.Family;
import net.herald.iana.Safi;
import net.herald.text.Range;
import net.herald.text.Words;

/** Section {@code multiple-labels}: how many labels of a route we take (RFC 8277 section 2.1). */
final class MultipleLabelsSection implements Section {
  static final Keywords<MultipleLabelsSection> KEYWORDS =
      Keywords.of("multiple-labels", List.of(row("ipv4"), row("ipv6")));

  private final Reading reading;
  private final NeighborDraft draft;
  private final Set<Family> written = new HashSet<>();

  MultipleLabelsSection(Reading reading, NeighborDraft draft) {
    this.reading = reading;
    this.draft = draft;
  }

  private static Keyword<MultipleLabelsSection> row(String afi) {
    return Keyword.command(
        afi,
        "nlri-mpls | labeled-unicast | mpls-vpn, and 2 to 255",
        "Herald",
        "How many labels of a route of this family we take; 255 for any number.",
        (section, words) -> section.add(afi, words));
  }

  private void add(String afi, Words words) {
    Range range = words.range();
    Family family = FamilyWords.parse(afi, words);
    if (family.safi() != Safi.MPLS_LABEL && family.safi() != Safi.MPLS_VPN) {
      throw words.fault("routes of '" + family + "' have no labels", "expected nlri-mpls");
    }
    if (!written.add(family)) {
      reading.error(range.to(words.range()), "'" + family + "' is written twice", "expected once");
    }
    draft.labelCounts.put(family, (int) words.number("labels", 2, 255));
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
