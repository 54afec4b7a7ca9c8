package net.herald.text;

/**
 * A stretch of a {@link Source}.
 *
 * @param source the text
 * @param from offset of the first character; negative where only the whole text can be named
 * @param to offset after the last character; equal to {@code from} for a place between two
 *     characters
 */
public record Range(Source source, int from, int to) {
  /** Refuses a range that ends before it starts. */
  public Range {
    if (to < from) {
      throw new IllegalArgumentException("range " + from + ".." + to);
    }
  }

  /** The text as a whole: for a file that cannot be read, or that lacks something. */
  public static Range whole(Source source) {
    return new Range(source, -1, -1);
  }

  /** Whether this names a place, and not the text as a whole. */
  public boolean hasPlace() {
    return from >= 0;
  }

  /** The line, from one, of the first character. */
  public int line() {
    return source.lineOf(from);
  }

  /** The column, from one, of the first character. */
  public int column() {
    return source.columnOf(from);
  }

  /** This range stretched to the end of a later one. */
  public Range to(Range last) {
    return new Range(source, from, Math.max(to, last.to));
  }

  /** {@code file:line:column}, or the name of the text alone. */
  @Override
  public String toString() {
    return hasPlace() ? source.name() + ":" + line() + ":" + column() : source.name();
  }
}
