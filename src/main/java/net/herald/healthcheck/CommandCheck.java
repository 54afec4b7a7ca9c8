package net.herald.healthcheck;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.herald.posix.ProcessGroup;

/**
 * Runs a shell command in a process group of its own. A command that takes longer than the limit is
 * ended with all it started, and counts as a failure; with a limit of zero it may take forever.
 */
final class CommandCheck implements Check {
  /** How much of what the command prints is kept for the log. */
  private static final int KEPT = 1024;

  /** How long the end of a killed command, or its last words, may take. */
  private static final Duration AFTERMATH = Duration.ofMillis(500);

  private final String command;
  private final Duration limit;

  CommandCheck(String command, Duration limit) {
    this.command = command;
    this.limit = limit;
  }

  @Override
  public String failure() throws InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder(ProcessGroup.command(List.of("/bin/sh", "-c", command)))
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
              .start();
    } catch (IOException e) {
      return "Check command cannot be started: " + Check.words(e);
    }
    StringBuilder said = new StringBuilder();
    Thread reader = Thread.ofPlatform().daemon().start(() -> read(process, said));
    try {
      if (!ended(process)) {
        return "Timeout (" + limit.toMillis() / 1000.0 + " s) while running check command";
      }
      reader.join(AFTERMATH);
      int code = process.exitValue();
      return code == 0 ? "" : "Check command was unsuccessful: " + code + words(said);
    } finally {
      // Also what the command left behind: it would hold the pipe, and pile up check by check.
      ProcessGroup.of(process).kill();
      reader.join(AFTERMATH);
    }
  }

  private boolean ended(Process process) throws InterruptedException {
    if (limit.isZero()) {
      process.waitFor();
      return true;
    }
    return process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  private static String words(StringBuilder said) {
    synchronized (said) {
      String text = said.toString().strip().replace("\n", " | ");
      return text.isEmpty() ? "" : ": " + text;
    }
  }

  /** Takes all that is printed, so that the command never waits for a reader. */
  private static void read(Process process, StringBuilder said) {
    byte[] some = new byte[KEPT];
    try (InputStream in = process.getInputStream()) {
      for (int n = in.read(some); n >= 0; n = in.read(some)) {
        synchronized (said) {
          int room = Math.min(n, KEPT - said.length());
          if (room > 0) {
            said.append(new String(some, 0, room, StandardCharsets.UTF_8));
          }
        }
      }
    } catch (IOException e) {
      synchronized (said) {
        said.append(' ').append(Check.words(e));
      }
    }
  }
}
