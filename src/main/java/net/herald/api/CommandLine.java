package net.herald.api;

import java.util.ArrayList;
import java.util.List;
import net.herald.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * A line taken apart: the words of the command, and those at its end that say how it is answered.
 *
 * @param text the line without the words at its end
 * @param words of its first statement, up to a part between braces
 * @param block where that part begins; -1 without
 * @param end where the first statement ends
 * @param manner how it is answered
 */
record CommandLine(String text, Words words, int block, int end, Call.Manner manner) {
  /** What {@link #of} takes for manner; {@code async} ends like {@code sync}. */
  private static final List<String> MANNERS = List.of("json", "text", "sync");

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
    boolean simple = check(rest);
    int block = simple ? -1 : find('{', rest, 0);
    int end = simple ? rest.length() : statementEnd(rest, 0);
    var words = Words.ofLine("command", rest.substring(0, block < 0 ? end : Math.min(block, end)));
    return new CommandLine(rest, words, block, end, new Call.Manner(json, plain, sync));
  }

  /** Whether the last word of a line says how it is answered. */
  static boolean endsInManner(String text) {
    for (var word : MANNERS) {
      if (text.endsWith(word)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Refuses a second statement.
   *
   * @throws net.herald.text.TextFault when there is one
   */
  void expectOne() {
    if (block < 0 && end < text.length()) {
      Words.ofLine("command", text);
    }
  }

  /** What is left of the first statement, and the others; none of them empty. */
  List<String> parts() {
    var parts = new ArrayList<String>();
    int from = words.offset();
    while (from < text.length()) {
      int end = statementEnd(text, from);
      var part = text.substring(from, end).strip();
      if (!part.isEmpty()) {
        parts.add(part);
      }
      from = end + 1;
    }
    return parts;
  }

  /** Where the statement ends that begins there: at a {@code ;} outside of quotes and braces. */
  private static int statementEnd(String text, int from) {
    int end = find(';', text, from);
    return end < 0 ? text.length() : end;
  }

  /** Whether it is one statement without quotes and braces, as most are. */
  private static boolean check(String text) {
    boolean simple = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 0x7e || c < 0x20 && c != '\t') {
        throw new CommandFault(
            "character %d is 0x%02x, and commands are printable ASCII".formatted(i + 1, (int) c));
      }
      simple &= c != ';' && c != '"' && c != '\'' && c < '{';
    }
    return simple;
  }

  /** Where a character first stands outside of quotes and of braces; -1 where it does not. */
  private static int find(char wanted, String text, int from) {
    int depth = 0;
    char quote = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == wanted && depth <= 0) {
        return i;
      } else if (c == '{') {
        depth++;
      } else if (c == '}') {
        depth--;
      }
    }
    return -1;
  }
}
