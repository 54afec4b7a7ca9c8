package net.herald.daemon;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import net.herald.environment.Environment;
import net.herald.log.Category;
import net.herald.log.Log;
import net.herald.time.Clock;

/**
 * Has the JVM compile what many routes need before they come: once the daemon has started and has
 * nothing to do, it plays some ten thousand routes on a {@link Stage}. The first real ones would
 * otherwise be read several times slower than the later ones. Whatever is real goes first: while
 * the sessions of the daemon have something to say, this waits.
 *
 * <p>It runs once and takes more than a second of one processor; what stays is compiled code and a
 * heap that has grown. The setting {@code daemon.warmup} turns it off.
 */
final class WarmUp implements AutoCloseable {
  /** How long the daemon has nothing to do before this begins, and goes on. */
  private static final Duration QUIET = Duration.ofMillis(20);

  private static final int ROUNDS = 64;

  private final Environment environment;
  private final Clock clock;
  private final Log log;
  private final LongSupplier activity;
  private final int rounds;
  private final CountDownLatch ended = new CountDownLatch(1);
  private long seen;

  /**
   * One that has not begun.
   *
   * @param activity a number that changes while the daemon has something to do
   */
  WarmUp(Environment environment, Clock clock, Log log, LongSupplier activity) {
    this(environment, clock, log, activity, ROUNDS);
  }

  WarmUp(Environment environment, Clock clock, Log log, LongSupplier activity, int rounds) {
    this.rounds = rounds;
    this.environment = environment;
    this.clock = clock;
    this.log = log;
    this.activity = activity;
  }

  /** Begins, on a thread that does not keep the daemon alive. */
  void begin() {
    Thread.ofPlatform().daemon().name("warm-up").start(this::run);
  }

  /** Plays all rounds, each of them when the daemon has nothing to do. */
  void run() {
    try {
      if (quiet()) {
        play();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException bug) {
      log.warning(Category.DAEMON, "warm-up.failed", "reason", bug);
    }
  }

  private void play() throws InterruptedException {
    long began = clock.nanos();
    try (var stage = Stage.set(environment, clock)) {
      for (int round = 0; round < rounds; round++) {
        if (ended.getCount() == 0 || activity.getAsLong() != seen && !quiet()) {
          return;
        }
        stage.play();
      }
    }
    long milliseconds = Duration.ofNanos(clock.nanos() - began).toMillis();
    log.debug(Category.DAEMON, "warm-up.done", "milliseconds", milliseconds);
  }

  /** Waits until the daemon has nothing to do; false when it ends. */
  private boolean quiet() throws InterruptedException {
    long before;
    seen = activity.getAsLong();
    do {
      before = seen;
      if (ended.await(QUIET.toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
      seen = activity.getAsLong();
    } while (seen != before);
    return true;
  }

  /** The daemon ends: what was not played is not needed. */
  @Override
  public void close() {
    ended.countDown();
  }
}
