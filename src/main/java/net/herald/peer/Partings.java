package net.herald.peer;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import net.herald.time.Clock;

/**
 * Connections that are over but for the last message and the end of the stream. Closing a socket in
 * which octets wait to be read resets it, and the reset can overtake a NOTIFICATION; so the other
 * side gets a moment to read and to close. Owned by the thread of the peer.
 */
final class Partings {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** More are closed at once: who connects again and again is owed no courtesy. */
  private static final int MOST = 8;

  private record Parting(Connection connection, long deadline) {}

  private final Clock clock;
  private final Map<Integer, Parting> all = new HashMap<>();

  Partings(Clock clock) {
    this.clock = clock;
  }

  /** Lets a connection send what is queued and end. */
  void add(Connection connection) {
    connection.finish();
    if (all.size() >= MOST) {
      connection.close();
    } else {
      all.put(connection.number(), new Parting(connection, clock.after(PATIENCE)));
    }
  }

  /** The other side of a connection ended it. */
  void ended(int number) {
    Parting parting = all.remove(number);
    if (parting != null) {
      parting.connection.close();
    }
  }

  long nearest() {
    long nearest = Clock.NEVER;
    for (Parting parting : all.values()) {
      nearest = Math.min(nearest, parting.deadline);
    }
    return nearest;
  }

  /** Closes those whose other side took too long. */
  void expire() {
    long now = clock.nanos();
    all.values()
        .removeIf(parting -> {
          boolean due = parting.deadline <= now;
          if (due) {
            parting.connection.close();
          }
          return due;
        });
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  void closeAll() {
    all.values().forEach(parting -> parting.connection.close());
    all.clear();
  }
}
