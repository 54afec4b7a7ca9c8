package net.herald.bgp;

import net.herald.text.Words;
import net.herald.wire.Hex;

/** Octets as one word: {@code 0x} and two digits each. */
public final class HexWord {
  private HexWord() {}

  /** Whether the next word is of this form. */
  public static boolean isNext(Words words) {
    return words.peek().startsWith("0x");
  }

  /**
   * Takes a word.
   *
   * @param what it is, for messages: {@code an attribute value}
   * @param most how many octets it may have
   * @throws net.herald.text.TextFault when it is none
   */
  public static byte[] parse(Words words, String what, int most) {
    var word = words.next(what + " as 0x and hexadecimal digits");
    if (word.startsWith("0x") && (word.length() & 1) == 0 && word.length() - 2 <= most * 2) {
      try {
        return Hex.parse(word.substring(2));
      } catch (IllegalArgumentException e) {
        // told below
      }
    }
    throw words.fault(
        "'" + word + "' is not " + what, "expected 0x and an even number of hexadecimal digits");
  }
}
