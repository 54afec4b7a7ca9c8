package net.herald.console;

import java.util.ArrayList;
import java.util.List;
import net.herald.json.JsonReader;

/** Answers of a daemon as people read them. */
public final class Shown {
  private Shown() {}

  /**
   * The command that is sent for one typed: of what is shown as a table, the JSON is asked for.
   *
   * @param command with its short words written out
   */
  public static String asked(String command) {
    var words = List.of(command.split(" "));
    boolean neighbors = words.contains("summary") && shows(words);
    boolean routes = shows(words) && (words.contains("adj-rib") || words.contains("rib"));
    boolean told = words.contains("json") || words.contains("text");
    return (neighbors || routes) && !told ? command + " json" : command;
  }

  private static boolean shows(List<String> words) {
    return words.contains("show");
  }

  /** Lines for the lines of an answer: JSON becomes tables, all else stays. */
  public static List<String> of(String command, List<String> answer) {
    var lines = new ArrayList<String>();
    for (var line : answer) {
      lines.addAll(line(command, line));
    }
    return lines;
  }

  private static List<String> line(String command, String line) {
    if (!line.startsWith("{") && !line.startsWith("[")) {
      return List.of(line);
    }
    try {
      var json = JsonReader.read(line);
      var standings = command.contains("summary") ? Standing.all(json) : List.<Standing>of();
      return standings.isEmpty()
          ? Tables.of(json)
          : Tables.table(Standing.HEADS, standings.stream().map(Standing::cells).toList());
    } catch (JsonReader.Malformed e) {
      return List.of(line);
    }
  }
}
