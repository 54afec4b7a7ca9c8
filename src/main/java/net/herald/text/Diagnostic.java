package net.herald.text;

/**
 * A problem in a text: where, what, and what would have been right.
 *
 * <p>Printed as
 *
 * <pre>
 * edge.conf:12:5: error: unknown keyword 'peer-az' in neighbor
 *    12 |     peer-az 65001;
 *       |     ^^^^^^^ did you mean 'peer-as'?
 * </pre>
 *
 * @param severity whether the text can still be used
 * @param range the words to underline
 * @param summary what is wrong, with the offending value in it
 * @param expected the phrase beside the underline, complete ({@code expected 0, or 3 to 65535}), or
 *     empty
 * @param suggestion the word that was probably meant, or empty
 */
public record Diagnostic(
    Severity severity, Range range, String summary, String expected, String suggestion) {
  /** Widest part of a line that is shown: a longer one is cut around the underlined words. */
  private static final int WIDTH = 120;

  /** An error with neither an expectation nor a suggestion. */
  public static Diagnostic error(Range range, String summary) {
    return error(range, summary, "");
  }

  /** An error and what was expected in its place. */
  public static Diagnostic error(Range range, String summary, String expected) {
    return new Diagnostic(Severity.ERROR, range, summary, expected, "");
  }

  /** A warning and what was expected in its place. */
  public static Diagnostic warning(Range range, String summary, String expected) {
    return new Diagnostic(Severity.WARNING, range, summary, expected, "");
  }

  /** The diagnostic as printed, every line ended by a newline. */
  public String print() {
    StringBuilder out = new StringBuilder();
    out.append(range).append(": ").append(severity.word()).append(": ");
    appendPrintable(summary, 0, summary.length(), out);
    out.append('\n');
    String hint = hint();
    if (range.hasPlace()) {
      printLine(hint, out);
    } else if (!hint.isEmpty()) {
      out.append("      | ");
      appendPrintable(hint, 0, hint.length(), out);
      out.append('\n');
    }
    return out.toString();
  }

  /** The summary and the hint in one line, for places that have no room for the source line. */
  public String oneLine() {
    StringBuilder out = new StringBuilder();
    appendPrintable(summary, 0, summary.length(), out);
    String hint = hint();
    if (!hint.isEmpty()) {
      out.append(" (");
      appendPrintable(hint, 0, hint.length(), out);
      out.append(')');
    }
    return out.toString();
  }

  private String hint() {
    if (suggestion.isEmpty()) {
      return expected;
    }
    String meant = "did you mean '" + suggestion + "'?";
    return expected.isEmpty() ? meant : expected + "; " + meant;
  }

  private void printLine(String hint, StringBuilder out) {
    Source source = range.source();
    int line = range.line();
    int start = source.lineStart(line);
    int end = source.lineEnd(line);
    int first = Math.min(range.from(), end);
    int last = Math.min(Math.max(range.to(), first + 1), Math.max(end, first + 1));
    boolean cutLeft = first - start > WIDTH;
    int shownFrom = cutLeft ? first - WIDTH / 2 : start;
    int shownTo = Math.min(end, shownFrom + WIDTH * 3 / 2);
    String text = source.text();

    out.append(String.format("%5d | ", line));
    out.append(cutLeft ? "..." : "");
    for (int at = shownFrom; at < shownTo; at++) {
      out.append(source.isHidden(at) ? '*' : printable(text.charAt(at)));
    }
    out.append(shownTo < end ? "..." : "").append('\n');

    out.append("      | ").append(cutLeft ? "   " : "");
    for (int at = shownFrom; at < first; at++) {
      out.append(text.charAt(at) == '\t' ? '\t' : ' ');
    }
    out.repeat('^', Math.min(last, Math.max(shownTo, first + 1)) - first);
    if (!hint.isEmpty()) {
      out.append(' ');
      appendPrintable(hint, 0, hint.length(), out);
    }
    out.append('\n');
  }

  /** What came from a file must not drive the terminal it is shown on. */
  private static void appendPrintable(String text, int from, int to, StringBuilder out) {
    for (int at = from; at < to; at++) {
      out.append(printable(text.charAt(at)));
    }
  }

  private static char printable(char c) {
    boolean control = (c < ' ' && c != '\t') || (c >= 0x7f && c < 0xa0);
    return control ? '?' : c;
  }
}
