package net.herald.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class ClockTest {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition condition = lock.newCondition();
  private final ManualClock manual = new ManualClock();

  @Test
  void theSystemClockCountsUpFromZero() {
    Clock clock = Clock.system();
    long first = clock.nanos();
    long second = clock.nanos();
    assertThat(first).isNotNegative();
    assertThat(second).isGreaterThanOrEqualTo(first);
    assertThat(clock.wall()).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
  }

  @Test
  void theSystemClockEndsAWaitAtItsDeadline() throws Exception {
    Clock clock = Clock.system();
    lock.lock();
    try {
      assertThat(clock.await(lock, condition, clock.nanos())).isFalse();
    } finally {
      lock.unlock();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1000000000",
    "9223372036, 9223372036000000000",
    "9223372037, 9223372036854775807"
  })
  void aDeadlineIsNowPlusTheWaitOrNever(long seconds, long deadline) {
    assertThat(manual.after(Duration.ofSeconds(seconds))).isEqualTo(deadline);
  }

  @Test
  void aDeadlineTooFarToCountIsNever() {
    manual.advance(Duration.ofSeconds(1));
    assertThat(manual.after(Duration.ofNanos(Long.MAX_VALUE))).isEqualTo(Clock.NEVER);
  }

  @Test
  void aManualClockMovesBothTimes() {
    manual.advance(Duration.ofSeconds(90));
    assertThat(manual.nanos()).isEqualTo(90_000_000_000L);
    assertThat(manual.wall()).isEqualTo("2026-01-01T00:01:30Z");
  }

  @Test
  void movingTheClockWakesOnlyThoseWhoseDeadlineHasCome() throws Exception {
    CompletableFuture<Boolean> early = waitUntil(Duration.ofSeconds(30), lock, condition);
    CompletableFuture<Boolean> late = waitUntil(Duration.ofSeconds(90), lock, lock.newCondition());
    manual.awaitWaiters(2);
    assertThat(manual.nextDeadline()).isEqualTo(30_000_000_000L);

    manual.advance(Duration.ofSeconds(30));
    assertThat(early.get(10, TimeUnit.SECONDS)).as("deadline still to come").isFalse();
    assertThat(manual.nextDeadline()).isEqualTo(90_000_000_000L);
    assertThat(late).isNotDone();

    manual.advance(Duration.ofSeconds(60));
    assertThat(late.get(10, TimeUnit.SECONDS)).isFalse();
    assertThat(manual.nextDeadline()).isEqualTo(Clock.NEVER);
  }

  @Test
  void aSignalEndsAWaitBeforeItsDeadline() throws Exception {
    CompletableFuture<Boolean> waiting = waitUntil(Duration.ofSeconds(30), lock, condition);
    manual.awaitWaiters(1);
    lock.lock();
    try {
      condition.signal();
    } finally {
      lock.unlock();
    }
    assertThat(waiting.get(10, TimeUnit.SECONDS)).as("deadline still to come").isTrue();
  }

  @Test
  void aDeadlineInThePastDoesNotWait() throws Exception {
    manual.advance(Duration.ofSeconds(5));
    lock.lock();
    try {
      assertThat(manual.await(lock, condition, 5_000_000_000L)).isFalse();
    } finally {
      lock.unlock();
    }
  }

  private CompletableFuture<Boolean> waitUntil(
      Duration wait, ReentrantLock lock, Condition condition) {
    long deadline = manual.after(wait);
    var result = new CompletableFuture<Boolean>();
    Thread.ofVirtual()
        .start(() -> {
          lock.lock();
          try {
            result.complete(manual.await(lock, condition, deadline));
          } catch (Throwable fault) {
            result.completeExceptionally(fault);
          } finally {
            lock.unlock();
          }
        });
    return result;
  }
}
