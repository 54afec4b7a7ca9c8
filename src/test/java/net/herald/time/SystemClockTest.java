package net.herald.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waits whose deadlines mostly do not come. Here all of them do, and none is near. */
@Timeout(60)
class SystemClockTest {

  private final Clock clock = new SystemClock(Duration.ZERO);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition condition = lock.newCondition();

  private void waitUntil(long deadline) throws InterruptedException {
    lock.lock();
    try {
      boolean toCome = true;
      while (toCome) {
        toCome = clock.awaitOften(lock, condition, deadline);
      }
    } finally {
      lock.unlock();
    }
    assertThat(clock.nanos()).isGreaterThanOrEqualTo(deadline);
  }

  @Test
  void everyDeadlineComesWhateverWasSetBefore() throws Exception {
    waitUntil(clock.after(Duration.ofMillis(20)));
    waitUntil(clock.after(Duration.ofMillis(20)));
    for (int millis : new int[] {200, 10, 60}) {
      waitOnceFor(Duration.ofMillis(millis * 10L));
      waitUntil(clock.after(Duration.ofMillis(millis)));
    }
  }

  /** A wait that is woken long before its deadline, whose alarm stays set. */
  private void waitOnceFor(Duration time) throws InterruptedException {
    var waker = Thread.ofVirtual().unstarted(this::signal);
    lock.lock();
    try {
      waker.start();
      clock.awaitOften(lock, condition, clock.after(time));
    } finally {
      lock.unlock();
    }
    waker.join();
  }

  private void signal() {
    lock.lock();
    try {
      condition.signal();
    } finally {
      lock.unlock();
    }
  }

  @Test
  void aWaitWithoutDeadlineEndsWithItsSignal() throws Exception {
    waitOnceFor(Duration.ofSeconds(Long.MAX_VALUE));
    assertThat(clock.after(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(Clock.NEVER);
  }
}
