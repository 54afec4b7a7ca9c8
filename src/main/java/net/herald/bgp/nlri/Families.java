package net.herald.bgp.nlri;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.herald.bgp.Decimal;
import net.herald.bgp.Family;
import net.herald.iana.Safi;
import org.jspecify.annotations.Nullable;

/** The families Herald knows. */
public final class Families {

  /**
   * One family.
   *
   * @param family AFI and SAFI; their words are in {@code iana}
   * @param nextHop the form of its next hop in MP_REACH_NLRI
   * @param pathIds whether its NLRI can carry a path identifier (RFC 7911)
   * @param grouped whether a few routes with the same attributes share an UPDATE; ExaBGP sends one
   *     NLRI an UPDATE in the others
   * @param nextHopTwice whether an IPv4 next hop stands in NEXT_HOP too when it stands in
   *     MP_REACH_NLRI, as ExaBGP sends it
   * @param syntax how its NLRI are read, written and shown
   */
  public record Row<N extends Nlri>(
      Family family,
      NextHopForm nextHop,
      boolean pathIds,
      boolean grouped,
      boolean nextHopTwice,
      NlriSyntax<N> syntax) {}

  public static final List<Row<?>> TABLE =
      List.of(
          row(Family.IPV4_UNICAST, NextHopForm.IPV4, true, true, true, Inet4.SYNTAX),
          row(Family.IPV4_MULTICAST, NextHopForm.IPV4, true, false, true, Inet4.SYNTAX),
          row(Family.IPV6_UNICAST, NextHopForm.IPV6, true, false, true, Inet6.SYNTAX),
          row(Family.IPV6_MULTICAST, NextHopForm.IPV6, true, false, true, Inet6.SYNTAX),
          row(Family.IPV4_LABELLED, NextHopForm.IPV4, true, false, true, LabelledNlri.SYNTAX),
          row(Family.IPV6_LABELLED, NextHopForm.IPV6, true, false, true, LabelledNlri.SYNTAX),
          row(Family.IPV4_VPN, NextHopForm.VPN_IPV4, true, false, true, LabelledNlri.SYNTAX),
          row(Family.IPV6_VPN, NextHopForm.VPN_IPV6, true, false, true, LabelledNlri.SYNTAX),
          row(Family.IPV4_ROUTE_TARGET, NextHopForm.ANY, true, false, false, RouteTarget.SYNTAX),
          row(Family.IPV4_MUP, NextHopForm.ANY, true, false, true, Mup.SYNTAX),
          row(Family.IPV6_MUP, NextHopForm.MAPPED, true, false, true, Mup.SYNTAX),
          row(Family.BGP_LS, NextHopForm.ANY, true, false, false, LinkStateNlri.SYNTAX),
          row(Family.BGP_LS_VPN, NextHopForm.VPN_ANY, true, false, false, LinkStateNlri.SYNTAX),
          row(Family.IPV4_SR_POLICY, NextHopForm.ANY, true, false, false, SrPolicy.SYNTAX),
          row(Family.IPV6_SR_POLICY, NextHopForm.ANY, true, false, false, SrPolicy.SYNTAX),
          flow(Family.IPV4_FLOW),
          flow(Family.IPV6_FLOW),
          flow(Family.IPV4_FLOW_VPN),
          flow(Family.IPV6_FLOW_VPN),
          row(Mvpn.IPV4, NextHopForm.ANY, true, true, true, Mvpn.SYNTAX),
          row(Mvpn.IPV6, NextHopForm.ANY, true, true, true, Mvpn.SYNTAX),
          row(Vpls.FAMILY, NextHopForm.ANY, true, false, false, Vpls.SYNTAX),
          row(Evpn.FAMILY, NextHopForm.ANY, true, false, false, Evpn.SYNTAX));

  private static final Map<Family, Row<?>> BY_FAMILY = index(TABLE);

  private Families() {}

  private static <N extends Nlri> Row<N> row(
      Family family,
      NextHopForm nextHop,
      boolean pathIds,
      boolean grouped,
      boolean nextHopTwice,
      NlriSyntax<N> syntax) {
    return new Row<>(family, nextHop, pathIds, grouped, nextHopTwice, syntax);
  }

  /** RFC 8955 section 4: most rules have no next hop. */
  private static Row<Flow> flow(Family family) {
    return row(family, NextHopForm.OPTIONAL, true, false, false, Flow.SYNTAX);
  }

  private static Map<Family, Row<?>> index(List<Row<?>> rows) {
    var byFamily = new HashMap<Family, Row<?>>();
    for (var row : rows) {
      if (byFamily.put(row.family, row) != null) {
        throw new IllegalStateException("two rows for " + row.family);
      }
    }
    return Map.copyOf(byFamily);
  }

  /** The row of a family; one that keeps NLRI opaque for a family without. */
  @SuppressWarnings("unchecked")
  public static Row<Nlri> row(Family family) {
    Row<?> row = BY_FAMILY.get(family);
    return (Row<Nlri>)
        (row != null
            ? row
            : new Row<>(family, NextHopForm.OPTIONAL, false, false, false, OpaqueNlri.SYNTAX));
  }

  public static boolean known(Family family) {
    return BY_FAMILY.containsKey(family);
  }

  /**
   * The family of two words, such as {@code ipv4} and {@code unicast}, or with numbers, such as
   * {@code ipv4} and {@code safi-129}; null when there is none.
   */
  public static @Nullable Family parse(String afi, String safi) {
    for (var row : TABLE) {
      if (row.family.afiWord().equals(afi) && words(row.family).contains(safi)) {
        return row.family;
      }
    }
    return numbered(afi, safi);
  }

  private static @Nullable Family numbered(String afi, String safi) {
    int safiCode = code("safi-", safi, 0xff);
    int afiCode = code("afi-", afi, 0xffff);
    if (afiCode < 0 && safiCode < 0) {
      return null;
    }
    for (var row : TABLE) {
      afiCode = row.family.afiWord().equals(afi) ? row.family.afi() : afiCode;
      safiCode = row.family.safiWord().equals(safi) ? row.family.safi() : safiCode;
    }
    return afiCode < 0 || safiCode < 0 ? null : row(new Family(afiCode, safiCode)).family;
  }

  private static int code(String head, String word, int most) {
    return word.startsWith(head) ? (int) Decimal.parse(word.substring(head.length()), most) : -1;
  }

  /** The words for the SAFI of a family; the one we write comes first. */
  public static List<String> words(Family family) {
    var word = family.safiWord();
    return family.safi() == Safi.MPLS_LABEL ? List.of(word, "labeled-unicast") : List.of(word);
  }

  /** The families of an AFI that can be written, in the order of the table. */
  public static List<Row<?>> written(int afi) {
    return TABLE.stream()
        .filter(row -> row.family.afi() == afi && row.syntax.grammar() != null)
        .toList();
  }

  /** All families of the table, by AFI and then SAFI. */
  public static List<Family> all() {
    return sorted(BY_FAMILY.keySet());
  }

  /** The families in the order of OPEN and displays: by AFI, then SAFI. */
  public static List<Family> sorted(Collection<Family> families) {
    return families.stream().sorted().toList();
  }
}
