package net.herald.healthcheck;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** One way to find out whether a service is healthy. */
@FunctionalInterface
public interface Check {

  /**
   * Looks once; takes no longer than the time limit it was made with.
   *
   * @return why the service is not healthy; empty when it is
   * @throws InterruptedException when the thread is told to give up
   */
  String failure() throws InterruptedException;

  /** Nothing is checked: always healthy. */
  Check NONE = () -> "";

  /** A shell command, which says with exit code 0 that all is well. */
  static Check command(String command, Duration limit) {
    return new CommandCheck(command, limit);
  }

  /** All checks, in order: the first failure counts. */
  static Check all(List<Check> checks) {
    return () -> {
      for (Check check : checks) {
        String failure = check.failure();
        if (!failure.isEmpty()) {
          return failure;
        }
      }
      return "";
    };
  }

  /** What went wrong, in words. */
  static String words(IOException e) {
    String message = e.getMessage();
    return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
  }
}
