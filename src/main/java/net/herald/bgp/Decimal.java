package net.herald.bgp;

/** Unsigned decimal numbers in text: digits and nothing else, no sign, no blank. */
public final class Decimal {
  private Decimal() {}

  /** The number, or -1 when the text is no decimal number or is above {@code max}. */
  public static long parse(CharSequence text, long max) {
    return parse(text, 0, text.length(), max);
  }

  /** The number that a part of a text is, as the whole of {@link #parse(CharSequence, long)}. */
  public static long parse(CharSequence text, int from, int to, long max) {
    if (from >= to || to - from > 19) {
      return -1;
    }
    long value = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
      if (value < 0 || value > max) {
        return -1;
      }
    }
    return value;
  }
}
