package net.herald.bgp.attribute;

import java.util.List;
import java.util.Locale;
import net.herald.bgp.Decimal;
import net.herald.bgp.Ipv4;
import net.herald.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * What the eight octets of an extended community mean (RFC 4360, RFC 5668, RFC 7153): a table of
 * kinds, each with its text.
 *
 * <pre>
 *   two-octet AS    type 1 | subtype 1 | AS 2      | number 4
 *   IPv4 address    type 1 | subtype 1 | address 4 | number 2
 *   four-octet AS   type 1 | subtype 1 | AS 4      | number 2
 * </pre>
 */
final class ExtendedCommunityKinds {
  /** How the six octets behind type and subtype divide. */
  private enum Shape {
    /** A number of two octets and one of four. */
    AS2,
    /** An IPv4 address and a number of two octets. */
    IPV4,
    /** A number of four octets and one of two. */
    AS4,
    /**
     * As {@link #AS2}, the second half shown as a dotted quad: ExaBGP's form of the route origin.
     */
    AS2_DOTTED,
    /** Encapsulation 1, control 1, MTU 2, preference 2 (RFC 4761 section 3.2.4). */
    L2INFO
  }

  /**
   * One kind.
   *
   * @param type the octet with which it is sent; read with any transitive and IANA bit
   * @param subtype the second octet
   * @param word what stands before the first colon
   * @param shape how the rest divides
   */
  private record Kind(int type, int subtype, String word, Shape shape) {}

  private static final List<Kind> TABLE =
      List.of(
          new Kind(0x00, 0x02, "target", Shape.AS2),
          new Kind(0x01, 0x02, "target", Shape.IPV4),
          new Kind(0x02, 0x02, "target", Shape.AS4),
          new Kind(0x00, 0x03, "origin", Shape.AS2_DOTTED),
          new Kind(0x01, 0x03, "origin", Shape.IPV4),
          new Kind(0x02, 0x03, "origin", Shape.AS4),
          new Kind(0x80, 0x08, "redirect", Shape.AS2),
          new Kind(0x82, 0x08, "redirect", Shape.AS4),
          new Kind(0x80, 0x0a, "l2info", Shape.L2INFO),
          new Kind(0x0c, 0x00, "mup", Shape.AS2));

  private ExtendedCommunityKinds() {}

  /**
   * The text of events: {@code target:65001:100}; hexadecimal for a kind that is not in the table.
   */
  static String text(long value) {
    var kind = kind(value);
    if (kind == null) {
      return "0x" + String.format(Locale.ROOT, "%016X", value);
    }
    return kind.word + ":" + text(kind.shape, value);
  }

  /**
   * The text that reads back to the same octets: that of events where it does, else hexadecimal.
   */
  static String command(long value) {
    var text = text(value);
    try {
      return parse(Words.ofLine("", text)) == value
          ? text
          : "0x" + String.format(Locale.ROOT, "%016x", value);
    } catch (net.herald.text.TextFault e) {
      return "0x" + String.format(Locale.ROOT, "%016x", value);
    }
  }

  private static @Nullable Kind kind(long value) {
    int type = (int) (value >>> 56) & 0x0f;
    int subtype = (int) (value >>> 48) & 0xff;
    for (var kind : TABLE) {
      if ((kind.type & 0x0f) == type && kind.subtype == subtype) {
        return kind;
      }
    }
    return null;
  }

  private static String text(Shape shape, long value) {
    int high16 = (int) (value >>> 32) & 0xffff;
    int low32 = (int) value;
    int high32 = (int) (value >>> 16);
    int low16 = (int) value & 0xffff;
    return switch (shape) {
      case AS2 -> high16 + ":" + Integer.toUnsignedString(low32);
      case AS2_DOTTED -> high16 + ":" + new Ipv4(low32);
      case IPV4 -> new Ipv4(high32) + ":" + low16;
      case AS4 -> Integer.toUnsignedString(high32) + ":" + low16;
      case L2INFO -> (high16 >>> 8) + ":" + (high16 & 0xff) + ":" + (low32 >>> 16) + ":" + low16;
    };
  }

  /**
   * Takes one community: {@code target:…}, {@code 0x} and sixteen digits, or {@code A:B} for a
   * route target.
   */
  static long parse(Words words) {
    var word = words.next("an extended community");
    if (word.startsWith("0x")) {
      return hex(word, words);
    }
    var parts = word.split(":", -1);
    if (parts.length == 5 && parts[0].equals("l2info")) {
      return l2info(parts, words);
    }
    if (parts.length == 2 && !parts[0].isEmpty() && Character.isDigit(parts[0].charAt(0))) {
      return pair("target", parts[0], parts[1], words);
    }
    if (parts.length != 3) {
      throw words.fault(
          "'" + word + "' is not an extended community",
          "expected target:A:B, origin:A:B, another kind, or 0x and 16 hexadecimal digits");
    }
    return pair(parts[0], parts[1], parts[2], words);
  }

  private static long hex(String word, Words words) {
    if (word.length() == 18) {
      try {
        return Long.parseUnsignedLong(word.substring(2), 16);
      } catch (NumberFormatException e) {
        // told below
      }
    }
    throw words.fault(
        "'" + word + "' is not an extended community", "expected 0x and 16 hexadecimal digits");
  }

  private static long l2info(String[] parts, Words words) {
    long value = 0x800aL;
    for (int i = 1; i < 5; i++) {
      int bits = i < 3 ? 8 : 16;
      long part = Decimal.parse(parts[i], (1L << bits) - 1);
      if (part < 0) {
        throw words.fault(
            "'" + parts[i] + "' is not a part of l2info", "expected 0 to " + ((1 << bits) - 1));
      }
      value = value << bits | part;
    }
    return value;
  }

  /** A word and two values. Which of the shapes of the word it is follows from the first value. */
  private static long pair(String given, String first, String second, Words words) {
    boolean four = given.endsWith("4");
    var word = four ? given.substring(0, given.length() - 1) : given;
    if (TABLE.stream().noneMatch(k -> k.word.equals(word))) {
      throw words.unknown(
          "'" + given + "' is not a kind of extended community",
          TABLE.stream().map(Kind::word).distinct().toList());
    }
    long number = Decimal.parse(trimmed(first), 0xffffffffL);
    var address = number < 0 ? Ipv4.parse(first) : null;
    long low = number(second);
    boolean large = four || number > 0xffff || !trimmed(first).equals(first) || address != null;
    if ((number < 0 && address == null) || low < 0 || (large && low > 0xffff)) {
      throw words.fault(
          "'" + given + ":" + first + ":" + second + "' is out of range",
          "expected AS:N, AS4:N16 or IPv4:N16");
    }
    var kind = chosen(word, large);
    if (kind == null) {
      throw words.fault("'" + first + "' is out of range", "expected 0 to 65535");
    }
    long head = (long) (kind.type << 8 | kind.subtype) << 48;
    return large
        ? head | (address != null ? Integer.toUnsignedLong(address.value()) : number) << 16 | low
        : head | number << 32 | low;
  }

  /**
   * ExaBGP writes a four-octet AS in the IPv4 form, type 01; the recorded sessions of its users'
   * tests depend on it. The form of RFC 5668 can be given in hexadecimal.
   */
  private static @Nullable Kind chosen(String word, boolean large) {
    for (var kind : TABLE) {
      boolean fits =
          switch (kind.shape) {
            case AS2, AS2_DOTTED, L2INFO -> !large;
            case IPV4 -> large;
            case AS4 -> large && kind.word.equals("redirect");
          };
      if (kind.word.equals(word) && fits) {
        return kind;
      }
    }
    return null;
  }

  private static String trimmed(String number) {
    return number.endsWith("L") ? number.substring(0, number.length() - 1) : number;
  }

  private static long number(String text) {
    var address = text.indexOf('.') >= 0 ? Ipv4.parse(text) : null;
    return address != null
        ? Integer.toUnsignedLong(address.value())
        : Decimal.parse(text, 0xffffffffL);
  }
}
