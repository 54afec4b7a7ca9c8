package net.herald.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.herald.time.ManualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBucketTest {
  private final ManualClock clock = new ManualClock();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 25, 1000})
  void aSecondGivesAsManyAsTheRateHoweverManyWereNotTaken(int rate) {
    var bucket = new TokenBucket(clock, rate);
    assertThat(taken(bucket)).isEqualTo(rate);

    clock.advance(Duration.ofSeconds(1));
    assertThat(taken(bucket)).isEqualTo(rate);

    clock.advance(Duration.ofHours(1));
    assertThat(taken(bucket)).isEqualTo(rate);
  }

  @Test
  void theNextTokenIsThereWhenItWasPromised() {
    var bucket = new TokenBucket(clock, 4);
    taken(bucket);

    assertThat(bucket.ready()).isEqualTo(clock.nanos() + 250_000_000);
    clock.advance(Duration.ofNanos(249_999_999));
    assertThat(bucket.take()).isFalse();
    clock.advance(Duration.ofNanos(1));
    assertThat(bucket.take()).isTrue();
    assertThat(bucket.take()).isFalse();
  }

  @Test
  void withoutARateThereIsNoLimit() {
    var bucket = new TokenBucket(clock, 0);
    for (int i = 0; i < 10_000; i++) {
      assertThat(bucket.take()).isTrue();
    }
  }

  private static int taken(TokenBucket bucket) {
    int count = 0;
    while (bucket.take()) {
      count++;
    }
    return count;
  }
}
