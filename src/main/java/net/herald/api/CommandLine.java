package net.herald.api;

import net.herald.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * A line taken apart: the words of the command, and those at its end that say how it is answered.
 *
 * @param words of the command
 * @param manner how it is answered
 */
record CommandLine(Words words, Call.Manner manner) {
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
    return new CommandLine(words(rest), new Call.Manner(json, plain, sync));
  }

  private static Words words(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 0x7e || c < 0x20 && c != '\t') {
        throw new CommandFault(
            "character %d is 0x%02x, and commands are printable ASCII".formatted(i + 1, (int) c));
      }
    }
    return Words.ofLine("command", text);
  }
}
