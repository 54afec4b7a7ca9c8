package net.herald.event;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * An event in one form, made once for all who want it so. Only the counter differs between them, so
 * it is not in the octets: the place where it goes is remembered.
 */
public final class EventLine {
  /** The place of the counter in a line that has none. */
  private static final int NO_COUNTER = -1;

  private final byte[] octets;
  private final int counterAt;

  private EventLine(byte[] octets, int counterAt) {
    this.octets = octets;
    this.counterAt = counterAt;
  }

  /** A line that tells how many of its neighbor were told. */
  static EventLine counted(byte[] octets, int counterAt) {
    return new EventLine(octets, counterAt);
  }

  /** A line without counter. */
  static EventLine plain(byte[] octets) {
    return new EventLine(octets, NO_COUNTER);
  }

  /** How many octets it takes, line ends included, but for the counter. */
  public int length() {
    return octets.length;
  }

  /** Writes the line, line ends included, with the counter in its place. */
  public void writeTo(OutputStream out, long counter) throws IOException {
    if (counterAt == NO_COUNTER) {
      out.write(octets);
      return;
    }
    out.write(octets, 0, counterAt);
    out.write(Long.toString(counter).getBytes(StandardCharsets.US_ASCII));
    out.write(octets, counterAt, octets.length - counterAt);
  }
}
