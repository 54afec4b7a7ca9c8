package net.herald.healthcheck;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.herald.log.Level;
import net.herald.posix.ProcessGroup;

/** A shell command of the operator, run when the state changes; nobody reads what it prints. */
public final class TransitionCommand {
  /** After that it is ended, with all it started. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private TransitionCommand() {}

  /** Runs it, with the state in its environment, and waits for its end. */
  public static void run(String command, State state, Notes notes) throws InterruptedException {
    try {
      var builder =
          new ProcessBuilder(ProcessGroup.command(List.of("/bin/sh", "-c", command)))
              .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.environment().put("STATE", state.name());
      var process = builder.start();
      try {
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
          notes.tell(Level.ERROR, "does not end, and was killed: " + command);
        }
      } finally {
        if (process.isAlive()) {
          ProcessGroup.of(process).kill();
        }
      }
    } catch (IOException e) {
      notes.tell(Level.ERROR, "cannot run " + command + ": " + e.getMessage());
    }
  }
}
