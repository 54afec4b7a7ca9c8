package net.herald.peer;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import net.herald.bgp.Family;
import net.herald.bgp.capability.LongLivedGracefulRestart.Stale;
import net.herald.bgp.capability.Negotiated;
import net.herald.log.Category;
import net.herald.log.Log;
import net.herald.rib.AdjRibIn;
import net.herald.time.Clock;

/**
 * What becomes of the routes of a session that ended: kept for the restart time (RFC 4724 section
 * 4.2), then, where both sides know of it, for the long-lived stale time of their family (RFC 9494
 * section 4.2). Owned by the thread of the peer.
 */
final class StaleRoutes {
  private final Clock clock;
  private final Log log;
  private final String name;
  private final AdjRibIn in;

  /** Families whose routes are long-lived stale, and until when: values of {@link Clock#nanos}. */
  private final Map<Family, Long> longLived = new HashMap<>();

  /** What the peer asked for in the session that ended. */
  private Map<Family, Stale> asked = Map.of();

  private boolean retained;

  StaleRoutes(Clock clock, Log log, String name, AdjRibIn in) {
    this.clock = clock;
    this.log = log;
    this.name = name;
    this.in = in;
  }

  /** A session ends and its routes stay. Those that are long-lived stale already stay so. */
  void retain(Negotiated ended) {
    retained = true;
    asked = ended.peerLongLived();
    for (Family family : in.families()) {
      if (longLived.containsKey(family)) {
        in.markStaleToo(family);
      } else {
        in.markStale(family);
      }
    }
  }

  /**
   * The peer did not come back in its restart time: what may live longer does, the rest goes. A
   * time that runs goes on, until the peer is back and has sent its routes.
   */
  void restartIsOver() {
    for (Family family : in.families()) {
      Stale stale = asked.get(family);
      if (stale != null && stale.seconds() > 0) {
        in.makeLongLived(family);
        longLived.putIfAbsent(family, clock.after(Duration.ofSeconds(stale.seconds())));
        log.info(
            Category.RIB,
            "routes.longlived",
            "peer",
            name,
            "family",
            family,
            "seconds",
            stale.seconds(),
            "routes",
            in.stale(family));
      } else {
        forget(family);
      }
    }
    retained = !longLived.isEmpty();
  }

  /**
   * A session begins. Of what a former one left only what the peer says it still forwards is kept:
   * the F bit of graceful restart, or that of RFC 9494 for what is long-lived stale.
   */
  void sessionUp(Negotiated negotiated) {
    if (!retained) {
      in.clear();
      longLived.clear();
    }
    retained = false;
    for (Family family : in.families()) {
      if (!forwarded(family, negotiated)) {
        forget(family);
      }
    }
  }

  private boolean forwarded(Family family, Negotiated negotiated) {
    if (longLived.containsKey(family)) {
      Stale stale = negotiated.peerLongLived().get(family);
      return stale != null && stale.forwarding();
    }
    var restart = negotiated.peerGracefulRestart();
    return restart != null && Boolean.TRUE.equals(restart.forwarding().get(family));
  }

  /** The peer has sent all it has of a family. */
  void complete(Family family) {
    forget(family);
  }

  /** No End-of-RIB came in time: what is stale goes, but for what is long-lived. */
  void tooLate() {
    for (Family family : in.families()) {
      if (!longLived.containsKey(family)) {
        in.sweep(family);
      }
    }
  }

  private void forget(Family family) {
    longLived.remove(family);
    in.sweep(family);
  }

  /** Forgets what is long-lived stale for too long. */
  void expire() {
    if (!longLived.isEmpty()) {
      long now = clock.nanos();
      for (var entry : Map.copyOf(longLived).entrySet()) {
        if (entry.getValue() <= now) {
          forget(entry.getKey());
        }
      }
    }
  }

  /** When {@link #expire} has something to do; {@link Clock#NEVER} if it has not. */
  long nearest() {
    return longLived.values().stream().mapToLong(Long::longValue).min().orElse(Clock.NEVER);
  }
}
