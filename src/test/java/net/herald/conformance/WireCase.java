package net.herald.conformance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.herald.lab.Await;
import net.herald.lab.ConformanceCase;
import net.herald.lab.HeraldProgram;
import net.herald.lab.Ports;
import net.herald.lab.ScriptedPeer;
import net.herald.lab.Workshop;

/**
 * A case of what must be put on the wire: Herald with its configuration, against its peer.
 *
 * <p>What helper programs say before the session is up belongs to the first routes, and goes out
 * before their End-of-RIB marker (RFC 4724 section 2). The cases were recorded with programs that
 * spoke later, so where a marker is expected the programs wait for it.
 */
final class WireCase {
  private static final Duration WHOLE_CASE = Duration.ofSeconds(25);

  /** The file that is there once helper programs may speak. */
  private static final String UP = "up";

  private static final Duration END = Duration.ofSeconds(10);

  private WireCase() {}

  /** Whether a case passes, tried once. */
  static boolean passes(Path file) {
    try {
      once(file);
      return true;
    } catch (AssertionError stillMissing) {
      return false;
    }
  }

  /** Runs a case, up to three times: commands that come close together are merged. */
  static void run(Path file) {
    for (int more = 2; more > 0; more--) {
      if (passes(file)) {
        return;
      }
    }
    once(file);
  }

  private static void once(Path file) {
    var script = ConformanceCase.read(file);
    int port = Ports.free();
    try (var workshop = new Workshop()) {
      var running = new ArrayList<net.herald.lab.Program>();
      var peer =
          workshop.closing(
              new ScriptedPeer(script, port, signal -> running.getFirst().signal(signal)));
      if (marksItself(script)) {
        var _ = peer.endOfRib().thenRun(() -> workshop.write(UP, ""));
      } else {
        workshop.write(UP, "");
      }
      var words = new ArrayList<>(List.of("-d", "-p"));
      words.addAll(configurations(script));
      var herald =
          workshop.start(
              "herald",
              environment(script, port, waitingPlay(workshop)),
              HeraldProgram.command(words.toArray(String[]::new)));
      running.add(herald);
      Await.until("the peer is satisfied", WHOLE_CASE, () -> peer.decided() || !herald.running());
      if (!peer.decided()) {
        throw new AssertionError("herald ended early; left: " + peer.left() + "\n" + herald.log());
      }
      try {
        peer.verify();
      } catch (AssertionError e) {
        throw new AssertionError(e.getMessage() + "\n" + herald.log(), e);
      }
      herald.awaitExit(END);
    }
  }

  /**
   * The folder for PATH that makes {@code ../play} of the configurations wait for the session: of
   * all programs of a name the last one found is taken.
   */
  private static Path waitingPlay(Workshop workshop) {
    workshop.script(
        "play",
        "until [ -e '%s' ]; do sleep 0.02; done; exec '%s' \"$@\"\n"
            .formatted(workshop.file(UP), Suite.folder().resolve("play")));
    return workshop.folder("path");
  }

  /** Whether the marker comes without a word of the helper programs. */
  private static boolean marksItself(ConformanceCase script) {
    var lines =
        configurations(script).stream()
            .flatMap(file -> Suite.lines(Path.of(file)).stream())
            .map(String::strip)
            .toList();
    return script.expectsEndOfRib()
        && lines.stream().anyMatch(line -> line.startsWith("neighbor "))
        && lines.stream().noneMatch(line -> line.startsWith("manual-eor "));
  }

  private static List<String> configurations(ConformanceCase script) {
    return script.configurations().stream()
        .map(name -> Suite.folder().resolve("etc").resolve(name).toString())
        .toList();
  }

  private static Map<String, String> environment(ConformanceCase script, int port, Path play) {
    var environment = new HashMap<String, String>();
    environment.put("exabgp_tcp_port", Integer.toString(port));
    environment.put("exabgp_tcp_bind", "");
    environment.put("exabgp_tcp_connections", script.connections());
    environment.put("exabgp_version", "5.0.0-0+test");
    environment.put("exabgp_api_version", "4");
    environment.put("exabgp_api_cli", "false");
    environment.put("exabgp_api_socketname", "exabgp-test-" + port);
    environment.put("exabgp_debug_rotate", "true");
    environment.put("exabgp_debug_configuration", "true");
    environment.put("exabgp_log_enable", "false");
    environment.put("EXABGP_BINARY", HeraldProgram.path().toString());
    environment.put("PATH", System.getenv("PATH") + ":" + play);
    environment.put("exabgp_daemon_user", System.getProperty("user.name"));
    return environment;
  }
}
