package net.herald.differential;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.herald.bgp.Asn;
import net.herald.bgp.nlri.Families;
import net.herald.offline.OfflineSession;

/**
 * The same scripts of commands for ExaBGP and for Herald, each a running daemon with a peer and a
 * helper program: what the peer has in the end, the answers and the events are compared.
 */
final class Scripts {
  /** Scripts that one life of a daemon plays. */
  private static final int LIFE = 20;

  private final String python;
  private final Path relay = Path.of("tools/differential/relay.py").toAbsolutePath();
  private final Station.Maker herald;
  private final Station.Maker exabgp;
  private final ScriptMaker scripts;
  private final Known known;
  private final OfflineSession session =
      OfflineSession.standard(Families.all(), Asn.of(65533), Asn.of(65533), false);

  private final Map<String, Integer> unknown = new TreeMap<>();
  private final Map<String, String> examples = new HashMap<>();
  private int differences;

  Scripts(String tree, String python, long seed) throws IOException {
    this.python = python;
    this.scripts = new ScriptMaker(seed);
    this.known = new Known(Path.of("tools/differential/known.txt"));
    this.herald =
        new Station.Maker(
            "herald",
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                absolute(System.getProperty("java.class.path")),
                "net.herald.cli.Main",
                "server"),
            Map.of());
    this.exabgp =
        new Station.Maker(
            "exabgp",
            List.of(python, "-m", "exabgp", "server"),
            Map.of("PYTHONPATH", Path.of(tree).toAbsolutePath() + "/src"));
  }

  private static String absolute(String path) {
    return String.join(
        ":",
        List.of(path.split(":")).stream()
            .map(p -> Path.of(p).toAbsolutePath().toString())
            .toList());
  }

  /** Plays so many and prints what differs; the exit code. */
  int run(int count) throws IOException {
    var four = new ArrayList<Script>();
    var six = new ArrayList<Script>();
    for (int i = 0; i < count; i++) {
      var script = scripts.next();
      (script.version() == 4 ? four : six).add(script);
    }
    for (var all : List.of(four, six)) {
      for (int from = 0; from < all.size(); from += LIFE) {
        play(all.subList(from, Math.min(from + LIFE, all.size())));
      }
    }
    System.out.println("differences that are meant:");
    known.seen().forEach((key, times) -> System.out.printf("  %7d %s%n", times, key));
    System.out.println("other differences:");
    unknown.forEach(
        (key, times) -> System.out.printf("  %7d %s%n%s%n", times, key, examples.get(key)));
    System.out.printf(
        "%d scripts, %d other differences of %d kinds%n", count, differences, unknown.size());
    return unknown.isEmpty() ? 0 : 1;
  }

  /** Plays scripts one after the other; a daemon that does not answer any more begins anew. */
  private void play(List<Script> life) throws IOException {
    int version = life.getFirst().version();
    int at = 0;
    while (at < life.size()) {
      try (var ours = new Station(herald, python, relay, version, session);
          var theirs = new Station(exabgp, python, relay, version, session)) {
        boolean well = true;
        for (; well && at < life.size(); at++) {
          var script = life.get(at);
          var mine = ours.play(script);
          var other = theirs.play(script);
          compare(script, mine, other);
          well = !mine.lost() && !other.lost();
          System.out.print(well ? "." : "!");
          System.out.flush();
        }
      }
    }
  }

  private void compare(Script script, Station.Outcome ours, Station.Outcome theirs) {
    if (theirs.lost() && !ours.lost()) {
      known.silent();
      return;
    }
    for (var line : Comparison.of(script, ours, theirs)) {
      var whole = "script v" + script.version() + " " + line;
      if (known.id(whole) == null) {
        differences++;
        var kind = whole.replaceAll("[0-9A-Fa-f:.]*[0-9][0-9A-Fa-f:.]*", "#");
        kind = kind.length() > 200 ? kind.substring(0, 200) : kind;
        unknown.merge(kind, 1, Integer::sum);
        var all = line.startsWith("answer") ? "" : "\n" + script.text().indent(6);
        examples.putIfAbsent(kind, "    " + line + all);
      }
    }
  }
}
