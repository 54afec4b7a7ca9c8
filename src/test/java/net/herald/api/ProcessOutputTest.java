package net.herald.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import net.herald.api.Answers.Ack;
import net.herald.event.ApiEvent;
import net.herald.event.Dialect;
import net.herald.event.EventEncoder;
import net.herald.event.EventLine;
import net.herald.event.EventScenes;
import net.herald.time.ManualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What waits for a program that is slow to read, or never does. */
@Timeout(30)
class ProcessOutputTest {
  private static final EventEncoder TEXT =
      Dialect.TEXT_4.encoder(EventScenes.ORIGIN, new ManualClock(), false);

  private final ManualClock clock = new ManualClock();

  private ProcessOutput output(long limit) {
    return new ProcessOutput(
        limit, OutputPool.unbounded(), count -> line(new ApiEvent.Lost(count)), clock);
  }

  private static EventLine line(ApiEvent event) {
    return Objects.requireNonNull(TEXT.encode(event, EventEncoder.Content.PARSED, false));
  }

  /** {@code neighbor 127.0.0.2 down - REASON}. */
  private static EventLine down(String reason) {
    return line(new ApiEvent.Down(EventScenes.NEIGHBOR, reason));
  }

  /** Everything that waits, as a program reads it, events by their reason alone. */
  private String written(ProcessOutput output) throws IOException {
    var octets = new ByteArrayOutputStream();
    output.writeTo(
        new OutputStream() {
          @Override
          public void write(int octet) {
            octets.write(octet);
          }

          @Override
          public void flush() {
            output.close(); // flushed when nothing waits any more
          }
        });
    return octets
        .toString(StandardCharsets.US_ASCII)
        .replace("neighbor 127.0.0.2 down - ", "")
        .replace("\n\n", "\n");
  }

  @Test
  void answersAndEventsKeepTheirOrder() throws IOException {
    var output = output(10_000);
    output.event(down("1"), 1);
    output.line("two");
    output.ack(Ack.DONE);
    output.event(down("4"), 1);
    output.ack(Ack.ERROR);
    assertThat(written(output)).isEqualTo("1\ntwo\ndone\n4\nerror\n");
  }

  @Test
  void theOldestEventsAreDroppedAndTold() throws IOException {
    var output = output(1000);
    output.line("answer");
    for (int i = 1; i <= 100; i++) {
      output.event(down("event " + i), i);
      assertThat(output.backlog().octets()).isLessThanOrEqualTo(1000);
    }
    int kept = output.backlog().items() - 1;
    assertThat(kept).isBetween(5, 20);
    assertThat(written(output))
        .startsWith("answer\nlost events " + (100 - kept) + "\nevent " + (101 - kept) + "\n")
        .endsWith("\nevent 100\n");
  }

  @Test
  void anAnswerTakesTheRoomOfEvents() throws IOException {
    var output = output(1000);
    for (int i = 1; i <= 8; i++) {
      output.event(down("event " + i), i);
    }
    output.line("x".repeat(700));
    assertThat(output.backlog().octets()).isLessThanOrEqualTo(1000);
    assertThat(written(output)).contains("lost events ").contains("x".repeat(700));
  }

  @Test
  void acknowledgementsThatNobodyReadsTakeNoRoom() throws IOException {
    var output = output(1000);
    for (int i = 0; i < 1_000_000; i++) {
      output.ack(Ack.DONE);
    }
    output.ack(Ack.ERROR);
    assertThat(output.backlog().items()).isEqualTo(2);
    var written = written(output);
    assertThat(written).hasSize(5_000_006).startsWith("done\ndone\n").endsWith("done\nerror\n");
  }

  @Test
  void whoAnswersWaitsForTheReader() throws Exception {
    var output = output(1000);
    var first = "x".repeat(900);
    output.line(first);
    var answering = Thread.ofPlatform().start(() -> output.line("y".repeat(900)));
    while (answering.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertThat(output.backlog().items()).isEqualTo(1);
    var octets = new ByteArrayOutputStream();
    var reader = Thread.ofPlatform().start(() -> write(output, octets));
    answering.join();
    output.awaitDrained(clock.after(Duration.ofHours(1)));
    output.close();
    reader.join();
    assertThat(octets.toString(StandardCharsets.US_ASCII))
        .isEqualTo(first + "\n" + "y".repeat(900) + "\n");
  }

  private static void write(ProcessOutput output, OutputStream out) {
    try {
      output.writeTo(out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatIsWrittenButNotFlushedIsStillWaitedFor() throws Exception {
    var output = output(1000);
    output.line("answer");
    var flushing = new CountDownLatch(1);
    var flush = new CountDownLatch(1);
    var writer =
        Thread.ofPlatform()
            .start(() ->
                write(
                    output,
                    new OutputStream() {
                      @Override
                      public void write(int octet) {
                        // as one that keeps it until it is flushed
                      }

                      @Override
                      public void flush() {
                        flushing.countDown();
                        awaitUninterruptibly(flush);
                      }
                    }));
    flushing.await();
    var waiting = Thread.ofPlatform().start(() -> awaitDrained(output));
    clock.awaitWaiters(1);
    assertThat(waiting.isAlive()).isTrue();
    flush.countDown();
    waiting.join();
    output.close();
    writer.join();
  }

  private void awaitDrained(ProcessOutput output) {
    try {
      output.awaitDrained(clock.after(Duration.ofHours(1)));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anAnswerThatIsMadeWhenItIsWrittenCanBeWaitedFor() throws Exception {
    var output = output(1000);
    output.later(List.of("one\n".getBytes(StandardCharsets.US_ASCII)));
    var next = Thread.ofPlatform().start(output::awaitLater);
    while (next.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertThat(written(output)).isEqualTo("one\n");
    next.join();
  }

  @Test
  void theEndFreesWhoeverWaits() throws Exception {
    var output = output(100);
    output.line("x".repeat(90));
    var answering = Thread.ofPlatform().start(() -> output.line("y".repeat(90)));
    while (answering.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    output.close();
    answering.join();
    output.event(down("late"), 1);
    assertThat(output.backlog().items()).isZero();
  }

  @Test
  void aReaderThatNeverReadsIsWaitedForUntilTheDeadline() throws Exception {
    var output = output(1000);
    output.line("never read");
    var waited = new CountDownLatch(1);
    var waiting =
        Thread.ofPlatform()
            .start(() -> {
              try {
                output.awaitDrained(clock.after(Duration.ofSeconds(1)));
                waited.countDown();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    clock.awaitWaiters(1);
    assertThat(waited.getCount()).isOne();
    clock.advance(Duration.ofSeconds(1));
    waiting.join();
    assertThat(waited.getCount()).isZero();
  }

  @Test
  void manyThatNeverReadHaveOnePoolAndWhoReadsHasHisShare() throws IOException {
    var pool = new OutputPool(1 << 20);
    var deaf = new ArrayList<ProcessOutput>();
    for (int i = 0; i < 20; i++) {
      deaf.add(new ProcessOutput(1 << 20, pool, _ -> null, clock));
    }
    var event = down("x".repeat(1000));
    for (int i = 0; i < 500; i++) {
      deaf.forEach(output -> output.event(event, 1));
    }
    long held = deaf.stream().mapToLong(output -> output.backlog().octets()).sum();
    assertThat(held).isBetween(1000L << 10, (1L << 20) + 20 * OutputPool.SHARE);
    assertThat(deaf).allMatch(ProcessOutput::congested);

    var reading = new ProcessOutput(1 << 20, pool, _ -> null, clock);
    for (int i = 0; i < 20; i++) {
      reading.event(event, 1);
    }
    assertThat(reading.backlog().items()).isEqualTo(20);
    assertThat(reading.congested()).isFalse();
    deaf.forEach(ProcessOutput::close);
    for (int i = 0; i < 500; i++) {
      reading.event(event, 1);
    }
    assertThat(reading.backlog().items()).as("they left their room").isEqualTo(520);
  }
}
