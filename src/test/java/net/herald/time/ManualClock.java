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

  /** Somebody who waits; {@code often} for who has a mailbox. */
  private record Waiter(Lock lock, Condition condition, long deadline, boolean often) {}

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

  /** Blocks until somebody waits for what comes into a mailbox ({@link Clock#awaitOften}). */
  public synchronized void awaitMailbox() throws InterruptedException {
    while (waiters.stream().noneMatch(Waiter::often)) {
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
  public boolean await(Lock lock, Condition condition, long deadline) throws InterruptedException {
    return await(new Waiter(lock, condition, deadline, false));
  }

  @Override
  public boolean awaitOften(Lock lock, Condition condition, long deadline)
      throws InterruptedException {
    return await(new Waiter(lock, condition, deadline, true));
  }

  @SuppressWarnings("WaitNotInLoop") // the loop is the caller's
  private boolean await(Waiter waiter) throws InterruptedException {
    synchronized (this) {
      if (waiter.deadline <= now) {
        return false;
      }
      waiters.add(waiter);
      notifyAll();
    }
    try {
      waiter.condition.await();
    } finally {
      synchronized (this) {
        waiters.remove(waiter);
        notifyAll();
      }
    }
    return waiter.deadline > nanos();
  }
}
