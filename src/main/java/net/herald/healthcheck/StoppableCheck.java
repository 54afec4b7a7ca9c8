package net.herald.healthcheck;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A check that can be given up, even in the middle and even when it never returns: it runs on a
 * thread that is left behind then. One that is left behind is not begun a second time. A check that
 * throws has failed.
 */
public final class StoppableCheck implements Check {
  /** How long a check may take to clear up once it is told to end. */
  private static final Duration AFTERMATH = Duration.ofSeconds(1);

  private final Check check;
  private final Duration limit;
  private final CompletableFuture<String> stopped = new CompletableFuture<>();
  private @Nullable Thread thread;

  /**
   * A check that was not begun.
   *
   * @param limit after which it counts as failed though it still runs; zero for never
   */
  public StoppableCheck(Check check, Duration limit) {
    this.check = check;
    this.limit = limit;
  }

  /** Ends the check that runs, and every later one. Any thread. */
  public void stop() {
    stopped.complete("");
  }

  @Override
  public String failure() throws InterruptedException {
    if (stopped.isDone()) {
      return gone();
    }
    if (thread != null && thread.isAlive()) {
      return "the check before this one has not returned";
    }
    var result = new CompletableFuture<String>();
    var runner = Thread.ofVirtual().name("check").start(() -> complete(result));
    thread = runner;
    try {
      var first = CompletableFuture.anyOf(result, stopped);
      if (limit.isZero()) {
        first.get();
      } else {
        first.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      }
    } catch (TimeoutException e) {
      giveUp(runner);
      return "no result within " + limit.toMillis() / 1000.0 + " s";
    } catch (ExecutionException e) {
      return "the check failed: " + e.getCause();
    }
    if (stopped.isDone()) {
      giveUp(runner);
      return gone();
    }
    return result.join();
  }

  private void complete(CompletableFuture<String> result) {
    try {
      result.complete(check.failure());
    } catch (Throwable e) { // whatever it is, somebody waits for it
      result.completeExceptionally(e);
    }
  }

  private static void giveUp(Thread runner) throws InterruptedException {
    runner.interrupt();
    runner.join(AFTERMATH);
  }

  private static String gone() throws InterruptedException {
    throw new InterruptedException("ended");
  }
}
