package net.herald.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import net.herald.bgp.fsm.Timer;
import net.herald.time.Clock;
import net.herald.time.ManualClock;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
  private final ManualClock clock = new ManualClock();
  private final Deadlines deadlines = new Deadlines(clock, new Random(4271));

  /** RFC 4271 section 10: between 75 and 100 % of KeepaliveTime and the like. */
  @Test
  void timersThatManyRoutersShareAreShortenedAtRandom() {
    long least = Long.MAX_VALUE;
    long most = 0;
    for (int i = 0; i < 1000; i++) {
      deadlines.start(Timer.KEEPALIVE, Duration.ofSeconds(100));
      least = Math.min(least, deadlines.nearest());
      most = Math.max(most, deadlines.nearest());
    }
    assertThat(Duration.ofNanos(least)).isBetween(Duration.ofSeconds(75), Duration.ofSeconds(76));
    assertThat(Duration.ofNanos(most)).isBetween(Duration.ofSeconds(99), Duration.ofSeconds(100));
  }

  @Test
  void theHoldTimerIsNot() {
    deadlines.start(Timer.HOLD, Duration.ofSeconds(100));

    assertThat(deadlines.nearest()).isEqualTo(Duration.ofSeconds(100).toNanos());
  }

  @Test
  void aMessageThatWaitsToBeReadKeepsThePeerAlive() {
    deadlines.start(Timer.HOLD, Duration.ofSeconds(9));
    deadlines.start(Timer.STABLE, Duration.ofSeconds(9));
    clock.advance(Duration.ofSeconds(9));

    assertThat(deadlines.expired(false)).isEqualTo(Timer.STABLE);
    assertThat(deadlines.expired(false)).isNull();
    assertThat(deadlines.expired(true)).isEqualTo(Timer.HOLD);
    assertThat(deadlines.nearest()).isEqualTo(Clock.NEVER);
  }

  @Test
  void theEndOfAConnectionLeavesOnlyTheRestartTimer() {
    for (Timer timer : Timer.values()) {
      deadlines.start(timer, Duration.ofSeconds(1));
    }
    deadlines.stopOfConnection();
    clock.advance(Duration.ofSeconds(1));

    assertThat(deadlines.expired(true)).isEqualTo(Timer.RESTART);
    assertThat(deadlines.expired(true)).isNull();
  }
}
