package net.herald.text;

import java.util.Arrays;

/**
 * Splits a text into statements and these into words, in one pass and without an object per word.
 *
 * <p>A statement is words up to {@code ;}, <code>{</code> or <code>}</code>, all on one line; a
 * line ending in {@code \} goes on in the next. {@code [}, {@code ]} and {@code ,} are words of
 * their own. {@code #} starts a comment. {@code "} and {@code '} quote: every character between
 * them is ordinary. {@code \} makes the next character ordinary, but for {@code \b \f \n \r \t} and
 * <code>&#92;uXXXX</code>; a blank so written is a blank still, as it always was.
 *
 * <p>What is wrong with the text itself (a quote left open, a statement without end) is recorded
 * and reading goes on with the likeliest reading, so that the words are still checked.
 */
public final class Tokeniser {
  /** What {@link #terminator} says of a statement which the end of a command line ended. */
  public static final char END = '\0';

  private static final byte WORD = 0;
  private static final byte BLANK = 1;
  private static final byte LINE = 2;
  private static final byte PUNCTUATION = 3;
  private static final byte TERMINATOR = 4;
  private static final byte QUOTE = 5;
  private static final byte ESCAPE = 6;
  private static final byte COMMENT = 7;
  private static final byte[] CLASSES = classes();

  private final Source source;
  private final String text;
  private final int end;
  private final boolean file;
  private final Spelling spelling;
  private final Diagnostics diagnostics;
  private final Words words;
  private int at;
  private char terminator = END;
  private boolean faulty;

  private Tokeniser(Source source, boolean file, Diagnostics diagnostics) {
    this.source = source;
    this.text = source.text();
    this.end = text.length();
    this.file = file;
    this.spelling = new Spelling(text, file);
    this.diagnostics = diagnostics;
    this.words = new Words(source, spelling);
    this.at = !text.isEmpty() && text.charAt(0) == '\ufeff' ? 1 : 0;
  }

  /** Reads a configuration: lines may be joined, every statement must be ended. */
  public static Tokeniser ofFile(Source source, Diagnostics diagnostics) {
    return new Tokeniser(source, true, diagnostics);
  }

  /** Reads the line of a command: nothing is joined, and the end of the text ends the statement. */
  public static Tokeniser ofCommand(Source source, Diagnostics diagnostics) {
    return new Tokeniser(source, false, diagnostics);
  }

  private static byte[] classes() {
    byte[] classes = new byte[128];
    Arrays.fill(classes, WORD);
    set(classes, " \t\r", BLANK);
    set(classes, "\n", LINE);
    set(classes, "[],", PUNCTUATION);
    set(classes, ";{}", TERMINATOR);
    set(classes, "\"'", QUOTE);
    set(classes, "\\", ESCAPE);
    set(classes, "#", COMMENT);
    return classes;
  }

  private static void set(byte[] classes, String characters, byte value) {
    for (int i = 0; i < characters.length(); i++) {
      classes[characters.charAt(i)] = value;
    }
  }

  private static byte classOf(char c) {
    return c < 128 ? CLASSES[c] : WORD;
  }

  /** Whether a text is printable words from there on: no quote, escape, comment, or terminator. */
  public static boolean isPlain(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || CLASSES[c] > PUNCTUATION) {
        return false;
      }
    }
    return true;
  }

  /** The words of the statement just read: the same object for each statement. */
  public Words words() {
    return words;
  }

  /** What ended the statement just read. */
  public char terminator() {
    return terminator;
  }

  /** The end of the text. */
  public Range endOfText() {
    return new Range(source, end, end);
  }

  /**
   * Reads the next statement.
   *
   * @return false at the end of the text
   */
  public boolean next() {
    words.clear(at);
    faulty = false;
    terminator = END;
    while (at < end) {
      char c = text.charAt(at);
      switch (classOf(c)) {
        case BLANK -> at++;
        case LINE -> {
          at++;
          if (file && words.size() > 0) {
            notEnded();
            return true;
          }
        }
        case COMMENT -> skipComment();
        case PUNCTUATION -> {
          words.add(at, at + 1, Words.PUNCTUATION);
          at++;
        }
        case TERMINATOR -> {
          words.end(at, at + 1);
          terminator = c;
          at++;
          return true;
        }
        case ESCAPE -> {
          int joined = spelling.afterJoin(at);
          if (joined > at) {
            at = joined;
          } else if (spelling.isEscapedBlank(at)) {
            at += 2;
          } else {
            readWord();
          }
        }
        default -> readWord();
      }
    }
    if (words.size() > 0 && file) {
      notEnded();
    }
    return words.size() > 0;
  }

  /** Whether nothing but blanks and ends of lines is left of the text. */
  boolean onlyBlanksLeft() {
    return afterBlanks() == end;
  }

  private int afterBlanks() {
    int next = at;
    while (next < end && (classOf(text.charAt(next)) == BLANK || text.charAt(next) == '\n')) {
      next++;
    }
    return next;
  }

  private void notEnded() {
    terminator = ';';
    int next = afterBlanks();
    if (next < end && text.charAt(next) == '{') {
      words.end(next, next + 1);
      terminator = '{';
      at = next + 1;
      report(words.endRange(), "'{' cannot start a line", "expected it on the line before");
    } else if (!faulty) {
      report(words.endRange(), "this statement is not ended", "expected ';'");
    }
  }

  private void skipComment() {
    while (at < end && text.charAt(at) != '\n') {
      // Lines are joined before comments are looked for.
      int joined = text.charAt(at) == '\\' ? spelling.afterJoin(at) : at;
      if (joined > at && swallows(joined)) {
        diagnostics.add(
            Diagnostic.warning(
                new Range(source, at, at + 1),
                "this '\\' makes the next line part of the comment",
                "expected no '\\' at the end of a comment"));
      }
      at = joined > at ? joined : at + 1;
    }
  }

  /** Whether a line that a comment goes on in says anything but comment. */
  private boolean swallows(int line) {
    int first = line;
    while (first < end && classOf(text.charAt(first)) == BLANK) {
      first++;
    }
    return first < end && text.charAt(first) != '\n' && text.charAt(first) != '#';
  }

  private void readWord() {
    int from = at;
    byte how = Words.PLAIN;
    while (at < end) {
      char c = text.charAt(at);
      byte kind = classOf(c);
      if (kind == WORD) {
        at++;
      } else if (kind == QUOTE) {
        boolean prefixed = at > from;
        boolean simple = readQuoted(c);
        how = simple && !prefixed ? Words.QUOTED : Words.COOKED;
        break; // an opening quote does not end the word it stands in, a closing one does
      } else if (kind == ESCAPE) {
        if (spelling.afterJoin(at) == at && spelling.isEscapedBlank(at)) {
          break;
        }
        how = Words.COOKED;
        skipEscape();
      } else {
        if (kind == COMMENT) {
          report(
              new Range(source, at, at + 1),
              "this '#' is glued to a word",
              "expected a blank before a comment, or quotes around the word");
        }
        break;
      }
    }
    words.add(from, at, how);
  }

  /** Moves behind the closing quote; says whether what is quoted means itself. */
  private boolean readQuoted(char quote) {
    int open = at++;
    boolean simple = true;
    while (at < end && text.charAt(at) != '\n') {
      char c = text.charAt(at);
      if (c == quote) {
        at++;
        return simple;
      }
      if (c == '\\') {
        simple = false;
        skipEscape();
      } else {
        at++;
      }
    }
    report(new Range(source, open, at), "this quote is not closed", "expected " + quote);
    return false;
  }

  private void skipEscape() {
    int joined = spelling.afterJoin(at);
    if (joined == at) {
      joined = spelling.afterEscape(at);
      if (spelling.isBroken(at)) {
        report(
            new Range(source, at, joined),
            "broken escape",
            "expected four hexadecimal digits after \\u");
      }
    }
    at = joined;
  }

  private void report(Range range, String summary, String expected) {
    faulty = true;
    diagnostics.add(Diagnostic.error(range, summary, expected));
  }
}
