package net.herald.bgp.nlri;

import net.herald.bgp.Ip;
import net.herald.bgp.Ipv4;
import net.herald.iana.Afi;

/** What the next hop field of MP_REACH_NLRI looks like in a family. */
public enum NextHopForm {
  /** An IPv4 address (RFC 4760); IPv6, alone or with its link-local, where RFC 8950 was agreed. */
  IPV4(0, true, false, false),
  /** An IPv6 address, alone or with its link-local (RFC 2545). */
  IPV6(0, false, true, false),
  /** As {@link #IPV4}, each address behind a route distinguisher of zero (RFC 4364). */
  VPN_IPV4(8, true, false, false),
  /** As {@link #IPV6}, each address behind a route distinguisher of zero (RFC 4659). */
  VPN_IPV6(8, false, true, false),
  /** An address of either family. */
  ANY(0, true, true, false),
  /** As {@link #ANY}; we write an IPv4 address as IPv6, ::ffff:192.0.2.1. */
  MAPPED(0, true, true, false),
  /** An address of either family behind a route distinguisher of zero. */
  VPN_ANY(8, true, true, false),
  /** An address of either family, or nothing (RFC 8955). */
  OPTIONAL(0, true, true, true);

  private final int rd;
  private final boolean ipv4;
  private final boolean ipv6;
  private final boolean empty;

  NextHopForm(int rd, boolean ipv4, boolean ipv6, boolean empty) {
    this.rd = rd;
    this.ipv4 = ipv4;
    this.ipv6 = ipv6;
    this.empty = empty;
  }

  /** How many octets of route distinguisher stand before each address: 0 or 8. */
  public int rd() {
    return rd;
  }

  /** An address as it is written here. */
  public Ip written(Ip address) {
    return this == MAPPED && address instanceof Ipv4 ipv4 ? ipv4.mapped() : address;
  }

  /** Whether a route may do without next hop. */
  public boolean mayBeEmpty() {
    return empty;
  }

  /**
   * Whether an address of that family may stand here.
   *
   * @param converted whether RFC 8950 was agreed for it
   */
  public boolean takes(int afi, boolean converted) {
    return converted || (afi == Afi.IPV4 ? ipv4 : ipv6);
  }

  /**
   * Whether a field of so many octets can be right.
   *
   * @param converted whether RFC 8950 allows the other address family
   */
  public boolean accepts(int length, boolean converted) {
    if (length == 0) {
      return empty;
    }
    boolean four = length == rd + 4;
    boolean sixteen = length == rd + 16 || length == 2 * (rd + 16) || (rd > 0 && length == rd + 32);
    return four && (ipv4 || converted) || sixteen && (ipv6 || converted);
  }
}
