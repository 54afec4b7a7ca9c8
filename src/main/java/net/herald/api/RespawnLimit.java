package net.herald.api;

import java.util.ArrayDeque;
import java.util.Deque;
import net.herald.time.Clock;

/**
 * How often a program may be started again: five times in 64 seconds, which is ExaBGP's measure
 * taken at every moment. A program that fails at once would otherwise be started for ever.
 */
final class RespawnLimit {
  static final int RESPAWNS = 5;

  private static final long WINDOW = 64_000_000_000L;

  private final Clock clock;
  private final Deque<Long> starts = new ArrayDeque<>();

  RespawnLimit(Clock clock) {
    this.clock = clock;
  }

  /** Forgets former starts: somebody asked for this one. */
  void reset() {
    starts.clear();
  }

  /** Counts a start; false, and nothing counted, when there were too many. */
  boolean start() {
    long now = clock.nanos();
    while (!starts.isEmpty() && now - starts.peek() >= WINDOW) {
      starts.remove();
    }
    if (starts.size() > RESPAWNS) {
      return false;
    }
    starts.add(now);
    return true;
  }
}
