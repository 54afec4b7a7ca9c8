package net.herald.bgp;

import net.herald.iana.Afi;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * An IPv6 address. Printed in the form of RFC 5952.
 *
 * @param high the first eight octets
 * @param low the last eight octets
 */
public record Ipv6(long high, long low) implements Ip {

  public static Ipv6 read(WireReader in) {
    return new Ipv6(in.u64(), in.u64());
  }

  /**
   * The address of a text form of RFC 4291 section 2.2, without scope; null when the text is none.
   */
  public static @Nullable Ipv6 parse(String text) {
    int[] groups = new int[8];
    int count = 0;
    int gap = -1;
    int at = 0;
    int length = text.length();
    if (text.startsWith("::")) {
      gap = 0;
      at = 2;
    }
    while (at < length) {
      if (count == 8) {
        return null;
      }
      int end = at;
      while (end < length
          && Character.digit(text.charAt(end), 16) >= 0
          && text.charAt(end) < 0x80) {
        end++;
      }
      if (end < length && text.charAt(end) == '.') {
        var tail = count <= 6 ? Ipv4.parse(text.substring(at)) : null;
        if (tail == null) {
          return null;
        }
        groups[count++] = tail.value() >>> 16;
        groups[count++] = tail.value() & 0xffff;
        break;
      }
      if (end == at || end - at > 4) {
        return null;
      }
      groups[count++] = Integer.parseInt(text, at, end, 16);
      at = end;
      if (at == length) {
        break;
      }
      if (text.charAt(at++) != ':' || at == length) {
        return null;
      }
      if (text.charAt(at) == ':') {
        if (gap >= 0) {
          return null;
        }
        gap = count;
        at++;
      }
    }
    return gap < 0
        ? (count == 8 ? of(groups) : null)
        : (count < 8 ? of(spread(groups, count, gap)) : null);
  }

  private static int[] spread(int[] groups, int count, int gap) {
    int[] all = new int[8];
    System.arraycopy(groups, 0, all, 0, gap);
    System.arraycopy(groups, gap, all, 8 - (count - gap), count - gap);
    return all;
  }

  private static Ipv6 of(int[] groups) {
    long high = 0;
    long low = 0;
    for (int i = 0; i < 4; i++) {
      high = high << 16 | groups[i];
      low = low << 16 | groups[i + 4];
    }
    return new Ipv6(high, low);
  }

  // What a record does by itself goes through method handles, which is slow before it is compiled.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || other instanceof Ipv6 o && high == o.high && low == o.low;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(high) * 31 + Long.hashCode(low);
  }

  @Override
  public int afi() {
    return Afi.IPV6;
  }

  @Override
  public int bits() {
    return 128;
  }

  @Override
  public void write(WireWriter out) {
    out.u64(high).u64(low);
  }

  @Override
  public boolean sharesPrefix(Ip other, int length) {
    return other instanceof Ipv6 o
        && ((high ^ o.high) & highMask(length)) == 0
        && ((low ^ o.low) & lowMask(length)) == 0;
  }

  /** The first eight octets of the mask of a prefix of {@code length} bits, 0 to 128. */
  public static long highMask(int length) {
    return length == 0 ? 0 : length >= 64 ? -1L : -1L << 64 - length;
  }

  /** The last eight octets of the mask of a prefix of {@code length} bits, 0 to 128. */
  public static long lowMask(int length) {
    return length <= 64 ? 0 : -1L << 128 - length;
  }

  /** Whether the address is in fe80::/10 (RFC 4291 section 2.5.6). */
  public boolean isLinkLocal() {
    return high >>> 54 == 0xfe80 >>> 6;
  }

  public boolean isMulticast() {
    return high >>> 56 == 0xff;
  }

  /** Whether the address is in ::ffff:0:0/96, an IPv4 address in IPv6 form. */
  public boolean isMappedIpv4() {
    return high == 0 && low >>> 32 == 0xffff;
  }

  @Override
  public int compareTo(Ip other) {
    if (!(other instanceof Ipv6 o)) {
      return 1;
    }
    int first = Long.compareUnsigned(high, o.high);
    return first != 0 ? first : Long.compareUnsigned(low, o.low);
  }

  @Override
  public String toString() {
    return appendTo(new StringBuilder(39)).toString();
  }

  public StringBuilder appendTo(StringBuilder out) {
    if (isMappedIpv4()) {
      return new Ipv4((int) low).appendTo(out.append("::ffff:"));
    }
    int gap = -1;
    int gapLength = 1;
    for (int i = 0; i < 8; ) {
      int run = i;
      while (run < 8 && group(run) == 0) {
        run++;
      }
      if (run - i > gapLength) {
        gap = i;
        gapLength = run - i;
      }
      i = Math.max(run, i + 1);
    }
    for (int i = 0; i < 8; i++) {
      if (i == gap) {
        out.append("::");
        i += gapLength - 1;
        continue;
      }
      if (i > 0 && i != gap + gapLength) {
        out.append(':');
      }
      out.append(Integer.toHexString(group(i)));
    }
    return out;
  }

  private int group(int index) {
    long half = index < 4 ? high : low;
    return (int) (half >>> 48 - (index & 3) * 16) & 0xffff;
  }
}
