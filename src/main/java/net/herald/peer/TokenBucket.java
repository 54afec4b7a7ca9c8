package net.herald.peer;

import net.herald.time.Clock;

/**
 * Allows so many messages a second, and after a pause as many at once. Owned by the thread of the
 * peer.
 */
final class TokenBucket {
  private static final long SECOND = 1_000_000_000L;

  private final Clock clock;
  private final long interval;
  private final long full;
  private long free;

  /**
   * A full bucket.
   *
   * @param rate messages a second; 0 for no limit
   */
  TokenBucket(Clock clock, int rate) {
    this.clock = clock;
    this.interval = rate == 0 ? 0 : SECOND / rate;
    this.full = SECOND - interval;
    this.free = clock.nanos() - full;
  }

  /** Whether there is always a token. */
  boolean isUnlimited() {
    return interval == 0;
  }

  /** Takes a token; false when there is none now. */
  boolean take() {
    if (interval == 0) {
      return true;
    }
    long now = clock.nanos();
    if (free > now) {
      return false;
    }
    free = Math.max(free, now - full) + interval;
    return true;
  }

  /** When there will be one, a value of {@link Clock#nanos}. */
  long ready() {
    return free;
  }
}
