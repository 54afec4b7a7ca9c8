package net.herald.bgp.fsm;

import java.time.Duration;

/**
 * How often a neighbor was dialled and how long it must wait before the next attempt.
 *
 * <p>The waits are ExaBGP's: 0, 1, 2, 3, 4, 5, 7, 9, 11, 14, 17, 21, 26, 32, 39, 47, 57 and then 60
 * seconds. They play the part of the IdleHoldTimer with DampPeerOscillations (RFC 4271 section
 * 8.1.1).
 *
 * @param attempts connections dialled so far, those that succeeded included
 * @param seconds the next wait
 */
public record Retry(int attempts, int seconds) {
  /** The longest wait. */
  public static final int LONGEST = 60;

  /** Nothing tried yet. */
  public static final Retry NONE = new Retry(0, 0);

  /** The next wait, before jitter. */
  public Duration delay() {
    return Duration.ofSeconds(seconds);
  }

  /** Whether a limit is reached; 0 is none. */
  boolean exhausted(int limit) {
    return limit > 0 && attempts >= limit;
  }

  Retry dialled() {
    return new Retry(attempts + 1, seconds);
  }

  /** After one more failure: the next wait is a fifth and a second longer. */
  Retry longer() {
    return new Retry(attempts, Math.min(1 + seconds * 6 / 5, LONGEST));
  }

  /** After something that shows the peer is well: no wait next time. */
  Retry fresh() {
    return new Retry(attempts, 0);
  }
}
