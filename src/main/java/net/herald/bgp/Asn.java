package net.herald.bgp;

import org.jspecify.annotations.Nullable;

/**
 * An autonomous system number of four octets (RFC 6793).
 *
 * @param value the number as an unsigned 32-bit integer
 */
public record Asn(int value) implements Comparable<Asn> {
  /** AS_TRANS, which stands for a number that does not fit two octets (RFC 6793 section 9). */
  public static final Asn TRANS = new Asn(23456);

  /** The number of an unsigned 32-bit integer held in a long. */
  public static Asn of(long value) {
    if (value < 0 || value > 0xffffffffL) {
      throw new IllegalArgumentException("AS number " + value + " is not 0 to 4294967295");
    }
    return new Asn((int) value);
  }

  /**
   * The number of {@code 65001} or {@code 1.1} (asdot, RFC 5396); null when the text is neither.
   */
  public static @Nullable Asn parse(String text) {
    int dot = text.indexOf('.');
    if (dot < 0) {
      long value = Decimal.parse(text, 0xffffffffL);
      return value < 0 ? null : of(value);
    }
    long high = Decimal.parse(text.substring(0, dot), 0xffff);
    long low = Decimal.parse(text.substring(dot + 1), 0xffff);
    return high < 0 || low < 0 ? null : of(high << 16 | low);
  }

  public long toLong() {
    return value & 0xffffffffL;
  }

  /** Whether the number fits two octets. */
  public boolean fits16() {
    return value >>> 16 == 0;
  }

  /** The two octets that stand for the number where only two are possible: itself, or AS_TRANS. */
  public int as16() {
    return fits16() ? value : TRANS.value;
  }

  @Override
  public int compareTo(Asn other) {
    return Integer.compareUnsigned(value, other.value);
  }

  /** The number in plain decimal (asplain). */
  @Override
  public String toString() {
    return Integer.toUnsignedString(value);
  }
}
