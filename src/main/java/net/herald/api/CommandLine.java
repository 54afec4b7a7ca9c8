package net.herald.api;

import net.herald.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * A line taken apart: the words of the command, and those at its end that say how it is answered.
 *
 * @param words of the command, up to a part between braces
 * @param block where that part begins; -1 without
 * @param manner how it is answered
 */
record CommandLine(Words words, int block, Call.Manner manner) {
  /** How many words of manner a line can end in. */
  private static final int MOST = 2;

  /**
   * Takes a line apart.
   *
   * @param text without blanks at its ends, not empty
   * @throws net.herald.text.TextFault when it has no words, as with a quote left open
   */
  static CommandLine of(String text) {
    boolean json = false;
    boolean plain = false;
    @Nullable Boolean sync = null;
    var rest = text;
    for (int i = 0; i < MOST; i++) {
      int blank = Math.max(rest.lastIndexOf(' '), rest.lastIndexOf('\t'));
      if (blank < 0) {
        break;
      }
      switch (rest.substring(blank + 1)) {
        case "json" -> json = true;
        case "text" -> plain = true;
        case "sync" -> sync = true;
        case "async" -> sync = false;
        default -> i = MOST;
      }
      if (i < MOST) {
        rest = rest.substring(0, blank).strip();
      }
    }
    check(rest);
    int block = block(rest);
    var words = Words.ofLine("command", block < 0 ? rest : rest.substring(0, block));
    return new CommandLine(words, block, new Call.Manner(json, plain, sync));
  }

  private static void check(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 0x7e || c < 0x20 && c != '\t') {
        throw new CommandFault(
            "character %d is 0x%02x, and commands are printable ASCII".formatted(i + 1, (int) c));
      }
    }
  }

  /** Where the first brace outside of quotes stands. */
  private static int block(String text) {
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '{') {
        return i;
      }
    }
    return -1;
  }
}
