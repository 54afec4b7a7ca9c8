package net.herald.rib;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.herald.bgp.Family;
import net.herald.bgp.nlri.Nlri;

/**
 * Which paths of a prefix a peer is sent that wants only so many of them
 * (draft-abraitis-idr-addpath-paths-limit): the first that were announced, until one of them is
 * withdrawn. Lives for a session; owned by the thread of the peer.
 */
final class PathQuota {
  private final Map<Family, Integer> limits;

  /** The paths that have a place, by their prefix; only of families with a limit. */
  private final Map<Nlri, Set<Nlri>> places = new HashMap<>();

  PathQuota(Map<Family, Integer> limits) {
    this.limits = limits;
  }

  /** Whether there is no limit at all. */
  boolean isEmpty() {
    return limits.isEmpty();
  }

  /** Whether a path is sent: it has a place, or gets one now. */
  boolean admits(Nlri path) {
    var limit = limits.get(path.family());
    if (limit == null) {
      return true;
    }
    var taken = places.computeIfAbsent(path.withoutPathId(), p -> new HashSet<>(2));
    return taken.contains(path) || taken.size() < limit && taken.add(path);
  }

  /** Whether a path has a place. */
  boolean has(Nlri path) {
    var taken = places.get(path.withoutPathId());
    return taken != null && taken.contains(path);
  }

  /**
   * A path is gone.
   *
   * @return whether that leaves a place for another path of the prefix
   */
  boolean release(Nlri path) {
    if (!limits.containsKey(path.family())) {
      return false;
    }
    var taken = places.get(path.withoutPathId());
    if (taken == null || !taken.remove(path)) {
      return false;
    }
    if (taken.isEmpty()) {
      places.remove(path.withoutPathId());
    }
    return true;
  }
}
