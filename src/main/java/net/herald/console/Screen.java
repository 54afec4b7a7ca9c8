package net.herald.console;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import net.herald.json.JsonReader;

/**
 * What the live view shows at a moment.
 *
 * @param version of the daemon
 * @param uptime of the daemon, in seconds
 * @param standings of the neighbors
 * @param rates messages a second, received and sent, by neighbor; nothing for the first picture
 * @param backlogs what waits for helper processes, in words
 * @param trouble why this is an old picture; empty for a new one
 */
record Screen(
    String version,
    long uptime,
    List<Standing> standings,
    Map<String, String> rates,
    String backlogs,
    String trouble) {
  static final Screen EMPTY = new Screen("", 0, List.of(), Map.of(), "", "");
  static final String NEIGHBORS = "show neighbor json";

  /** Which line has the heads of the table. */
  static final int HEAD_LINE = 3;

  /** Which column has the rates. */
  private static final int RATE = 10;

  /** Columns that are left out together where the screen is narrow: queues first, then others. */
  private static final List<List<Integer>> DROPS =
      List.of(List.of(8, 9), List.of(RATE), List.of(6, 7), List.of(1), List.of(4, 5), List.of(3));

  /** So much of the last error is worth more than another column. */
  private static final int ENOUGH = 24;

  private static final double NANOS = 1e9;

  /** Copies what could change. */
  Screen {
    standings = List.copyOf(standings);
    rates = Map.copyOf(rates);
  }

  /** Asks a daemon. */
  static Screen of(Link link) throws IOException {
    var status = read(link, "daemon status json") instanceof Map<?, ?> map ? map : Map.of();
    var backlogs = new ArrayList<String>();
    if (read(link, "system queue-status json") instanceof Map<?, ?> queues) {
      queues.forEach((helper, waits) -> backlogs.add(backlog(helper.toString(), waits)));
    }
    return new Screen(
        String.valueOf(status.get("version")),
        status.get("uptime") instanceof Long seconds ? seconds : 0,
        Standing.all(read(link, NEIGHBORS)),
        Map.of(),
        String.join(", ", backlogs),
        "");
  }

  private static String backlog(String helper, Object waits) {
    var map = waits instanceof Map<?, ?> members ? members : Map.of();
    return helper + " " + map.get("items") + " (" + map.get("bytes") + " octets)";
  }

  private static Object read(Link link, String command) throws IOException {
    var answer = link.ask(command);
    try {
      return answer.lines().isEmpty() ? "" : JsonReader.read(answer.lines().getFirst());
    } catch (JsonReader.Malformed e) {
      throw new IOException(String.join(" ", answer.lines()), e);
    }
  }

  /** With what happened since an earlier picture. */
  Screen since(Map<String, Standing> former, long nanos) {
    var now = new HashMap<String, String>();
    for (var standing : standings) {
      var before = former.get(standing.address() + " " + standing.as());
      if (before != null && nanos > 0) {
        double received = Math.max(0, standing.received() - before.received()) * NANOS / nanos;
        double sent = Math.max(0, standing.sent() - before.sent()) * NANOS / nanos;
        now.put(key(standing), rate(received) + "/" + rate(sent));
      }
    }
    return new Screen(version, uptime, standings, now, backlogs, trouble);
  }

  private static String key(Standing standing) {
    return standing.address() + " " + standing.as();
  }

  private static String rate(double perSecond) {
    return String.format(Locale.ROOT, perSecond < 10 ? "%.1f" : "%.0f", perSecond);
  }

  /** The same, shown while there is no newer one. */
  Screen without(String why) {
    return new Screen(version, uptime, standings, rates, backlogs, why);
  }

  /** Its lines, as long and as many as there is something to say. */
  List<String> lines(String name, Ordering ordering) {
    return lines(name, ordering, Frame.ALL);
  }

  /**
   * Its lines for a frame: of what is too wide, columns are left out, and neighbors of what is too
   * long.
   */
  List<String> lines(String name, Ordering ordering, Frame frame) {
    var lines = new ArrayList<String>();
    long up = standings.stream().filter(Standing::up).count();
    lines.add(
        "%s  %sneighbors %d, established %d  up %s  %s"
            .formatted(
                name,
                trouble.isEmpty()
                    ? ""
                    : "NO DAEMON: " + trouble.lines().findFirst().orElse("") + "  ",
                standings.size(),
                up,
                Standing.duration(uptime),
                version));
    lines.add("helpers: " + (backlogs.isEmpty() ? "nothing waits" : backlogs));
    int from = frame.first(standings.size());
    int to = from + Math.min(standings.size() - from, frame.neighbors());
    var part =
        to - from == standings.size()
            ? ""
            : (from + 1) + " to " + to + " of " + standings.size() + " (n next, p previous)  ";
    lines.add(part + "order: " + ordering.title() + "  (s next, r reverse, q leave)");
    lines.addAll(table(ordering.sorted(standings).subList(from, to), frame.columns()));
    return lines;
  }

  private List<String> table(List<Standing> shown, int columns) {
    var heads = new ArrayList<>(Standing.HEADS);
    heads.add(RATE, "Rate in/out");
    var rows = new ArrayList<List<String>>();
    for (var standing : shown) {
      var cells = new ArrayList<>(standing.cells());
      cells.add(RATE, rates.getOrDefault(key(standing), "-"));
      rows.add(cells);
    }
    var left = new ArrayList<>(IntStream.range(0, heads.size()).boxed().toList());
    var drops = DROPS.iterator();
    while (width(heads, rows, left) > columns && drops.hasNext()) {
      left.removeAll(drops.next());
    }
    return Tables.table(only(left, heads), rows.stream().map(row -> only(left, row)).toList());
  }

  /** How wide a table has to be; the last column may be cut. */
  private static int width(List<String> heads, List<List<String>> rows, List<Integer> columns) {
    var all = columns.subList(0, columns.size() - 1);
    int width =
        Tables.table(only(all, heads), rows.stream().map(row -> only(all, row)).toList()).stream()
            .mapToInt(String::length)
            .max()
            .orElse(0);
    int last = rows.stream().mapToInt(row -> row.getLast().length()).max().orElse(0);
    return width + Math.min(last, ENOUGH);
  }

  private static List<String> only(List<Integer> columns, List<String> cells) {
    return columns.stream().map(cells::get).toList();
  }
}
