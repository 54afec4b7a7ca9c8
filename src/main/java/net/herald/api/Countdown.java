package net.herald.api;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import net.herald.time.Clock;

/** Waits until so many others have done their part, with a deadline. Safe for every thread. */
final class Countdown {
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition done = lock.newCondition();
  private int left;

  Countdown(int count, Clock clock) {
    this.left = count;
    this.clock = clock;
  }

  /** One has done its part. */
  void one() {
    lock.lock();
    try {
      left--;
      done.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for all.
   *
   * @param deadline a value of {@link Clock#nanos}
   * @return whether all have done their part
   */
  boolean await(long deadline) {
    lock.lock();
    try {
      while (left > 0 && clock.await(lock, done, deadline)) {
        // looks again
      }
      return left <= 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }
}
