package net.herald.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.herald.posix.Signals;

/**
 * Several configuration files without {@code exabgp.debug.rotate}: one daemon each. A Java program
 * cannot fork, so this one starts itself again for each file, passes signals on, and waits for all.
 */
final class Fleet {
  private final List<Process> daemons = new ArrayList<>();

  /**
   * Starts a daemon for each file, and waits until all have ended.
   *
   * @param options what each is started with besides
   */
  int run(List<String> options, List<String> files) throws IOException {
    try (var _ = Signals.listen(this::pass)) {
      for (var file : files) {
        var arguments = new ArrayList<String>(List.of("server"));
        arguments.addAll(options);
        arguments.add(file);
        daemons.add(new ProcessBuilder(Self.command(arguments)).inheritIO().start());
      }
      return await() == 0 ? 0 : Main.FAILED;
    }
  }

  private int await() {
    int worst = 0;
    for (var daemon : List.copyOf(daemons)) {
      worst = Math.max(worst, daemon.onExit().join().exitValue());
    }
    return worst;
  }

  private void pass(Signals.Kind kind) {
    for (var daemon : List.copyOf(daemons)) {
      try {
        new ProcessBuilder("kill", "-" + kind, Long.toString(daemon.pid())).start();
      } catch (IOException e) {
        daemon.destroy();
      }
    }
  }
}
