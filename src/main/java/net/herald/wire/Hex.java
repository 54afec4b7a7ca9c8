package net.herald.wire;

import java.util.HexFormat;

/** Bytes as hexadecimal text and back. */
public final class Hex {
  private static final HexFormat UPPER = HexFormat.of().withUpperCase();
  private static final HexFormat LOWER = HexFormat.of();

  private Hex() {}

  /** Two upper-case digits an octet, nothing between. */
  public static String upper(byte[] bytes) {
    return UPPER.formatHex(bytes);
  }

  /** Two lower-case digits an octet, nothing between. */
  public static String lower(byte[] bytes) {
    return LOWER.formatHex(bytes);
  }

  /**
   * The bytes of hexadecimal text in either case, without prefix or separators.
   *
   * @throws IllegalArgumentException when a character is no digit or their number is odd
   */
  public static byte[] parse(CharSequence text) {
    return LOWER.parseHex(text);
  }
}
