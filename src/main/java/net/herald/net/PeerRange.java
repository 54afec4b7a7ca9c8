package net.herald.net;

import net.herald.bgp.Ip;

/**
 * The addresses a neighbor's connection may come from: one, or all of a prefix.
 *
 * @param address the first of them; bits beyond the prefix are cleared
 * @param length bits of the prefix; those of the address for one peer
 */
public record PeerRange(Ip address, int length) {

  /** Refuses a length the address does not have, and clears what is not prefix. */
  public PeerRange {
    if (length < 0 || length > address.bits()) {
      throw new IllegalArgumentException(address + "/" + length);
    }
    address = network(address, length);
  }

  private static Ip network(Ip address, int length) {
    byte[] octets = address.bytes();
    for (int i = 0; i < octets.length; i++) {
      int bits = Math.clamp(length - 8L * i, 0, 8);
      octets[i] &= (byte) (0xff00 >> bits);
    }
    return Ip.of(octets);
  }

  /** One address. */
  public static PeerRange of(Ip address) {
    return new PeerRange(address, address.bits());
  }

  /** Whether this is one address. */
  public boolean single() {
    return length == address.bits();
  }

  /** Whether the address is one of these. */
  public boolean contains(Ip other) {
    return address.sharesPrefix(other, length);
  }

  /** Whether all addresses of the other range are among these. */
  public boolean contains(PeerRange other) {
    return length <= other.length && contains(other.address);
  }

  @Override
  public String toString() {
    return single() ? address.toString() : address + "/" + length;
  }
}
