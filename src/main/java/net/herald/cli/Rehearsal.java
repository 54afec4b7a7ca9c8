package net.herald.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.herald.posix.PseudoTerminal;

/**
 * What {@code ./build} runs while the JVM records its start-up caches. For one-shot commands: those
 * that people and scripts start most often, so that their classes come out of the cache linked. For
 * the interactive shell and the live view: an operator at a pseudo terminal, so that those of the
 * line editor do as well. For the daemon: a session with many routes in both directions, some of
 * the configuration and some of a helper process, so that the JVM knows as well what is worth
 * compiling.
 */
public final class Rehearsal {

  /** {@code 10.0.0.0/24} and next hop 1.2.3.4. */
  private static final String UPDATE =
      "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF0030020000001540010100400200400304"
          + "0102030440050400000064180A0000";

  /**
   * A program at the terminal.
   *
   * @param keys which are all typed before it asks for them, and make it end
   */
  private record Turn(List<String> line, String keys) {}

  /** Words that are completed, an answer as a table, help, the live view, an earlier line. */
  private static final List<Turn> TURNS =
      List.of(
          new Turn(
              List.of("cli"),
              "sho\tneigh\tsumm\t\r"
                  + "peer 192.0.2.1 announce route 10.0.0.0/24 next-\tself\r"
                  + "help teardown\r"
                  + "monitor\rsq"
                  + "\u0010\u0010\r"
                  + "quit\r"),
          new Turn(List.of("top"), "srq"),
          new Turn(List.of("cli", "show", "neighbor", "summary"), ""));

  private static final int ROWS = 24;
  private static final int COLUMNS = 80;
  private static final int ROUTES = 40_000;
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private Rehearsal() {}

  /** One command line each. What they print goes nowhere. */
  static List<List<String>> lines(String configuration) {
    return List.of(
        List.of("env"),
        List.of("env", "-d", "-e"),
        List.of("--help"),
        List.of("encode", "route 192.0.2.0/24 next-hop 198.51.100.1"),
        List.of("decode", UPDATE),
        List.of("decode", "--command", UPDATE),
        List.of("shell", "complete", "--", "run", "announce", "route", "10.0.0.0/24", "next"),
        List.of("validate", configuration),
        List.of("validate", "-n", "-r", "-v", configuration));
  }

  /**
   * Rehearses and ends the process; what fails costs only its part of the cache.
   *
   * @param arguments {@code daemon}; or {@code shell}; or {@code command} and the file that is
   *     validated
   */
  public static void main(String[] arguments) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    switch (arguments[0]) {
      case "daemon" -> within(LIMIT, () -> session(nowhere));
      case "shell" -> within(LIMIT, () -> operator(nowhere));
      default -> {
        for (List<String> line : lines(arguments[1])) {
          new Main(Map.of(), InputStream.nullInputStream(), nowhere, nowhere).run(line);
        }
      }
    }
    // Through the front door, which also prints and ends the process.
    Main.main(new String[] {"version"});
  }

  private static void within(Duration limit, Runnable work) {
    try {
      Thread.ofPlatform().daemon().start(work).join(limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets an operator look at a daemon that has some answers. */
  private static void operator(PrintStream nowhere) {
    try (var daemon = new RehearsalDaemon();
        var terminal = new PseudoTerminal(ROWS, COLUMNS)) {
      Thread.ofPlatform().daemon().start(() -> terminal.show(System.err));
      var variables =
          Map.of(
              "exabgp_api_socketpath", daemon.path().toString(),
              "XDG_STATE_HOME", daemon.folder().toString());
      for (Turn turn : TURNS) {
        terminal.type(turn.keys());
        new Main(variables, InputStream.nullInputStream(), nowhere, nowhere).run(turn.line());
      }
    } catch (IOException e) {
      System.err.println(e);
    }
  }

  /** Runs the daemon for one session; returns its exit code. */
  static int session(PrintStream nowhere) {
    try (var peer = new RehearsalPeer();
        var scene = RehearsalScene.write(ROUTES)) {
      var variables =
          Map.of(
              "exabgp_tcp_port",
              Integer.toString(peer.port()),
              "exabgp_tcp_bind",
              "",
              "exabgp_tcp_attempts",
              "1",
              "exabgp_api_cli",
              "false",
              "exabgp_log_destination",
              scene.log().toString(),
              "exabgp_daemon_user",
              System.getProperty("user.name", "nobody"));
      return new Main(variables, InputStream.nullInputStream(), nowhere, nowhere)
          .run(List.of("server", scene.configuration().toString()));
    } catch (IOException e) {
      return Main.FAILED;
    }
  }
}
