package net.herald.peer;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import net.herald.bgp.fsm.Timer;
import net.herald.time.Clock;
import org.jspecify.annotations.Nullable;

/** When the timers of one state machine run out. Owned by the thread of the peer. */
final class Deadlines {
  private final Clock clock;
  private final RandomGenerator random;
  private final Map<Timer, Long> running = new EnumMap<>(Timer.class);

  Deadlines(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /** Starts a timer, shortened by up to a quarter where RFC 4271 section 10 wants jitter. */
  void start(Timer timer, Duration time) {
    running.put(timer, clock.after(timer.jittered() ? jittered(time) : time));
  }

  /** Has a timer run out at a value of {@link Clock#nanos}. */
  void startAt(Timer timer, long deadline) {
    running.put(timer, deadline);
  }

  private Duration jittered(Duration time) {
    return Duration.ofNanos((long) (time.toNanos() * (0.75 + random.nextDouble() / 4)));
  }

  void stop(Timer timer) {
    running.remove(timer);
  }

  /** Stops all that belong to a connection. */
  void stopOfConnection() {
    running.keySet().removeIf(Timer::ofConnection);
  }

  /** The nearest deadline, {@link Clock#NEVER} if no timer runs. */
  long nearest() {
    long nearest = Clock.NEVER;
    for (long deadline : running.values()) {
      nearest = Math.min(nearest, deadline);
    }
    return nearest;
  }

  /**
   * Stops one timer that ran out and names it; null if none did.
   *
   * @param quiet whether nothing waits in the mailbox: a message that has arrived but was not
   *     looked at yet shows that the peer is alive, so that the timers that wait for one do not
   *     count before
   */
  @Nullable Timer expired(boolean quiet) {
    long now = clock.nanos();
    for (var entry : running.entrySet()) {
      Timer timer = entry.getKey();
      boolean counts = quiet || (timer != Timer.HOLD && timer != Timer.OPEN_WAIT);
      if (counts && entry.getValue() <= now) {
        running.remove(timer);
        return timer;
      }
    }
    return null;
  }
}
