package net.herald.text;

/**
 * How the characters of a word are written: escapes, quotes and joined lines.
 *
 * <p>{@link Tokeniser} uses it to find where a word ends, {@link Words} to read what such a word
 * says.
 *
 * @param text the whole text
 * @param joins whether a line ending in {@code \} goes on in the next one
 */
record Spelling(String text, boolean joins) {
  private static final int UNICODE_DIGITS = 4;

  /**
   * The offset after a {@code \} that ends its line, and after that line; the offset given for any
   * other.
   */
  int afterJoin(int backslash) {
    if (!joins) {
      return backslash;
    }
    int at = backslash + 1;
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    if (at == text.length()) {
      return at;
    }
    return text.charAt(at) == '\n' ? at + 1 : backslash;
  }

  /** Whether a {@code \} outside quotes writes a blank. */
  boolean isEscapedBlank(int backslash) {
    return backslash + 1 < text.length() && " \tnrt".indexOf(text.charAt(backslash + 1)) >= 0;
  }

  /** The offset after an escape. */
  int afterEscape(int backslash) {
    int at = escaped(backslash);
    if (at >= text.length()) {
      return text.length();
    }
    return isUnicode(at) ? at + 1 + UNICODE_DIGITS : at + 1;
  }

  /** Whether an escape is a <code>&#92;u</code> that lacks one of its hexadecimal digits. */
  boolean isBroken(int backslash) {
    int at = escaped(backslash);
    return at < text.length() && text.charAt(at) == 'u' && !isUnicode(at);
  }

  /** What a word written with escapes, quotes or joined lines says. */
  String read(int from, int to) {
    StringBuilder out = new StringBuilder(to - from);
    char quote = 0;
    int at = from;
    while (at < to) {
      char c = text.charAt(at);
      if (c == '\\') {
        int joined = afterJoin(at);
        if (joined == at) {
          out.append(meaning(at));
          joined = afterEscape(at);
        }
        at = joined;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
        at++;
      } else if (c == quote) {
        break;
      } else {
        out.append(c);
        at++;
      }
    }
    return out.toString();
  }

  private char meaning(int backslash) {
    int at = escaped(backslash);
    if (at >= text.length()) {
      return '\\';
    }
    char c = text.charAt(at);
    return switch (c) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' ->
          isUnicode(at) ? (char) Integer.parseInt(text, at + 1, at + 1 + UNICODE_DIGITS, 16) : c;
      default -> c;
    };
  }

  /** The character that a {@code \} stands before: lines are joined before escapes are read. */
  private int escaped(int backslash) {
    int at = backslash + 1;
    while (at < text.length() && text.charAt(at) == '\\' && afterJoin(at) > at) {
      at = afterJoin(at);
    }
    return at;
  }

  private boolean isUnicode(int at) {
    if (text.charAt(at) != 'u' || at + UNICODE_DIGITS >= text.length()) {
      return false;
    }
    for (int i = 1; i <= UNICODE_DIGITS; i++) {
      char c = text.charAt(at + i);
      if (c >= 128 || Character.digit(c, 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
  }
}
