package net.herald.text;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A text with a name, and the lines of it.
 *
 * <p>Lines and columns count from one; a column counts UTF-16 units, a tab is one. The index of the
 * lines is built when the first of them is asked for, since a text without faults never needs it.
 */
public final class Source {
  private final String name;
  private final String text;
  private @Nullable BitSet hidden;
  private final @Nullable Wanted wanted;
  private int[] lineStarts = {};

  /**
   * A text to be read.
   *
   * @param name what diagnostics call it: a file name as the operator wrote it
   * @param text all of it
   */
  public Source(String name, String text) {
    this(name, text, null);
  }

  private Source(String name, String text, @Nullable Wanted wanted) {
    this.name = name;
    this.text = text;
    this.wanted = wanted;
  }

  /**
   * A text that somebody is typing.
   *
   * @param typed so far
   * @param wanted is told what could stand behind it
   */
  public static Source typed(String name, String typed, Wanted wanted) {
    return new Source(name, typed + " " + Wanted.MARK, wanted);
  }

  /** Who is told what could stand at the end; null for a text that is whole. */
  @Nullable Wanted wanted() {
    return wanted;
  }

  /** The name that diagnostics give to this text. */
  public String name() {
    return name;
  }

  /** The whole text. */
  public String text() {
    return text;
  }

  /** Makes a stretch of the text one that is never shown: a password. */
  public void hide(int from, int to) {
    var known = hidden == null ? new BitSet() : hidden;
    known.set(from, to);
    hidden = known;
  }

  /** Whether the character at an offset is never shown. */
  public boolean isHidden(int offset) {
    return hidden != null && hidden.get(offset);
  }

  /** The line, from one, that holds an offset. */
  public int lineOf(int offset) {
    int found = Arrays.binarySearch(starts(), offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The column, from one, of an offset in its line. */
  public int columnOf(int offset) {
    return offset - lineStart(lineOf(offset)) + 1;
  }

  /** The offset at which a line starts. */
  public int lineStart(int line) {
    return starts()[line - 1];
  }

  /** The offset after the last character of a line, its end of line not counted. */
  public int lineEnd(int line) {
    int end = line < starts().length ? starts()[line] - 1 : text.length();
    return end > lineStart(line) && text.charAt(end - 1) == '\r' ? end - 1 : end;
  }

  private int[] starts() {
    if (lineStarts.length == 0) {
      int[] starts = new int[16];
      int lines = 1;
      for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
        if (lines == starts.length) {
          starts = Arrays.copyOf(starts, lines * 2);
        }
        starts[lines++] = at + 1;
      }
      lineStarts = Arrays.copyOf(starts, lines);
    }
    return lineStarts;
  }

  @Override
  public String toString() {
    return name;
  }
}
