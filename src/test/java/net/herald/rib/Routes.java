package net.herald.rib;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import net.herald.bgp.Family;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv4;
import net.herald.bgp.LabelStack;
import net.herald.bgp.RouteDistinguisher;
import net.herald.bgp.attribute.Attribute;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.attribute.NextHop;
import net.herald.bgp.attribute.Route;
import net.herald.bgp.nlri.InetNlri;
import net.herald.iana.Afi;

/** Routes in few words. */
final class Routes {
  private Routes() {}

  /** {@code 10.N.N.0/24}. */
  static InetNlri nlri(int number) {
    return InetNlri.of(Family.IPV4_UNICAST, new Ipv4(0x0a000000 | number << 8), 24);
  }

  /** A unicast prefix. */
  static InetNlri nlri(String prefix) {
    int slash = prefix.indexOf('/');
    var address = requireNonNull(Ip.parse(prefix.substring(0, slash)));
    var family = address instanceof Ipv4 ? Family.IPV4_UNICAST : Family.IPV6_UNICAST;
    return InetNlri.of(family, address, Integer.parseInt(prefix.substring(slash + 1)));
  }

  /** A labelled prefix. */
  static InetNlri labelled(String prefix, int label) {
    var bare = nlri(prefix);
    var family = bare.family().afi() == Afi.IPV4 ? Family.IPV4_LABELLED : Family.IPV6_LABELLED;
    return InetNlri.of(family, bare.address(), bare.length(), LabelStack.of(label), null);
  }

  /** A prefix of VPN 65000:1. */
  static InetNlri vpn(String prefix, int label) {
    var bare = nlri(prefix);
    var family = bare.family().afi() == Afi.IPV4 ? Family.IPV4_VPN : Family.IPV6_VPN;
    var rd = RouteDistinguisher.parse("65000:1");
    return InetNlri.of(family, bare.address(), bare.length(), LabelStack.of(label), rd);
  }

  static InetNlri path(String prefix, int pathId) {
    return nlri(prefix).withPathId(pathId);
  }

  /** An address, or {@code self}. */
  static NextHop nextHop(String text) {
    return text.equals("self") ? NextHop.SELF : new NextHop(requireNonNull(Ip.parse(text)));
  }

  static AttributeSet attributes(String nextHop, Attribute... others) {
    var all = new ArrayList<Attribute>(List.of(others));
    all.add(nextHop(nextHop));
    return AttributeSet.of(all);
  }

  static Route route(String prefix, String nextHop, Attribute... others) {
    return new Route(nlri(prefix), attributes(nextHop, others));
  }
}
