package net.herald.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import net.herald.time.Clock;
import net.herald.time.ManualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever tells something never waits for the destination. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class QueuedDeliveryTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  /** A destination that takes nothing until it is let go. */
  private static final class Gate implements Sink {
    final CountDownLatch entered = new CountDownLatch(1);
    final CountDownLatch open = new CountDownLatch(1);
    final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    int reopened;

    @Override
    public void write(Line line) throws IOException {
      entered.countDown();
      try {
        open.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      StringBuilder text = new StringBuilder();
      Layout.SHORT.render(line, false, text);
      lines.add(text.toString().strip());
    }

    @Override
    public void reopen() {
      reopened++;
    }

    @Override
    public String name() {
      return "gate";
    }
  }

  private final Gate gate = new Gate();

  private static Log queued(Sink sink, Clock clock) {
    return Log.queued(LogSettings.EVERYTHING, sink, clock, why -> {});
  }

  @Test
  void linesArriveInTheirOrder() {
    gate.open.countDown();
    Log log = queued(gate, Clock.system());
    List<String> told = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      log.info(Category.API, "line " + i);
      told.add("api             line " + i);
    }
    log.close(LONG);
    assertThat(gate.lines).isEqualTo(told);
  }

  @Test
  void aFullQueueDropsAndTellsHowMany() throws InterruptedException {
    Log log = queued(gate, Clock.system());
    log.info(Category.API, "first");
    gate.entered.await();
    String large = "x".repeat(QueuedDelivery.BUDGET / 4);
    for (int i = 0; i < 10; i++) {
      log.info(Category.API, i + large);
    }
    gate.open.countDown();
    log.close(LONG);
    assertThat(gate.lines.size()).isEqualTo(1 + 3 + 1);
    assertThat(gate.lines.get(3).substring(0, 20)).isEqualTo("api             2xxx");
    assertThat(gate.lines.getLast())
        .isEqualTo("daemon          log.lost lines=7 reason=queue-full");
  }

  @Test
  void aLineLargerThanTheQueueIsTakenWhenNothingWaits() {
    gate.open.countDown();
    Log log = queued(gate, Clock.system());
    log.info(Category.API, "x".repeat(QueuedDelivery.BUDGET + 1));
    log.close(LONG);
    assertThat(gate.lines).hasSize(1);
  }

  @Test
  void repetitionsAreToldWithoutAnotherLine() throws InterruptedException {
    ManualClock clock = new ManualClock();
    Log log = queued(gate, clock);
    log.info(Category.NETWORK, "a");
    log.info(Category.NETWORK, "a");
    log.info(Category.NETWORK, "a");
    // Opened when all three wait: the deadline below is then that of the last repetition.
    gate.open.countDown();
    clock.awaitDeadline(Scribe.REPEAT_WINDOW.toNanos());
    clock.advance(Scribe.REPEAT_WINDOW);
    clock.awaitDeadline(Clock.NEVER);
    assertThat(gate.lines)
        .containsExactly("network         a", "network         log.repeated times=2");
    log.close(LONG);
    assertThat(gate.lines).hasSize(2);
  }

  @Test
  void theEndWaitsNoLongerThanTheDeadline() throws InterruptedException {
    Log log = queued(gate, Clock.system());
    log.info(Category.API, "never written");
    gate.entered.await();
    log.close(Duration.ofMillis(1));
    assertThat(gate.lines).isEmpty();
    gate.open.countDown();
  }

  @Test
  void whatIsToldAfterTheEndIsDropped() {
    gate.open.countDown();
    Log log = queued(gate, Clock.system());
    log.close(LONG);
    log.info(Category.API, "too late");
    log.close(LONG);
    assertThat(gate.lines).isEmpty();
  }

  @Test
  void theDestinationIsOpenedAnewByTheThreadThatOwnsIt() {
    gate.open.countDown();
    Log log = queued(gate, Clock.system());
    log.reopen();
    log.close(LONG);
    assertThat(gate.reopened).isEqualTo(1);
  }

  /** A pipe that nobody reads, then somebody does: each line is there or counted. */
  @Test
  void aPipeNobodyReadsHoldsNobody(@TempDir Path directory) throws Exception {
    Path pipe = directory.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    int told = 100_000;
    try (RandomAccessFile end = new RandomAccessFile(pipe.toFile(), "rw")) {
      Sink sink = new RotatingFile(pipe, Layout.SHORT, RotatingFile.LIMIT);
      Log log = queued(sink, Clock.system());
      for (int i = 0; i < told; i++) {
        log.info(Category.API, "line", "number", i);
      }
      long seen = 0;
      try (BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(Channels.newInputStream(end.getChannel()), UTF_8))) {
        while (seen < told) {
          String line = reader.readLine();
          int lost = line.indexOf("log.lost lines=");
          seen += lost < 0 ? 1 : Long.parseLong(line.substring(lost + 15, line.indexOf(" reason")));
        }
      }
      assertThat(seen).isEqualTo(told);
      log.close(LONG);
    }
  }
}
