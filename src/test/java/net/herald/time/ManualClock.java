package net.herald.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/**
 * A clock that stands still until a test moves it. Moving it wakes whoever waits for a deadline
 * that has come by then.
 *
 * <p>A test that lets a thread run and then moves the clock calls {@link #awaitWaiters} in between:
 * the thread has then done its work and is waiting, so the outcome does not depend on which of the
 * two is faster.
 */
public final class ManualClock implements Clock {

  private record Waiter(Lock lock, Condition condition, long deadline) {}

  private final Instant start;
  private final List<Waiter> waiters = new ArrayList<>();
  private long now;

  /** A clock at 0 nanoseconds and 2026-01-01T00:00:00Z. */
  public ManualClock() {
    this(Instant.parse("2026-01-01T00:00:00Z"));
  }

  public ManualClock(Instant wall) {
    start = wall;
  }

  @Override
  public synchronized long nanos() {
    return now;
  }

  @Override
  public synchronized Instant wall() {
    return start.plusNanos(now);
  }

  /** Moves the clock forward and wakes those whose deadline has come. */
  public void advance(Duration by) {
    List<Waiter> due;
    synchronized (this) {
      now += by.toNanos();
      due = waiters.stream().filter(waiter -> waiter.deadline <= now).toList();
    }
    // A waiter enters the list holding its lock and lets go of it only inside await: whoever gets
    // the lock here signals a thread that is already waiting.
    for (Waiter waiter : due) {
      waiter.lock.lock();
      try {
        waiter.condition.signalAll();
      } finally {
        waiter.lock.unlock();
      }
    }
  }

  /** Blocks until {@code count} threads or more wait on this clock. */
  public synchronized void awaitWaiters(int count) throws InterruptedException {
    while (waiters.size() < count) {
      wait();
    }
  }

  /**
   * Blocks until somebody waits and the nearest deadline is this one. Asked for in one step:
   * between two questions a thread may wake, and nobody waiting looks like {@link #NEVER}.
   */
  public synchronized void awaitDeadline(long deadline) throws InterruptedException {
    while (waiters.isEmpty() || nextDeadline() != deadline) {
      wait();
    }
  }

  /** The nearest deadline anybody waits for, {@link #NEVER} if there is none. */
  public synchronized long nextDeadline() {
    return waiters.stream().mapToLong(Waiter::deadline).min().orElse(NEVER);
  }

  @Override
  @SuppressWarnings("WaitNotInLoop") // the loop is the caller's
  public boolean await(Lock lock, Condition condition, long deadline) throws InterruptedException {
    Waiter waiter = new Waiter(lock, condition, deadline);
    synchronized (this) {
      if (deadline <= now) {
        return false;
      }
      waiters.add(waiter);
      notifyAll();
    }
    try {
      condition.await();
    } finally {
      synchronized (this) {
        waiters.remove(waiter);
        notifyAll();
      }
    }
    return deadline > nanos();
  }
}
