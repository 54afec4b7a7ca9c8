package net.herald.api;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.attribute.Route;
import net.herald.bgp.nlri.Families;
import net.herald.bgp.nlri.Nlri;
import net.herald.log.Category;
import net.herald.log.Log;
import net.herald.route.ConfiguredRoute;
import net.herald.route.RouteParser;
import net.herald.route.RouteText;
import net.herald.text.TextFault;
import net.herald.text.Words;

/**
 * The file of a {@link RouteLedger}: a line for each change, in order.
 *
 * <pre>
 *   = 1 neighbor 192.0.2.1 local-ip ...       neighbor 1 is this one
 *   + 1 0 ipv4 unicast 10.0.0.0/24 next-hop self    it has this route, for ever
 *   + 1 1767225600 ...                        until then
 *   - 1 ipv4 unicast 10.0.0.0/24              not any more
 *   ~ 1                                       it has none any more
 * </pre>
 *
 * <p>A line that the end of the process, or of the machine, has torn is passed over, and so is one
 * that cannot be read. Owned by the ledger, in whose lock it is used.
 *
 * <p>Root may open it in a folder that belongs to another user, who could leave a link there: none
 * is followed.
 */
final class LedgerFile {
  private static final String NAME = "routes";
  private static final int LEAST_LINES = 100_000;

  private final Path path;
  private final Log log;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final StringBuilder waiting = new StringBuilder();
  private OutputStream out;
  private long lines;
  private long waitingLines;

  /** Whether the last line may lack its end. */
  private boolean torn;

  private LedgerFile(Path path, OutputStream out, Log log) {
    this.path = path;
    this.out = out;
    this.log = log;
  }

  /** Opens the file in a folder, which is made if it is not there. */
  static LedgerFile open(Path folder, Log log) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
    }
    var path = in(folder);
    return new LedgerFile(path, append(path), log);
  }

  static Path in(Path folder) {
    return folder.resolve(NAME);
  }

  private static OutputStream append(Path path) throws IOException {
    return Files.newOutputStream(
        path, StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
  }

  void announced(String neighbor, RouteLedger.Entry entry) {
    line("+ " + number(neighbor) + " " + entry.ends() + " " + RouteText.of(entry.route()));
  }

  void withdrawn(String neighbor, Nlri nlri) {
    var route = new ConfiguredRoute(new Route(nlri, AttributeSet.EMPTY), "", "", false);
    line("- " + number(neighbor) + " " + RouteText.of(route));
  }

  void cleared(String neighbor) {
    line("~ " + number(neighbor));
  }

  private int number(String neighbor) {
    var known = numbers.get(neighbor);
    if (known != null) {
      return known;
    }
    int number = numbers.size() + 1;
    numbers.put(neighbor, number);
    line("= " + number + " " + neighbor);
    return number;
  }

  private void line(String text) {
    waiting.append(text).append('\n');
    waitingLines++;
  }

  /** Writes what was noted: all of it or, after a fault, nothing that counts. */
  void write() throws IOException {
    if (waitingLines == 0) {
      return;
    }
    var text = (torn ? "\n" : "") + waiting;
    lines += waitingLines;
    waiting.setLength(0);
    waitingLines = 0;
    torn = true;
    out.write(text.getBytes(StandardCharsets.UTF_8));
    torn = false;
  }

  /** Whether most of the file is about what is no more. */
  boolean isLong(Map<String, Map<Nlri, RouteLedger.Entry>> routes) {
    long live = routes.values().stream().mapToLong(Map::size).sum();
    return lines > LEAST_LINES && lines > 2 * live;
  }

  /** Makes the file anew, in one step. */
  void rewrite(Map<String, Map<Nlri, RouteLedger.Entry>> routes) throws IOException {
    var fresh = path.resolveSibling(NAME + ".new");
    numbers.clear();
    waiting.setLength(0);
    waitingLines = 0;
    lines = 0;
    Files.deleteIfExists(fresh);
    try (BufferedWriter to =
        Files.newBufferedWriter(fresh, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
      for (var of : routes.entrySet()) {
        for (var entry : of.getValue().values()) {
          announced(of.getKey(), entry);
          to.append(waiting);
          lines += waitingLines;
          waiting.setLength(0);
          waitingLines = 0;
        }
      }
    }
    try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
    out.close();
    out = append(path);
  }

  /** Reads all lines. */
  void read(
      BiConsumer<String, RouteLedger.Entry> announced,
      BiConsumer<String, Nlri> withdrawn,
      Consumer<String> cleared)
      throws IOException {
    var neighbors = new HashMap<String, String>();
    var parser = new RouteParser();
    int number = 0;
    for (var line : wholeLines()) {
      number++;
      if (line.isEmpty()) {
        continue;
      }
      try {
        var words = line.split(" ", 3);
        var neighbor = neighbors.getOrDefault(words[1], "");
        switch (words[0]) {
          case "=" -> neighbors.put(words[1], words[2]);
          case "+" -> {
            int blank = words[2].indexOf(' ');
            long ends = Long.parseLong(words[2].substring(0, blank));
            announced.accept(
                neighbor, new RouteLedger.Entry(route(parser, words[2].substring(blank)), ends));
          }
          case "-" -> withdrawn.accept(neighbor, route(parser, words[2]).route().nlri());
          case "~" -> cleared.accept(neighbor);
          default -> throw new IllegalArgumentException("no such line");
        }
      } catch (TextFault | IndexOutOfBoundsException | IllegalArgumentException e) {
        log.warning(
            Category.RIB,
            "ledger.line",
            "file",
            path,
            "line",
            number,
            "reason",
            String.valueOf(e.getMessage()));
      }
    }
  }

  private List<String> wholeLines() throws IOException {
    try (var all =
        new BufferedReader(
            new InputStreamReader(
                Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS), StandardCharsets.UTF_8))) {
      var lines = new ArrayList<>(all.readAllLines());
      if (!lines.isEmpty() && !endsWithLineEnd()) {
        log.warning(Category.RIB, "ledger.torn", "file", path, "line", lines.size());
        lines.removeLast();
      }
      return lines;
    }
  }

  private boolean endsWithLineEnd() throws IOException {
    try (var channel = FileChannel.open(path)) {
      var last = java.nio.ByteBuffer.allocate(1);
      channel.read(last, channel.size() - 1);
      return last.get(0) == '\n';
    }
  }

  private static ConfiguredRoute route(RouteParser parser, String text) {
    var words = Words.ofLine("route", text.strip());
    var family = Families.parse(words.next("an AFI"), words.next("a SAFI"));
    if (family == null) {
      throw new IllegalArgumentException("no such family");
    }
    var routes = new ArrayList<ConfiguredRoute>(1);
    parser.route(family, words, routes::add);
    return routes.getFirst();
  }

  void close() throws IOException {
    out.close();
  }
}
