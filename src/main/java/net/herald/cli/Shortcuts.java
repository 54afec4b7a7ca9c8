package net.herald.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import net.herald.api.CommandReference;

/**
 * Short words of the command line. What a word stands for depends on the words before it, which
 * were expanded already.
 */
final class Shortcuts {

  /**
   * One word.
   *
   * @param typed as it is typed
   * @param meant what it stands for; one or two letters of its beginning do too
   * @param where the words before it that make it mean that
   */
  private record Row(String typed, String meant, Predicate<List<String>> where) {
    boolean fits(String word, List<String> before) {
      boolean alike = typed.equals(word) || word.length() <= SHORT && meant.startsWith(word);
      return alike && !word.isEmpty() && where.test(before);
    }
  }

  private static final int SHORT = 2;

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
          new Row("id", "router-id", Shortcuts::named),
          new Row("neighbour", "neighbor", _ -> true),
          new Row("neigbour", "neighbor", _ -> true),
          new Row("neigbor", "neighbor", _ -> true));

  private static final List<String> SIDES = List.of("in", "out");

  private Shortcuts() {}

  private static Predicate<List<String>> behind(String... words) {
    var wanted = Set.of(words);
    return before -> !before.isEmpty() && wanted.contains(before.getLast());
  }

  /** Whether a command begins here, or goes on behind its neighbor. */
  private static boolean first(List<String> before) {
    return before.isEmpty() || named(before);
  }

  /** Whether the words before name a neighbor, perhaps by several keys, and nothing else yet. */
  private static boolean named(List<String> before) {
    boolean neighbor =
        !before.isEmpty() && before.getFirst().equals("neighbor")
            || before.getFirst().equals("peer");
    boolean keys = neighbor && before.size() >= 2 && before.size() % 2 == 0;
    for (int i = 2; keys && i < before.size(); i += 2) {
      keys = CommandReference.selectorKeys().contains(before.get(i));
    }
    return keys;
  }

  /** A command with its short words written out; words behind the first value stay. */
  static String expand(String typed) {
    var words = new ArrayList<String>();
    for (var word : typed.strip().split(" +")) {
      var meant = word;
      for (var row : TABLE) {
        if (row.fits(word, words)) {
          meant = row.meant;
          break;
        }
      }
      words.add(meant);
    }
    return String.join(" ", ordered(words));
  }

  /**
   * The order that the daemon wants: {@code adj-rib in show} and {@code neighbor IP adj-rib in
   * show} are {@code show adj-rib in} and {@code show adj-rib in IP}.
   */
  private static List<String> ordered(List<String> words) {
    int at = named(words.subList(0, Math.min(2, words.size()))) ? 2 : 0;
    boolean turned =
        words.size() > at + 2
            && words.get(at).equals("adj-rib")
            && SIDES.contains(words.get(at + 1))
            && words.get(at + 2).equals("show");
    if (!turned) {
      return words;
    }
    var ordered = new ArrayList<>(List.of("show", "adj-rib", words.get(at + 1)));
    ordered.addAll(words.subList(at == 0 ? 0 : 1, at));
    ordered.addAll(words.subList(at + 3, words.size()));
    return ordered;
  }
}
