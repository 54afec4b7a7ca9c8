package net.herald.bgp.nlri;

import java.util.List;
import net.herald.bgp.Decimal;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv4;
import net.herald.bgp.Ipv6;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * A prefix component of a flow specification (RFC 8955 section 4.2.2.1, RFC 8956 section 3.1).
 *
 * <pre>
 *   IPv4   length 1 | the first length bits, padded to octets
 *   IPv6   length 1 | offset 1 | the bits from offset to length, padded to octets
 * </pre>
 *
 * @param address bits before the offset and behind the length are zero
 * @param length the bit at which the pattern ends
 * @param offset the bit at which it starts; 0 in IPv4
 */
record FlowPrefix(FlowKind kind, Ip address, int length, int offset) implements FlowComponent {

  /** A prefix of which bits outside of the pattern are cleared. */
  static FlowPrefix of(FlowKind kind, Ip address, int length, int offset) {
    var pattern =
        switch (address) {
          case Ipv4 ip -> new Ipv4(ip.value() & Ipv4.mask(length));
          case Ipv6 ip ->
              new Ipv6(
                  ip.high() & Ipv6.highMask(length) & ~Ipv6.highMask(offset),
                  ip.low() & Ipv6.lowMask(length) & ~Ipv6.lowMask(offset));
        };
    return new FlowPrefix(kind, pattern, length, offset);
  }

  /**
   * Reads {@code ADDRESS/LENGTH} or {@code ADDRESS/LENGTH/OFFSET}.
   *
   * @return null for anything else
   */
  static @Nullable FlowPrefix parse(FlowKind kind, String text) {
    var parts = text.split("/", -1);
    var address = Ip.parse(parts[0]);
    if (address == null || parts.length < 2 || parts.length > (address instanceof Ipv6 ? 3 : 2)) {
      return null;
    }
    int length = (int) Decimal.parse(parts[1], address.bits());
    int offset = parts.length < 3 ? 0 : (int) Decimal.parse(parts[2], 128);
    boolean fits = offset == 0 || offset < length;
    return length < 0 || offset < 0 || !fits ? null : of(kind, address, length, offset);
  }

  static FlowPrefix decode4(FlowKind kind, WireReader in) {
    int length = InetNlri.length(in, 32);
    var octets = in.slice((length + 7) / 8);
    int value = 0;
    for (int shift = 24; !octets.isEmpty(); shift -= 8) {
      value |= octets.u8() << shift;
    }
    return of(kind, new Ipv4(value), length, 0);
  }

  /**
   * Reads an IPv6 prefix.
   *
   * @param whole whether the bits before the offset are there too, as some send them
   */
  static FlowPrefix decode6(FlowKind kind, WireReader in, boolean whole) {
    int length = InetNlri.length(in, 128);
    int offset = in.u8();
    if (offset != 0 && offset >= length) {
      throw new WireFault("offset " + offset + " of a prefix of " + length + " bits");
    }
    int skipped = whole ? 0 : offset;
    var octets = in.slice((length - skipped + 7) / 8);
    long high = 0;
    long low = 0;
    for (int at = 0; !octets.isEmpty(); at += 8) {
      long octet = octets.u8();
      high |= at < 64 ? octet << 56 - at : 0;
      low |= at < 64 ? 0 : octet << 120 - at;
    }
    return of(kind, shifted(high, low, -skipped), length, offset);
  }

  /** An address whose bits stand further left; to the right where {@code bits} is negative. */
  private static Ipv6 shifted(long high, long low, int bits) {
    int by = Math.abs(bits);
    if (by == 0) {
      return new Ipv6(high, low);
    }
    if (bits > 0) {
      return by >= 64
          ? new Ipv6(low << by - 64, 0)
          : new Ipv6(high << by | low >>> 64 - by, low << by);
    }
    return by >= 64
        ? new Ipv6(0, high >>> by - 64)
        : new Ipv6(high >>> by, low >>> by | high << 64 - by);
  }

  @Override
  public void encode(WireWriter out, boolean whole) {
    out.u8(kind.type()).u8(length);
    switch (address) {
      case Ipv4 ip -> {
        for (int i = 0; i < (length + 7) / 8; i++) {
          out.u8(ip.value() >>> 24 - 8 * i);
        }
      }
      case Ipv6 ip -> {
        out.u8(offset);
        int skipped = whole ? 0 : offset;
        var pattern = shifted(ip.high(), ip.low(), skipped);
        for (int i = 0; i < (length - skipped + 7) / 8; i++) {
          out.u8((int) ((i < 8 ? pattern.high() : pattern.low()) >>> 56 - 8 * (i & 7)));
        }
      }
    }
  }

  @Override
  public List<String> alternatives(int afi, boolean exact) {
    var text = address + "/" + length;
    return List.of(address instanceof Ipv6 ? text + "/" + offset : text);
  }
}
