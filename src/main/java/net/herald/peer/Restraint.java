package net.herald.peer;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import net.herald.bgp.fsm.State;
import net.herald.time.Clock;

/**
 * Whether messages of the peer are left where they are because a helper process does not keep up
 * with what it is told of them: the mailbox fills, the TCP window closes, and the peer slows. All
 * else goes on, our KEEPALIVEs too. A helper process that does not read at all is waited for a
 * third of the hold time and no longer, for the peer may not take us for dead; from then on it
 * loses events. Owned by the thread of the peer.
 */
final class Restraint {
  /** When to look again. */
  static final Duration PAUSE = Duration.ofMillis(20);

  private static final Duration WITHOUT_HOLD_TIME = Duration.ofSeconds(30);

  private final Clock clock;
  private final BooleanSupplier congested;
  private long since = Clock.NEVER;

  /** Restrained as long as {@code congested} says so. */
  Restraint(Clock clock, BooleanSupplier congested) {
    this.clock = clock;
    this.congested = congested;
  }

  /** Whether frames have to wait now. */
  boolean applies(State state) {
    if (!(state instanceof State.Established established) || !congested.getAsBoolean()) {
      since = Clock.NEVER;
      return false;
    }
    if (since == Clock.NEVER) {
      since = clock.nanos();
    }
    int hold = established.negotiated().holdTime();
    var longest = hold == 0 ? WITHOUT_HOLD_TIME : Duration.ofSeconds(hold).dividedBy(3);
    return clock.nanos() - since < longest.toNanos();
  }
}
