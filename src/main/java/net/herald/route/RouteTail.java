package net.herald.route;

import java.util.function.Consumer;
import net.herald.bgp.Family;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv4;
import net.herald.bgp.Ipv6;
import net.herald.bgp.LabelStack;
import net.herald.bgp.RouteDistinguisher;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.attribute.Route;
import net.herald.bgp.nlri.InetNlri;
import net.herald.iana.Safi;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a prefix: all of a route but the prefix.
 *
 * @param attributes next hop included
 * @param pathId the path identifier (RFC 7911), or null
 * @param labels in front of the prefix, or null
 * @param rd the route distinguisher, or null
 * @param split the length of the prefixes that take the place of the one written; 0 for none
 * @param name of the route, or empty
 * @param watchdog of the route, or empty
 * @param withdrawn whether it is held back at first
 */
record RouteTail(
    AttributeSet attributes,
    @Nullable Integer pathId,
    @Nullable LabelStack labels,
    @Nullable RouteDistinguisher rd,
    int split,
    String name,
    String watchdog,
    boolean withdrawn) {

  /** Whether any prefix can stand before it. */
  boolean isPlain() {
    return labels == null && rd == null && split == 0;
  }

  /** The route, or the routes, of this tail and a prefix. */
  void routes(Family family, Prefix prefix, Consumer<? super ConfiguredRoute> out) {
    if (split <= prefix.length()) {
      out.accept(route(family, prefix.address(), prefix.length()));
      return;
    }
    long parts = 1L << (split - prefix.length());
    for (long part = 0; part < parts; part++) {
      out.accept(route(family, nth(prefix.address(), part), split));
    }
  }

  private ConfiguredRoute route(Family family, Ip address, int length) {
    InetNlri nlri = nlri(family, address, length);
    Route route = new Route(pathId == null ? nlri : nlri.withPathId(pathId), attributes);
    return new ConfiguredRoute(route, name, watchdog, withdrawn);
  }

  private InetNlri nlri(Family family, Ip address, int length) {
    return switch (family.safi()) {
      case Safi.MPLS_LABEL, Safi.MPLS_VPN -> {
        // RFC 8277 section 2.4: a withdraw needs no label, but something in its place.
        LabelStack stack = labels == null ? LabelStack.WITHDRAWN : labels;
        yield InetNlri.of(family, address, length, stack, rd);
      }
      default -> InetNlri.of(family, address, length);
    };
  }

  /** The first address of a part of a prefix: the number of the part stands left of the split. */
  private Ip nth(Ip first, long part) {
    int shift = first.bits() - split;
    return switch (first) {
      case Ipv4 ip -> new Ipv4(ip.value() + (int) (part << shift));
      case Ipv6 ip when shift >= 64 -> new Ipv6(ip.high() + (part << (shift - 64)), ip.low());
      case Ipv6 ip ->
          new Ipv6(
              ip.high() + (shift == 0 ? 0 : part >>> (64 - shift)), ip.low() + (part << shift));
    };
  }
}
