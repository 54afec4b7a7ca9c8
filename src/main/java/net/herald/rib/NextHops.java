package net.herald.rib;

import net.herald.bgp.Family;
import net.herald.bgp.Ipv6;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.attribute.NextHop;
import net.herald.bgp.nlri.Families;
import net.herald.iana.Afi;
import org.jspecify.annotations.Nullable;

/** What becomes of the next hop of a route in one session. Owned by the thread of the peer. */
final class NextHops {
  private final Outlet outlet;

  /** The last answer: routes with the same attributes mostly come one after the other. */
  private AttributeSet asked = AttributeSet.EMPTY;

  private AttributeSet answered = AttributeSet.EMPTY;
  private @Nullable Family askedFor;

  NextHops(Outlet outlet) {
    this.outlet = outlet;
  }

  /**
   * The attributes as they go on the wire: {@code self} is our address, and our link-local address
   * stands beside a global one where the session wants it. {@code self} stays where we have no such
   * address.
   */
  @SuppressWarnings("ReferenceEquality") // equal sets are mostly the same one, and others cost more
  AttributeSet resolved(Family family, AttributeSet attributes) {
    if (attributes == asked && family.equals(askedFor)) {
      return answered;
    }
    var nextHop = attributes.nextHop();
    if (nextHop == null || goesAsItIs(family, nextHop)) {
      return answer(family, attributes, attributes);
    }
    if (attributes.equals(asked) && family.equals(askedFor)) {
      return answered;
    }
    var resolved = resolved(family, nextHop);
    return answer(
        family, attributes, resolved.equals(nextHop) ? attributes : attributes.with(resolved));
  }

  private AttributeSet answer(Family family, AttributeSet attributes, AttributeSet answer) {
    askedFor = family;
    asked = attributes;
    answered = answer;
    return answer;
  }

  private boolean goesAsItIs(Family family, NextHop nextHop) {
    var address = nextHop.address();
    return address != null
        && outlet.linkLocal() == null
        && Families.row(family).nextHop().written(address).equals(address);
  }

  private NextHop resolved(Family family, NextHop nextHop) {
    var address = nextHop.address();
    if (address == null) {
      var self = outlet.self(family.afi() == Afi.IPV6 ? Afi.IPV6 : Afi.IPV4);
      var local = outlet.local();
      if (self != null) {
        address = self;
      } else if (fits(family, local.afi())) {
        address = local;
      } else {
        return nextHop;
      }
    }
    address = Families.row(family).nextHop().written(address);
    boolean besideIt =
        family.afi() == Afi.IPV6
            && address instanceof Ipv6 global
            && !global.isLinkLocal()
            && nextHop.linkLocal() == null
            && outlet.context().linkLocalNextHop();
    return new NextHop(address, besideIt ? outlet.linkLocal() : nextHop.linkLocal());
  }

  /** Why a resolved next hop cannot go with the family on this session; null when it can. */
  @Nullable String objection(Family family, @Nullable NextHop nextHop) {
    if (nextHop == null) {
      return Families.row(family).nextHop().mayBeEmpty() ? null : family + " needs a next hop";
    }
    var address = nextHop.address();
    if (address == null) {
      return "next-hop self has no " + family.afiWord() + " address on this session";
    }
    return fits(family, address.afi())
        ? null
        : "next hop " + address + " needs extended next hop for " + family;
  }

  /** RFC 8950 section 4: without the capability a next hop is of the family's own kind. */
  private boolean fits(Family family, int afi) {
    return Families.row(family).nextHop().takes(afi, false)
        || outlet.context().converts(family, afi);
  }
}
