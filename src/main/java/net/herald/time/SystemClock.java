package net.herald.time;

import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** The clock of this machine, counting from the first use. */
final class SystemClock implements Clock {

  static final SystemClock INSTANCE = new SystemClock();

  /**
   * {@link System#nanoTime} may be negative and may wrap; the difference to a start does neither.
   */
  private final long start = System.nanoTime();

  @Override
  public long nanos() {
    return System.nanoTime() - start;
  }

  @Override
  public Instant wall() {
    return Instant.now();
  }

  @Override
  @SuppressWarnings("WaitNotInLoop") // the loop is the caller's
  public boolean await(Lock lock, Condition condition, long deadline) throws InterruptedException {
    if (deadline == NEVER) {
      condition.await();
      return true;
    }
    return condition.awaitNanos(deadline - nanos()) > 0;
  }
}
