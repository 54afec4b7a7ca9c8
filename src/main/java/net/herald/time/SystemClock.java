package net.herald.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** The clock of this machine, counting from the first use. */
final class SystemClock implements Clock {

  static final SystemClock INSTANCE = new SystemClock(Duration.ofSeconds(1));

  /**
   * {@link System#nanoTime} may be negative and may wrap; the difference to a start does neither.
   */
  private final long start = System.nanoTime();

  /** A wait that is shorter is timed by itself. */
  private final long near;

  /**
   * The alarm that is set for a condition. To time a wait, and to cancel that when it ends, wakes
   * the JDK's timer twice, which costs as much as the wait is for; a session waits for seconds and
   * is woken after microseconds. So an alarm stays when its wait has ended, and serves the next
   * one.
   */
  private final Map<Condition, Long> alarms = new ConcurrentHashMap<>();

  SystemClock(Duration near) {
    this.near = near.toNanos();
  }

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

  @Override
  @SuppressWarnings("WaitNotInLoop") // the loop is the caller's
  public boolean awaitOften(Lock lock, Condition condition, long deadline)
      throws InterruptedException {
    if (deadline == NEVER || deadline - nanos() < near) {
      return await(lock, condition, deadline);
    }
    Long set = alarms.get(condition);
    if (set == null || set > deadline) {
      alarms.put(condition, deadline);
      CompletableFuture.delayedExecutor(deadline - nanos(), TimeUnit.NANOSECONDS)
          .execute(() -> ring(lock, condition, deadline));
    }
    condition.await();
    return deadline > nanos();
  }

  /**
   * The alarm is off before the lock is had: who waits by then is woken, who comes sets his own.
   */
  private void ring(Lock lock, Condition condition, long deadline) {
    if (alarms.remove(condition, deadline)) {
      lock.lock();
      try {
        condition.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }
}
