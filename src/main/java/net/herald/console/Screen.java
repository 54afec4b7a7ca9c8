package net.herald.console;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  /** Its lines. */
  List<String> lines(String name, Ordering ordering) {
    var lines = new ArrayList<String>();
    long up = standings.stream().filter(Standing::up).count();
    lines.add(
        "%s  %s  up %s  neighbors %d, established %d%s"
            .formatted(
                name,
                version,
                Standing.duration(uptime),
                standings.size(),
                up,
                trouble.isEmpty() ? "" : "  NO DAEMON: " + trouble.lines().findFirst().orElse("")));
    lines.add("helpers: " + (backlogs.isEmpty() ? "nothing waits" : backlogs));
    lines.add("order: " + ordering.title() + "  (s next, r reverse, q leave)");
    var heads = new ArrayList<>(Standing.HEADS);
    heads.add(heads.size() - 1, "Rate in/out");
    var rows = new ArrayList<List<String>>();
    for (var standing : ordering.sorted(standings)) {
      var cells = new ArrayList<>(standing.cells());
      cells.add(cells.size() - 1, rates.getOrDefault(key(standing), "-"));
      rows.add(cells);
    }
    lines.addAll(Tables.table(heads, rows));
    return lines;
  }
}
