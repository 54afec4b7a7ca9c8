package net.herald.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.herald.time.ManualClock;
import org.junit.jupiter.api.Test;

class RespawnLimitTest {
  private final ManualClock clock = new ManualClock();
  private final RespawnLimit limit = new RespawnLimit(clock);

  private int startsNow() {
    int starts = 0;
    while (limit.start()) {
      starts++;
    }
    return starts;
  }

  @Test
  void aProgramMayBeStartedAgainFiveTimesIn64Seconds() {
    assertThat(startsNow()).isEqualTo(6);
    clock.advance(Duration.ofSeconds(63));
    assertThat(startsNow()).isZero();
    clock.advance(Duration.ofSeconds(1));
    assertThat(startsNow()).isEqualTo(6);
  }

  @Test
  void startsThatAreApartNeverEnd() {
    for (int i = 0; i < 100; i++) {
      assertThat(limit.start()).isTrue();
      clock.advance(Duration.ofSeconds(13));
    }
  }

  @Test
  void whoAsksForItMayAlwaysStart() {
    startsNow();
    limit.reset();
    assertThat(startsNow()).isEqualTo(6);
  }
}
