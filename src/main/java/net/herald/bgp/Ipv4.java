package net.herald.bgp;

import net.herald.iana.Afi;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * An IPv4 address; also a BGP identifier.
 *
 * @param value the four octets, the first in the highest bits
 */
public record Ipv4(int value) implements Ip {
  public static final Ipv4 ZERO = new Ipv4(0);

  public static Ipv4 read(WireReader in) {
    return new Ipv4(in.i32());
  }

  /** The address of a dotted quad; null when the text is none. */
  public static @Nullable Ipv4 parse(String text) {
    return parse(text, 0, text.length());
  }

  /** The address that a part of a text is, as the whole of {@link #parse(String)}. */
  public static @Nullable Ipv4 parse(String text, int from, int to) {
    int value = 0;
    int octets = 0;
    int at = from;
    while (true) {
      int begin = at;
      int octet = 0;
      while (at < to && at - begin < 3 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
        octet = octet * 10 + text.charAt(at++) - '0';
      }
      if (at == begin || octet > 255 || (at - begin > 1 && text.charAt(begin) == '0')) {
        return null;
      }
      value = value << 8 | octet;
      octets++;
      if (octets == 4) {
        return at == to ? new Ipv4(value) : null;
      }
      if (at == to || text.charAt(at++) != '.') {
        return null;
      }
    }
  }

  // What a record does by itself goes through method handles, which is slow before it is compiled.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || other instanceof Ipv4 o && value == o.value;
  }

  @Override
  public int hashCode() {
    return value;
  }

  @Override
  public int afi() {
    return Afi.IPV4;
  }

  @Override
  public int bits() {
    return 32;
  }

  @Override
  public void write(WireWriter out) {
    out.u32(value);
  }

  @Override
  public boolean sharesPrefix(Ip other, int length) {
    return other instanceof Ipv4 o && ((value ^ o.value) & mask(length)) == 0;
  }

  /** The network mask of a prefix of {@code length} bits, 0 to 32. */
  public static int mask(int length) {
    return length == 0 ? 0 : -1 << 32 - length;
  }

  /** This address in IPv6 form: ::ffff:192.0.2.1 (RFC 4291 section 2.5.5.2). */
  public Ipv6 mapped() {
    return new Ipv6(0, 0xffff00000000L | value & 0xffffffffL);
  }

  public boolean isMulticast() {
    return value >>> 28 == 0xe;
  }

  public boolean isLoopback() {
    return value >>> 24 == 127;
  }

  @Override
  public int compareTo(Ip other) {
    return other instanceof Ipv4 o ? Integer.compareUnsigned(value, o.value) : -1;
  }

  @Override
  public String toString() {
    return appendTo(new StringBuilder(15)).toString();
  }

  public StringBuilder appendTo(StringBuilder out) {
    return out.append(value >>> 24)
        .append('.')
        .append(value >>> 16 & 0xff)
        .append('.')
        .append(value >>> 8 & 0xff)
        .append('.')
        .append(value & 0xff);
  }
}
