package net.herald.peer;

import net.herald.bgp.attribute.Route;
import net.herald.bgp.nlri.Nlri;
import net.herald.rib.Edit;
import net.herald.route.ConfiguredRoute;

/** A change of what a peer should have. */
public sealed interface RouteChange extends Edit {

  /** The peer should have this route; one with the same NLRI is replaced. */
  record Announce(ConfiguredRoute route) implements RouteChange {
    /** A route that belongs to no group. */
    public static Announce of(Route route) {
      return new Announce(new ConfiguredRoute(route, "", "", false));
    }

    @Override
    public Route subject() {
      return route.route();
    }

    @Override
    public boolean withdraws() {
      return false;
    }

    @Override
    public boolean plain() {
      return route.watchdog().isEmpty() && !route.withdrawn();
    }
  }

  /**
   * The peer should not have this route. Its attributes play no part in which one it is; families
   * other than unicast and multicast send them along.
   */
  record Withdraw(Route route) implements RouteChange {
    @Override
    public Route subject() {
      return route;
    }

    @Override
    public boolean withdraws() {
      return true;
    }
  }

  /** What is announced or withdrawn. */
  default Nlri nlri() {
    return subject().nlri();
  }
}
