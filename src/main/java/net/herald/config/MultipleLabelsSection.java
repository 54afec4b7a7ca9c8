package net.herald.config;

import java.util.List;
import net.herald.bgp.Family;
import net.herald.iana.Safi;
import net.herald.text.Range;
import net.herald.text.Words;

/** Section {@code multiple-labels}: how many labels of a route we take (RFC 8277 section 2.1). */
final class MultipleLabelsSection extends FamiliesSection<MultipleLabelsSection> {
  static final Keywords<MultipleLabelsSection> KEYWORDS =
      Keywords.of("multiple-labels", List.of(row("ipv4"), row("ipv6")));

  MultipleLabelsSection(Reading reading, NeighborDraft draft) {
    super(KEYWORDS, reading, draft);
  }

  private static Keyword<MultipleLabelsSection> row(String afi) {
    return row(
        afi,
        "nlri-mpls | labeled-unicast | mpls-vpn, and 2 to 255",
        Keyword.OURS,
        "How many labels of a route of this family we take; 255 for any number.",
        MultipleLabelsSection::add);
  }

  private void add(String afi, Words words) {
    Range from = words.range();
    Family family = FamilyWords.parse(afi, words);
    if (family.safi() != Safi.MPLS_LABEL && family.safi() != Safi.MPLS_VPN) {
      throw words.fault("routes of '" + family + "' have no labels", "expected nlri-mpls");
    }
    once(family, from, words);
    draft().labelCounts.put(family, (int) words.number("labels", 2, 255));
  }
}
