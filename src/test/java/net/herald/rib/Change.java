package net.herald.rib;

import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.attribute.Route;
import net.herald.bgp.nlri.Nlri;

/** An edit in few words. */
record Change(Route subject, boolean withdraws) implements Edit {
  static Edit announce(Route route) {
    return new Change(route, false);
  }

  static Edit withdraw(Nlri nlri) {
    return new Change(new Route(nlri, AttributeSet.EMPTY), true);
  }
}
