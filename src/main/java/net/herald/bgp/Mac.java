package net.herald.bgp;

import java.util.Locale;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * A MAC address of 48 bits.
 *
 * @param value the six octets, the first in the highest bits
 */
public record Mac(long value) {
  private static final int TEXT = 17;

  public static Mac read(WireReader in) {
    return new Mac((long) in.u16() << 32 | in.u32());
  }

  /** Writes six octets. */
  public void write(WireWriter out) {
    out.u16((int) (value >>> 32)).u32(value);
  }

  /** The address of {@code 00:11:22:33:44:55}, in either case; null when the text is none. */
  public static @Nullable Mac parse(String text) {
    if (text.length() != TEXT) {
      return null;
    }
    long value = 0;
    for (int i = 0; i < TEXT; i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (i % 3 == 2 ? c != ':' : digit < 0) {
        return null;
      }
      value = i % 3 == 2 ? value : value << 4 | digit;
    }
    return new Mac(value);
  }

  /** {@code 00:11:22:33:44:55}, upper case. */
  @Override
  public String toString() {
    var out = new StringBuilder(TEXT);
    for (int shift = 40; shift >= 0; shift -= 8) {
      out.append(
          String.format(Locale.ROOT, shift == 40 ? "%02X" : ":%02X", value >>> shift & 0xff));
    }
    return out.toString();
  }
}
