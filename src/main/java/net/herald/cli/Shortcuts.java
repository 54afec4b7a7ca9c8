package net.herald.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Predicate;

/**
 * Short words of the command line. What a word stands for depends on the words before it, which
 * were expanded already.
 */
final class Shortcuts {

  /**
   * One word.
   *
   * @param typed as it is typed
   * @param meant what it stands for
   * @param where the words before it that make it mean that
   */
  private record Row(String typed, String meant, Predicate<List<String>> where) {}

  private static final Predicate<List<String>> CHANGE = behind("announce", "withdraw");

  /** The first row that fits counts. */
  private static final List<Row> TABLE =
      List.of(
          new Row("a", "attributes", CHANGE),
          new Row("a", "adj-rib", behind("show", "clear", "flush")),
          new Row("a", "ack", behind("session")),
          new Row("a", "announce", Shortcuts::first),
          new Row("c", "configuration", behind("show", "neighbor")),
          new Row("c", "clear", Shortcuts::first),
          new Row("d", "daemon", List::isEmpty),
          new Row("e", "eor", behind("announce")),
          new Row("e", "extensive", before -> before.contains("show")),
          new Row("f", "flow", CHANGE),
          new Row("f", "flush", Shortcuts::first),
          new Row("h", "help", List::isEmpty),
          new Row("i", "in", behind("adj-rib")),
          new Row("o", "out", behind("adj-rib")),
          new Row("o", "operational", behind("announce")),
          new Row("id", "router-id", before -> before.contains("neighbor")),
          new Row("n", "neighbor", before -> before.isEmpty() || before.equals(List.of("show"))),
          new Row("r", "route", CHANGE),
          new Row("rr", "route-refresh", behind("announce")),
          new Row("s", "show", Shortcuts::first),
          new Row("s", "summary", before -> before.contains("neighbor")),
          new Row("ses", "session", List::isEmpty),
          new Row("sy", "sync", behind("session")),
          new Row("t", "teardown", Shortcuts::first),
          new Row("v", "vpls", CHANGE),
          new Row("w", "watchdog", CHANGE),
          new Row("w", "withdraw", Shortcuts::first),
          new Row("neighbour", "neighbor", _ -> true),
          new Row("neigbour", "neighbor", _ -> true),
          new Row("neigbor", "neighbor", _ -> true));

  private Shortcuts() {}

  private static Predicate<List<String>> behind(String... words) {
    var wanted = Set.of(words);
    return before -> !before.isEmpty() && wanted.contains(before.getLast());
  }

  /** Whether a command begins here, or goes on behind its neighbor. */
  private static boolean first(List<String> before) {
    return before.isEmpty() || named(before);
  }

  /** Whether the words before name a neighbor, and nothing else yet. */
  private static boolean named(List<String> before) {
    boolean neighbor = before.getFirst().equals("neighbor") || before.getFirst().equals("peer");
    return neighbor && before.size() == 2;
  }

  /** A command with its short words written out; words behind the first value stay. */
  static String expand(String typed) {
    var words = new ArrayList<String>();
    var text = new StringJoiner(" ");
    for (var word : typed.strip().split(" +")) {
      var meant = word;
      for (var row : TABLE) {
        if (row.typed.equals(word) && row.where.test(words)) {
          meant = row.meant;
          break;
        }
      }
      words.add(meant);
      text.add(meant);
    }
    return text.toString();
  }
}
