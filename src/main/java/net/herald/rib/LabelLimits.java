package net.herald.rib;

import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import net.herald.bgp.Family;
import net.herald.bgp.LabelStack;
import net.herald.bgp.nlri.InetNlri;
import net.herald.bgp.nlri.Nlri;
import org.jspecify.annotations.Nullable;

/**
 * How many labels a route may have to be sent (RFC 8277 section 2.1). Families without a limit are
 * not looked at.
 *
 * @param most in families where both sides have told how many they take
 */
record LabelLimits(Map<Family, Integer> most) {
  private static final int ANY = Integer.MAX_VALUE;

  private int most(Family family) {
    return most.isEmpty() ? ANY : most.getOrDefault(family, ANY);
  }

  /** Why the first of these routes cannot be sent; null where it can. */
  @Nullable String objection(Family family, Iterable<Nlri> routes) {
    int limit = most(family);
    if (limit == ANY) {
      return null;
    }
    int labels = labels(routes.iterator().next());
    return labels > limit ? labels + " labels, the peer takes " + limit : null;
  }

  /** The routes in front of the first one that has too many. */
  Iterable<Nlri> sendable(Family family, Iterable<Nlri> routes) {
    int limit = most(family);
    return limit == ANY
        ? routes
        : () -> stream(routes).takeWhile(one -> labels(one) <= limit).iterator();
  }

  /**
   * The routes as they are withdrawn. Labels say nothing there, and a peer that cannot take them
   * all may not find the prefix behind them: one mark stands for them (RFC 8277 section 2.4).
   */
  Iterable<Nlri> withdrawable(Family family, Iterable<Nlri> routes) {
    int limit = most(family);
    return limit == ANY
        ? routes
        : () -> stream(routes).map(one -> labels(one) > limit ? marked(one) : one).iterator();
  }

  private static Stream<Nlri> stream(Iterable<Nlri> routes) {
    return StreamSupport.stream(routes.spliterator(), false);
  }

  private static int labels(Nlri nlri) {
    return nlri instanceof InetNlri inet ? inet.labels().size() : 0;
  }

  private static Nlri marked(Nlri nlri) {
    var inet = (InetNlri) nlri;
    var bare =
        InetNlri.of(inet.family(), inet.address(), inet.length(), LabelStack.WITHDRAWN, inet.rd());
    return inet.hasPathId() ? bare.withPathId(inet.pathId()) : bare;
  }
}
