package net.herald.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts octets into lines. What is behind the last line end waits for the rest of its line, up to a
 * limit: a line that has none of these octets in it is whole.
 */
public final class LineSplitter {
  private final int limit;
  private final Consumer<String> lines;
  private final ByteArrayOutputStream partial = new ByteArrayOutputStream(0);

  /**
   * A splitter.
   *
   * @param limit the longest line, in octets
   * @param lines takes each line, an octet a character, without its line end
   */
  public LineSplitter(int limit, Consumer<String> lines) {
    this.limit = limit;
    this.lines = lines;
  }

  /**
   * Takes octets.
   *
   * @return false when a line is over the limit: nothing behind it can be understood
   */
  public boolean feed(byte[] octets, int length) {
    int from = 0;
    for (int i = 0; i < length; i++) {
      if (octets[i] == '\n') {
        if (partial.size() + i - from > limit) {
          return false;
        }
        lines.accept(line(octets, from, i));
        from = i + 1;
      }
    }
    partial.write(octets, from, length - from);
    return partial.size() <= limit;
  }

  private String line(byte[] octets, int from, int to) {
    if (partial.size() == 0) {
      return new String(octets, from, to - from, StandardCharsets.ISO_8859_1);
    }
    partial.write(octets, from, to - from);
    var line = partial.toString(StandardCharsets.ISO_8859_1);
    partial.reset();
    return line;
  }

  /** Forgets what waits for the rest of its line, which will not come. */
  public void forget() {
    partial.reset();
  }

  /** Takes what waits for a line. */
  void cut() {
    var line = partial.toString(StandardCharsets.ISO_8859_1);
    partial.reset();
    lines.accept(line);
  }

  /** How many octets wait for the rest of their line. */
  public int waiting() {
    return partial.size();
  }
}
