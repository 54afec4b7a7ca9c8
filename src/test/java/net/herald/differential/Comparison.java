package net.herald.differential;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import net.herald.differential.Station.Outcome;
import net.herald.json.StrictJson;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two outcomes of one script, a line each. Left out is what depends on time,
 * how routes are packed into messages, the order in which tables are shown, and the words that say
 * why a command is refused.
 */
final class Comparison {
  /** Keys of a neighbor that go by the clock, or that only one of two programs has. */
  private static final Set<String> BY_CLOCK = Set.of("duration", "messages", "prefixes");

  private final List<String> lines = new ArrayList<>();
  private final Script script;

  private Comparison(Script script) {
    this.script = script;
  }

  static List<String> of(Script script, Outcome ours, Outcome theirs) {
    var comparison = new Comparison(script);
    var said =
        script.steps().stream()
            .filter(Script.Say.class::isInstance)
            .map(Script.Say.class::cast)
            .toList();
    for (int i = 0; i < said.size(); i++) {
      comparison.answers(said.get(i), ours.answers().get(i), theirs.answers().get(i));
    }
    comparison.events(ours.events(), theirs.events());
    comparison.routes(script, ours.routes(), theirs.routes());
    comparison.maps("sent ", ours.sent(), theirs.sent());
    return comparison.lines;
  }

  private void answers(Script.Say said, List<String> ours, List<String> theirs) {
    var mine = each(said, ours);
    var others = each(said, theirs);
    if (mine.size() != others.size()) {
      answer(String.join(" | ", said.lines()), ours, theirs);
      return;
    }
    for (int i = 0; i < mine.size(); i++) {
      boolean one = mine.size() == said.lines().size();
      answer(
          one ? said.lines().get(i) : String.join(" | ", said.lines()), mine.get(i), others.get(i));
    }
  }

  /** The answer to each line; all as one where some lines have none. */
  private static List<List<String>> each(Script.Say said, List<String> heard) {
    if (said.answers() != said.lines().size()) {
      return List.of(heard);
    }
    var each = new ArrayList<List<String>>();
    int from = 0;
    for (int i = 0; i < heard.size(); i++) {
      if (heard.get(i).equals("done") || heard.get(i).equals("error")) {
        each.add(heard.subList(from, i + 1));
        from = i + 1;
      }
    }
    return each;
  }

  private void answer(String command, List<String> ours, List<String> theirs) {
    var about = "answer to '" + command + "' ";
    var mine = shown(ours);
    var others = shown(theirs);
    if (mine.size() != others.size()) {
      var more = new ArrayList<>(others);
      boolean all = mine.stream().allMatch(more::remove);
      boolean gone = all && more.stream().allMatch(script::isWithdrawnByPeer);
      lines.add((gone ? "stale " : "") + about + ": " + ours + ", not " + theirs);
      return;
    }
    for (int i = 0; i < mine.size(); i++) {
      for (var line : between(mine.get(i), others.get(i))) {
        lines.add(about + line);
      }
    }
  }

  /** Lines of an answer that can be compared: why it is an error is told by each in its words. */
  static List<String> shown(List<String> answer) {
    var shown = new ArrayList<String>();
    var tables = new TreeSet<String>();
    for (var line : answer) {
      if (line.startsWith("error: ") || line.startsWith("{\"error\"")) {
        continue;
      }
      if (line.startsWith("127.0.0.1 ")
          || line.startsWith("neighbor 127.0.0.1 ")
          || line.startsWith("{\"127.0.0.1\"")) {
        tables.add(timeless(line));
      } else {
        shown.addAll(tables);
        tables.clear();
        shown.add(line);
      }
    }
    return shown;
  }

  /** A line of a summary: its counters and times go by the clock. */
  private static String timeless(String line) {
    return line.matches("127\\.0\\.0\\.1 +\\d+ .*")
        ? line.replaceAll("\\d+:\\d\\d:\\d\\d", "TIME").replaceAll(" +\\d+", " N")
        : line;
  }

  private static List<String> between(String ours, String theirs) {
    if (ours.equals(theirs)) {
      return List.of();
    }
    if (!ours.startsWith("{") && !ours.startsWith("[")) {
      return List.of(": " + ours + ", not " + theirs);
    }
    return Difference.between(parsed(ours), parsed(theirs));
  }

  private static Object parsed(String text) {
    try {
      return without(StrictJson.parse(text));
    } catch (AssertionError isNone) {
      return "NO JSON " + text;
    }
  }

  private static Object without(Object json) {
    return switch (json) {
      case Map<?, ?> object -> {
        var kept = new HashMap<Object, Object>();
        object.forEach((key, value) -> {
          if (!BY_CLOCK.contains(String.valueOf(key))) {
            kept.put(key, value == null ? "null" : without(value));
          }
        });
        yield kept;
      }
      case List<?> list ->
          list.stream().map(value -> value == null ? "null" : without(value)).toList();
      default -> json;
    };
  }

  private void events(List<String> ours, List<String> theirs) {
    if (ours.size() != theirs.size()) {
      lines.add("events : " + ours.size() + ", not " + theirs.size() + " " + ours + " " + theirs);
      return;
    }
    for (int i = 0; i < ours.size(); i++) {
      for (var line : between(ours.get(i), theirs.get(i))) {
        lines.add("event " + line);
      }
    }
  }

  /** Where the two disagree, the last command about a prefix tells which of them is right. */
  private void routes(Script script, Map<String, String> ours, Map<String, String> theirs) {
    var keys = new TreeSet<>(ours.keySet());
    keys.addAll(theirs.keySet());
    for (var key : keys) {
      var mine = ours.get(key);
      if (!Objects.equals(mine, theirs.get(key))) {
        var last = script.lastOf(key.substring(key.lastIndexOf(' ') + 1));
        // all was withdrawn before the script, so what nothing was said of is not there
        boolean left = last == null && mine == null && key.contains(" unicast ");
        lines.add(
            (left || asLastSaid(last, mine) ? "stale " : "")
                + "route "
                + key
                + ": "
                + mine
                + ", not "
                + theirs.get(key));
      }
    }
  }

  private static boolean asLastSaid(@Nullable String command, @Nullable String route) {
    if (command == null || route == null) {
      return command != null && route == null && command.contains("withdraw ");
    }
    var words = command.replaceFirst(".* next-hop ", "").replace("self", "127.0.0.1");
    return command.contains("announce ") && route.startsWith(words.split(" ")[0] + " ");
  }

  private <V> void maps(String about, Map<String, V> ours, Map<String, V> theirs) {
    var keys = new TreeSet<>(ours.keySet());
    keys.addAll(theirs.keySet());
    for (var key : keys) {
      var mine = ours.get(key);
      var other = theirs.get(key);
      if (mine == null || !mine.equals(other)) {
        lines.add(about + key + ": " + mine + ", not " + other);
      }
    }
  }
}
