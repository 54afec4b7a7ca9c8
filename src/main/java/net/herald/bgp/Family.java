package net.herald.bgp;

import net.herald.iana.Afi;
import net.herald.iana.Safi;
import org.jspecify.annotations.Nullable;

/**
 * An address family and subsequent address family (RFC 4760).
 *
 * @param afi two octets
 * @param safi one octet
 */
public record Family(int afi, int safi) implements Comparable<Family> {
  public static final Family IPV4_UNICAST = new Family(Afi.IPV4, Safi.UNICAST);
  public static final Family IPV4_MULTICAST = new Family(Afi.IPV4, Safi.MULTICAST);
  public static final Family IPV6_UNICAST = new Family(Afi.IPV6, Safi.UNICAST);
  public static final Family IPV6_MULTICAST = new Family(Afi.IPV6, Safi.MULTICAST);
  public static final Family IPV4_LABELLED = new Family(Afi.IPV4, Safi.MPLS_LABEL);
  public static final Family IPV6_LABELLED = new Family(Afi.IPV6, Safi.MPLS_LABEL);
  public static final Family IPV4_VPN = new Family(Afi.IPV4, Safi.MPLS_VPN);
  public static final Family IPV6_VPN = new Family(Afi.IPV6, Safi.MPLS_VPN);
  public static final Family IPV4_ROUTE_TARGET = new Family(Afi.IPV4, Safi.ROUTE_TARGET);
  public static final Family IPV4_MUP = new Family(Afi.IPV4, Safi.MUP);
  public static final Family IPV6_MUP = new Family(Afi.IPV6, Safi.MUP);
  public static final Family IPV4_SR_POLICY = new Family(Afi.IPV4, Safi.SR_POLICY);
  public static final Family IPV6_SR_POLICY = new Family(Afi.IPV6, Safi.SR_POLICY);
  public static final Family IPV4_FLOW = new Family(Afi.IPV4, Safi.FLOW);
  public static final Family IPV6_FLOW = new Family(Afi.IPV6, Safi.FLOW);
  public static final Family IPV4_FLOW_VPN = new Family(Afi.IPV4, Safi.FLOW_VPN);
  public static final Family IPV6_FLOW_VPN = new Family(Afi.IPV6, Safi.FLOW_VPN);

  public static final Family BGP_LS = new Family(Afi.BGP_LS, Safi.BGP_LS);
  public static final Family BGP_LS_VPN = new Family(Afi.BGP_LS, Safi.BGP_LS_VPN);

  // What a record does by itself goes through method handles, which is slow before it is compiled.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || other instanceof Family o && afi == o.afi && safi == o.safi;
  }

  @Override
  public int hashCode() {
    return afi * 31 + safi;
  }

  /** The word of the AFI, {@code afi-N} for one that has none. */
  public String afiWord() {
    var word = Afi.word(afi);
    return word != null ? word : "afi-" + afi;
  }

  /** The word of the SAFI, {@code safi-N} for one that has none. */
  public String safiWord() {
    var word = Safi.word(safi);
    return word != null ? word : "safi-" + safi;
  }

  /** Both words with something between, such as {@code ipv4/unicast}. */
  public String words(String between) {
    return afiWord() + between + safiWord();
  }

  @Override
  public int compareTo(Family other) {
    return afi != other.afi ? Integer.compare(afi, other.afi) : Integer.compare(safi, other.safi);
  }

  /** The form of configuration, commands and events: {@code ipv4 unicast}. */
  @Override
  public String toString() {
    return words(" ");
  }
}
