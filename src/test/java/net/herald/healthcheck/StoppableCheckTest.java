package net.herald.healthcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StoppableCheckTest {
  private static final Duration SHORT = Duration.ofMillis(20);

  @Test
  void isTheCheckItHolds() throws Exception {
    assertThat(new StoppableCheck(() -> "", Duration.ZERO).failure()).isEmpty();
    assertThat(new StoppableCheck(() -> "bad", Duration.ofMinutes(1)).failure()).isEqualTo("bad");
  }

  @Test
  void whatIsThrownIsAFailure() throws Exception {
    var check =
        new StoppableCheck(
            () -> {
              throw new StackOverflowError("deep");
            },
            Duration.ZERO);
    assertThat(check.failure()).contains("deep");
  }

  @Test
  void whatHangsIsGivenUpAndNotBegunASecondTime() throws Exception {
    var begun = new AtomicInteger();
    var open = new CountDownLatch(1);
    var check =
        new StoppableCheck(
            () -> {
              begun.incrementAndGet();
              while (open.getCount() > 0) {
                try {
                  open.await();
                } catch (InterruptedException e) {
                  // as one that does not listen
                }
              }
              return "";
            },
            SHORT);
    assertThat(check.failure()).isEqualTo("no result within 0.02 s");
    assertThat(check.failure()).isEqualTo("the check before this one has not returned");
    assertThat(begun).hasValue(1);
    open.countDown();
  }

  @Test
  void stoppedItEndsInTheMiddleAndBeginsNoMore() throws Exception {
    var begun = new CountDownLatch(1);
    var check =
        new StoppableCheck(
            () -> {
              begun.countDown();
              new CountDownLatch(1).await();
              return "";
            },
            Duration.ZERO);
    var stopper =
        Thread.ofVirtual()
            .start(() -> {
              try {
                begun.await();
                check.stop();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    assertThatThrownBy(check::failure).isInstanceOf(InterruptedException.class);
    assertThatThrownBy(check::failure).isInstanceOf(InterruptedException.class);
    stopper.join();
  }
}
