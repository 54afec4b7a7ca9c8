package net.herald.console;

import java.util.ArrayList;
import java.util.List;
import net.herald.api.CommandReference;

/** What {@code help COMMAND} says in the shell. */
final class CommandHelp {
  private CommandHelp() {}

  /** Everything about the commands that begin like this, or have the words in this order. */
  static List<String> about(List<String> words) {
    var lines = new ArrayList<String>();
    for (var row : CommandReference.rows()) {
      var spelling = row.spellings().stream().filter(s -> fits(s, words)).findFirst();
      spelling.ifPresent(found -> explain(row, lines));
    }
    return lines;
  }

  private static boolean fits(String spelling, List<String> words) {
    int at = 0;
    for (var word : spelling.split(" ")) {
      if (at < words.size() && List.of(word.split("\\|")).contains(words.get(at))) {
        at++;
      }
    }
    return at == words.size();
  }

  private static void explain(CommandReference.Row row, List<String> lines) {
    if (!lines.isEmpty()) {
      lines.add("");
    }
    for (var spelling : row.spellings()) {
      lines.add((spelling + " " + row.arguments()).strip());
    }
    lines.add("    " + row.help());
    lines.add("    example: " + Examples.of(row));
  }
}
