package net.herald.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import net.herald.time.Clock;
import net.herald.time.ManualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class MailboxTest {
  private static final long AT_ONCE = 0;

  private final ManualClock clock = new ManualClock();
  private final Mailbox<String> mailbox = new Mailbox<>(clock);

  @Test
  void controlItemsOvertakeFrames() throws Exception {
    mailbox.put("frame 1");
    mailbox.put("frame 2");
    mailbox.post("stop");

    assertThat(taken(3)).containsExactly("stop", "frame 1", "frame 2");
    assertThat(mailbox.poll(AT_ONCE)).isNull();
  }

  @Test
  void commandsWithoutEndDoNotStarveFrames() throws Exception {
    mailbox.put("frame");
    for (int i = 0; i < 2 * Mailbox.TURN; i++) {
      mailbox.post("command");
    }

    assertThat(taken(Mailbox.TURN)).containsOnly("command");
    assertThat(taken(2)).containsExactly("frame", "command");
  }

  @Test
  void aFullMailboxHoldsTheReaderUntilThereIsRoom() throws Exception {
    var held = new HeldReader();

    assertThat(taken(Mailbox.FRAMES + 1)).startsWith("frame 0").endsWith("one more");
    assertThat(held.accepted.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aReaderThatWaitedGoesOnWhenFewAreLeft() throws Exception {
    var held = new HeldReader();

    taken(Mailbox.FRAMES - Mailbox.FEW - 1);
    assertThat(held.thread.getState()).isEqualTo(Thread.State.WAITING);

    taken(1);
    assertThat(held.accepted.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void framesThatCameTogetherKeepTheirOrder() throws Exception {
    var frames = IntStream.range(0, 3 * Mailbox.FRAMES).mapToObj(i -> "frame " + i).toList();
    var accepted = inThread(() -> mailbox.putAll(frames));

    assertThat(taken(frames.size())).isEqualTo(frames);
    assertThat(accepted.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void ofFramesThatCameTogetherTheRestIsRefusedAtTheEnd() throws Exception {
    var accepted = inThread(() -> mailbox.putAll(Collections.nCopies(2 * Mailbox.FRAMES, "frame")));
    taken(1);

    mailbox.close();

    assertThat(accepted.get(10, TimeUnit.SECONDS)).isFalse();
  }

  @Test
  void commandsAreRefusedWhenTooManyWait() throws Exception {
    for (int i = 0; i < Mailbox.OFFERS; i++) {
      assertThat(mailbox.offer("routes")).isTrue();
    }
    assertThat(mailbox.offer("one too many")).isFalse();

    mailbox.post("stop");
    assertThat(taken(Mailbox.OFFERS + 1)).endsWith("stop");
    assertThat(mailbox.offer("routes")).isTrue();
  }

  @Test
  void theOwnerWaitsUntilItsDeadline() throws Exception {
    var owner = inThread(() -> mailbox.poll(clock.after(Duration.ofSeconds(30))));
    clock.awaitWaiters(1);

    clock.advance(Duration.ofSeconds(29));
    assertThat(owner.isDone()).isFalse();
    clock.advance(Duration.ofSeconds(1));

    assertThat(owner.get(10, TimeUnit.SECONDS)).isNull();
  }

  @Test
  void anItemWakesTheOwner() throws Exception {
    var owner = inThread(() -> mailbox.poll(Clock.NEVER));
    clock.awaitWaiters(1);

    mailbox.put("frame");

    assertThat(owner.get(10, TimeUnit.SECONDS)).isEqualTo("frame");
  }

  @Test
  void closingLetsEverybodyGo() throws Exception {
    for (int i = 0; i < Mailbox.FRAMES; i++) {
      mailbox.put("frame " + i);
    }
    var reader = inThread(() -> mailbox.put("one more"));

    mailbox.close();

    assertThat(reader.get(10, TimeUnit.SECONDS)).isFalse();
    assertThat(mailbox.poll(Clock.NEVER)).isNull();
    assertThat(mailbox.offer("routes")).isFalse();
  }

  /** A reader that finds the mailbox full, and waits. */
  private final class HeldReader {
    final CompletableFuture<Boolean> accepted = new CompletableFuture<>();
    final Thread thread = new Thread(() -> accepted.complete(mailbox.put("one more")));

    HeldReader() {
      for (int i = 0; i < Mailbox.FRAMES; i++) {
        mailbox.put("frame " + i);
      }
      thread.start();
      while (thread.getState() == Thread.State.NEW || thread.getState() == Thread.State.RUNNABLE) {
        Thread.onSpinWait();
      }
      assertThat(thread.getState()).isEqualTo(Thread.State.WAITING);
    }
  }

  private List<String> taken(int count) throws InterruptedException {
    var items = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      items.add(mailbox.poll(Clock.NEVER));
    }
    return items;
  }

  private interface Work<T> {
    T run() throws InterruptedException;
  }

  private static <T> CompletableFuture<T> inThread(Work<T> work) {
    var result = new CompletableFuture<T>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            result.complete(work.run());
          } catch (Throwable failed) {
            result.completeExceptionally(failed);
          }
        });
    return result;
  }
}
