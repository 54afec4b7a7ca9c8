package net.herald.bgp.nlri;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.herald.bgp.Decimal;
import net.herald.bgp.nlri.FlowKind.Shape;
import net.herald.text.Diagnostic;
import net.herald.text.DidYouMean;
import net.herald.text.Range;
import net.herald.text.Severity;
import net.herald.text.TextFault;

/**
 * One comparison of a component of a flow specification.
 *
 * @param and whether it has to hold together with the one before
 * @param operator the lower bits of its octet (RFC 8955 sections 4.2.1.1 and 4.2.1.2)
 * @param value of 64 bits, unsigned
 * @param width the binary logarithm of the octets it takes, 0 to 3
 */
record FlowMatch(boolean and, int operator, long value, int width) {
  /** By the bits less, greater, equal. */
  private static final List<String> NUMERIC =
      List.of("false", "=", ">", ">=", "<", "<=", "!=", "true");

  /** By the bits not, match. */
  private static final List<String> BITMASK = List.of("", "=", "!", "!=");

  /** Those of which one is the beginning of another one come later. */
  private static final List<String> NUMERIC_SIGNS = List.of(">=", "<=", "!=", "=", ">", "<");

  private static final List<String> BITMASK_SIGNS = List.of("!=", "=", "!");

  private static final int EQUAL = 1;

  /** The least width of a value. */
  static int width(long value) {
    return value >>> 8 == 0 ? 0 : value >>> 16 == 0 ? 1 : value >>> 32 == 0 ? 2 : 3;
  }

  /**
   * The form of events: {@code >80}, {@code =syn+ack}.
   *
   * @param exact whether a value in more octets than it needs is shown as it is: {@code =0x0050}
   */
  String text(FlowKind kind, int afi, boolean exact) {
    boolean bitmask = kind.shape() == Shape.BITMASK;
    var sign = (bitmask ? BITMASK : NUMERIC).get(operator);
    if (!bitmask && (operator == 0 || operator == 7)) {
      return sign;
    }
    if (exact && width != width(value)) {
      var digits = Long.toHexString(value);
      return sign + "0x" + "0".repeat((2 << width) - digits.length()) + digits;
    }
    if (bitmask) {
      return sign + bits(kind.names(afi));
    }
    var word = kind.names(afi).word(value);
    return sign + (word != null ? word : Long.toUnsignedString(value));
  }

  private String bits(FlowNames names) {
    var words = new ArrayList<String>();
    long left = value;
    for (var name : names.values().entrySet()) {
      if ((left & name.getValue()) != 0) {
        words.add(name.getKey());
        left &= ~name.getValue();
      }
    }
    if (left != 0) {
      words.add("0x" + Long.toHexString(left));
    }
    return words.isEmpty() ? "0" : String.join("+", words);
  }

  /**
   * Reads matches that {@code &} joins: {@code >80&<90}.
   *
   * @param written the word of the component
   * @param place of the text, to say what is wrong with it
   * @throws TextFault for anything else
   */
  static List<FlowMatch> parse(FlowKind kind, String written, int afi, String text, Range place) {
    var matches = new ArrayList<FlowMatch>();
    for (var part : text.split("&", -1)) {
      if (part.isEmpty()) {
        throw fault(
            place,
            "'" + text + "' has an '&' without a value beside it",
            "expected as " + example(kind) + ", in one word");
      }
      matches.add(one(kind, written, afi, part, !matches.isEmpty(), place));
    }
    return matches;
  }

  private static String example(FlowKind kind) {
    return kind.shape() == Shape.BITMASK ? "syn&!ack" : ">80&<90";
  }

  private static FlowMatch one(
      FlowKind kind, String written, int afi, String text, boolean and, Range place) {
    boolean bitmask = kind.shape() == Shape.BITMASK;
    if (!bitmask && (text.equals("true") || text.equals("false"))) {
      return new FlowMatch(and, NUMERIC.indexOf(text), 0, 0);
    }
    int operator = bitmask ? 0 : EQUAL;
    var value = text;
    for (var sign : bitmask ? BITMASK_SIGNS : NUMERIC_SIGNS) {
      if (text.startsWith(sign)) {
        operator = (bitmask ? BITMASK : NUMERIC).indexOf(sign);
        value = text.substring(sign.length());
        break;
      }
    }
    long number = value(kind, written, afi, value, place);
    return new FlowMatch(and, operator, number, Math.max(width(number), writtenWidth(value)));
  }

  /** The width that the digits of {@code 0x0050} say; 0 where leading zeros say none. */
  private static int writtenWidth(String value) {
    boolean padded = isHex(value) && value.startsWith("0", 2);
    return !padded
        ? 0
        : switch (value.length() - 2) {
          case 4 -> 1;
          case 8 -> 2;
          case 16 -> 3;
          default -> 0;
        };
  }

  private static boolean isHex(String text) {
    return text.startsWith("0x") || text.startsWith("0X");
  }

  private static long value(FlowKind kind, String written, int afi, String text, Range place) {
    var names = kind.names(afi);
    if (kind.shape() != Shape.BITMASK) {
      return number(text, names, kind.most(written), written, place);
    }
    long value = 0;
    for (var part : text.split("\\+", -1)) {
      value |= number(part, names, kind.most(written), written, place);
    }
    return value;
  }

  private static long number(String text, FlowNames names, int most, String written, Range place) {
    int named = names.value(text);
    if (named >= 0) {
      return named;
    }
    long number = isHex(text) ? hex(text.substring(2)) : Decimal.parse(text, Long.MAX_VALUE);
    if (number > most) {
      throw fault(place, written + " " + text + " is out of range", "expected 0 to " + most);
    }
    if (number >= 0) {
      return number;
    }
    throw new TextFault(
        new Diagnostic(
            Severity.ERROR,
            place,
            "'" + text + "' is not a value of " + written,
            "expected 0 to " + most,
            DidYouMean.nearest(text.toLowerCase(Locale.ROOT), names.words())));
  }

  private static long hex(String digits) {
    if (digits.isEmpty() || digits.length() > 16) {
      return -1;
    }
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) >= 0x80 || Character.digit(digits.charAt(i), 16) < 0) {
        return -1;
      }
    }
    long number = Long.parseUnsignedLong(digits, 16);
    return number < 0 ? Long.MAX_VALUE : number;
  }

  private static TextFault fault(Range place, String summary, String expected) {
    return new TextFault(Diagnostic.error(place, summary, expected));
  }
}
