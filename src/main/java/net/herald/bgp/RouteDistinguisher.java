package net.herald.bgp;

import net.herald.text.Words;
import net.herald.wire.Hex;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * A route distinguisher (RFC 4364 section 4.2).
 *
 * @param value its eight octets: two of type, six of value
 */
public record RouteDistinguisher(long value) implements Comparable<RouteDistinguisher> {
  /** Eight octets of zero: none. */
  public static final RouteDistinguisher ZERO = new RouteDistinguisher(0);

  /** What is taken, for messages. */
  private static final String FORMS = "expected ASN:NUMBER or IPv4:NUMBER, as 65000:1";

  private static final int TWO_OCTET_AS = 0;
  private static final int IPV4 = 1;
  private static final int FOUR_OCTET_AS = 2;
  private static final long MOST16 = 0xffffL;
  private static final long MOST32 = 0xffffffffL;

  /** Reads eight octets. */
  public static RouteDistinguisher decode(WireReader in) {
    return new RouteDistinguisher(in.u64());
  }

  /** Writes eight octets. */
  public void encode(WireWriter out) {
    out.u64(value);
  }

  /** 0, 1 or 2 for the registered forms. */
  public int type() {
    return (int) (value >>> 48);
  }

  /**
   * Reads {@code ADMINISTRATOR:NUMBER}; the form of the first part is that of the type: a dotted
   * quad is type 1, a number below 65536 type 0, another one type 2. Sixteen digits behind {@code
   * 0x} are the octets themselves.
   *
   * @return null for anything else
   */
  public static @Nullable RouteDistinguisher parse(String text) {
    if (text.startsWith("0x")) {
      return octets(text.substring(2));
    }
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      return null;
    }
    var quad = Ipv4.parse(text.substring(0, colon));
    long administrator =
        quad != null ? quad.value() & MOST32 : Decimal.parse(text.substring(0, colon), MOST32);
    int type = quad != null ? IPV4 : administrator > MOST16 ? FOUR_OCTET_AS : TWO_OCTET_AS;
    boolean wide = type == TWO_OCTET_AS;
    long number = Decimal.parse(text.substring(colon + 1), wide ? MOST32 : MOST16);
    if (administrator < 0 || number < 0) {
      return null;
    }
    return new RouteDistinguisher((long) type << 48 | administrator << (wide ? 32 : 16) | number);
  }

  /**
   * Takes the next word.
   *
   * @throws net.herald.text.TextFault when it is none
   */
  public static RouteDistinguisher parse(Words words) {
    var word = words.next("a route distinguisher");
    var parsed = parse(word);
    if (parsed == null) {
      throw words.fault("'" + word + "' is not a route distinguisher", FORMS);
    }
    return parsed;
  }

  private static @Nullable RouteDistinguisher octets(String digits) {
    if (digits.length() != 16 || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
      return null;
    }
    return new RouteDistinguisher(Long.parseUnsignedLong(digits, 16));
  }

  @Override
  public int compareTo(RouteDistinguisher other) {
    return Long.compareUnsigned(value, other.value);
  }

  /** The form that {@link #parse} reads back to the same octets. */
  @Override
  public String toString() {
    var text =
        switch (type()) {
          case TWO_OCTET_AS -> (value >>> 32 & MOST16) + ":" + (value & MOST32);
          case IPV4 -> new Ipv4((int) (value >>> 16)) + ":" + (value & MOST16);
          case FOUR_OCTET_AS -> (value >>> 16 & MOST32) + ":" + (value & MOST16);
          default -> "";
        };
    return equals(parse(text)) ? text : "0x" + Hex.upper(new WireWriter().u64(value).toBytes());
  }
}
