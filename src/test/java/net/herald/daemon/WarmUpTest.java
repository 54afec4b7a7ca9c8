package net.herald.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntToLongFunction;
import net.herald.environment.Environment;
import net.herald.iana.MessageType;
import net.herald.lab.Await;
import net.herald.log.RecordedLog;
import net.herald.peer.Peer;
import net.herald.peer.Statistics;
import net.herald.time.Clock;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  private static final int ROUNDS = 3;
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final RecordedLog log = new RecordedLog();

  @Test
  void theNeighborsOnTheStageExchangeRoutesOverASession() throws InterruptedException {
    try (var stage = Stage.set(Environment.standard(), Clock.system())) {
      assertThat(stage.isUp()).isTrue();

      for (int i = 0; i < 2 * Stage.STAY; i++) {
        stage.play();
      }

      // those of the last rounds, of which every third is for the first neighbor alone, and one
      // more
      holds(stage.peers().getFirst(), Stage.STAY * Stage.ROUTES + 1);
      holds(stage.peers().getLast(), Stage.STAY * 2 / 3 * Stage.ROUTES + 1);
    }
  }

  private static void holds(Peer peer, int routes) throws InterruptedException {
    var statistics = peer.statistics();
    Await.until(
        "what is over is withdrawn",
        LIMIT,
        () -> statistics.get(Statistics.Counter.ROUTES_OUT) == routes);
    assertThat(statistics.sent(MessageType.UPDATE)).isGreaterThan(100);
  }

  @Test
  void beginsWhenNothingWasSaidForAWhile() {
    // asked twice before it begins, and once before each round
    assertThat(looksAt(_ -> 7)).isEqualTo(2 + ROUNDS);
    assertThat(log.lines()).anyMatch(line -> line.contains("warm-up.done"));
  }

  @Test
  void waitsWhileTheDaemonHasSomethingToSay() {
    // as above, and once more for each of the two changes: of the second and of the third look
    assertThat(looksAt(look -> Math.min(look, 3))).isEqualTo(2 + 2 + ROUNDS);
  }

  @Test
  void stopsBetweenTwoRoundsForWhatIsReal() {
    // 2 looks and a round; the look before the second round sees a change: 2 looks more
    assertThat(looksAt(look -> look < 4 ? 1 : 2)).isEqualTo(2 + 2 + ROUNDS);
  }

  @Test
  void endsWithTheDaemonWhateverIsLeft() {
    var warmUp = new WarmUp(Environment.standard(), Clock.system(), log.log(), () -> 7, ROUNDS);
    warmUp.close();
    warmUp.run();
    assertThat(log.lines()).isEmpty();
  }

  /** How often it looked at the activity, which is as the number of the look says. */
  private int looksAt(IntToLongFunction activity) {
    var looks = new AtomicInteger();
    new WarmUp(
            Environment.standard(),
            Clock.system(),
            log.log(),
            () -> activity.applyAsLong(looks.incrementAndGet()),
            ROUNDS)
        .run();
    return looks.get();
  }
}
