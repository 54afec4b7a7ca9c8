package net.herald.rib;

import net.herald.bgp.attribute.Route;

/** A change of what a peer should have. Immutable; equal edits change the same. */
public interface Edit {

  /**
   * The route that is announced, or withdrawn. Of one that is withdrawn the attributes play no part
   * in which it is; families other than unicast and multicast send them along.
   */
  Route subject();

  /** Whether the peer should not have the route. */
  boolean withdraws();

  /** Whether this is all there is to know of it: no group of routes has a part in it. */
  default boolean plain() {
    return true;
  }
}
