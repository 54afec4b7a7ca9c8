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

/** A case of what must be put on the wire: Herald with its configuration, against its peer. */
final class WireCase {
  private static final Duration WHOLE_CASE = Duration.ofSeconds(25);
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

  /** Runs a case, up to three times: the peer waits three seconds at most. */
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
      var words = new ArrayList<>(List.of("-d", "-p"));
      words.addAll(configurations(script));
      var herald =
          workshop.start(
              "herald",
              environment(script, port),
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

  private static List<String> configurations(ConformanceCase script) {
    return script.configurations().stream()
        .map(name -> Suite.folder().resolve("etc").resolve(name).toString())
        .toList();
  }

  private static Map<String, String> environment(ConformanceCase script, int port) {
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
    environment.put("exabgp_daemon_user", System.getProperty("user.name"));
    return environment;
  }
}
