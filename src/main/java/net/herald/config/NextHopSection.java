package net.herald.config;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.herald.bgp.Family;
import net.herald.bgp.capability.ExtendedNextHop.Conversion;
import net.herald.iana.Afi;
import net.herald.iana.Safi;
import net.herald.text.Range;
import net.herald.text.Words;

/**
 * Section {@code nexthop}: families whose next hop may be of the other address family (RFC 8950).
 */
final class NextHopSection extends TableSection<NextHopSection> {
  private static final Set<Integer> SAFIS =
      Set.of(Safi.UNICAST, Safi.MULTICAST, Safi.MPLS_LABEL, Safi.MPLS_VPN);
  private static final String SHAPE = "unicast | multicast | nlri-mpls | mpls-vpn";

  static final Keywords<NextHopSection> KEYWORDS =
      Keywords.of("nexthop", List.of(row("ipv4", "ipv6", Afi.IPV6), row("ipv6", "ipv4", Afi.IPV4)));

  private final Reading reading;
  private final NeighborDraft draft;
  private final Set<Conversion> written = new HashSet<>();

  NextHopSection(Reading reading, NeighborDraft draft) {
    super(KEYWORDS);
    this.reading = reading;
    this.draft = draft;
    draft.nextHopBlock = true;
  }

  private static Keyword<NextHopSection> row(String afi, String nextHop, int nextHopAfi) {
    return Keyword.command(
        afi,
        "(" + SHAPE + ") " + nextHop,
        "4.2",
        "Routes of " + afi + " may have a next hop of " + nextHop + ".",
        (section, words) -> section.add(afi, nextHop, nextHopAfi, words));
  }

  private void add(String afi, String nextHop, int nextHopAfi, Words words) {
    Range range = words.range();
    Family family = FamilyWords.parse(afi, words);
    if (!SAFIS.contains(family.safi())) {
      throw words.fault("'" + family + "' has no next hop of another family", "expected " + SHAPE);
    }
    words.expect(nextHop);
    Conversion conversion = new Conversion(family, nextHopAfi);
    if (!written.add(conversion)) {
      reading.warning(
          range.to(words.range()), "'" + conversion.words(" ") + "' is written twice", "");
    }
    draft.conversions.add(conversion);
  }
}
