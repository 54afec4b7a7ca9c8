package net.herald.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import net.herald.bgp.Asn;
import net.herald.bgp.Family;
import net.herald.bgp.Ipv4;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.attribute.AttributeWalk;
import net.herald.bgp.attribute.Route;
import net.herald.bgp.attribute.UnknownAttribute;
import net.herald.bgp.capability.AddPath;
import net.herald.bgp.capability.Capability;
import net.herald.bgp.capability.CapabilitySet;
import net.herald.bgp.capability.ExtendedMessage;
import net.herald.bgp.capability.FourOctetAs;
import net.herald.bgp.capability.Multiprotocol;
import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.capability.Offer;
import net.herald.bgp.nlri.Families;
import net.herald.config.Neighbor;
import net.herald.iana.AttributeCode;
import net.herald.wire.Hex;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * Whether a route says the same once it was encoded and decoded, on a session whose peer agrees to
 * all we offer.
 */
final class RouteRoundTrip {
  private final Negotiated session;

  RouteRoundTrip(Neighbor neighbor) {
    var local = neighbor.identity().localAs();
    var peer = neighbor.identity().peerAs();
    var ours = local != null ? local : peer != null ? peer : Asn.of(65535);
    session =
        Negotiated.of(offer(neighbor, ours), offer(neighbor, peer != null ? peer : ours), true)
            .withPrefixSid(true);
  }

  private static Offer offer(Neighbor neighbor, Asn asn) {
    var capabilities = new ArrayList<Capability>();
    capabilities.add(new Multiprotocol(neighbor.families()));
    capabilities.add(new FourOctetAs(asn));
    capabilities.add(new ExtendedMessage());
    var modes = new LinkedHashMap<Family, Integer>();
    Families.TABLE.stream()
        .filter(Families.Row::pathIds)
        .forEach(row -> modes.put(row.family(), AddPath.SEND | AddPath.RECEIVE));
    capabilities.add(new AddPath(modes));
    return new Offer(asn.as16(), 180, Ipv4.ZERO, CapabilitySet.of(capabilities));
  }

  /** What is different; null when nothing is. */
  @Nullable String problem(Route route) {
    var row = Families.row(route.family());
    var nlri = new WireWriter();
    row.syntax().encode(route.nlri(), nlri, route.nlri().hasPathId());
    var again =
        row.syntax()
            .decode(new WireReader(nlri.toBytes()), route.family(), route.nlri().hasPathId());
    if (!again.sameOctets(route.nlri())) {
      return route.nlri() + " reads back as " + again;
    }
    var attributes = readable(route.attributes());
    var octets = attributes.encoded(session.encoding(), true);
    var walked = AttributeWalk.walk(new WireReader(octets), session);
    var wrong = walked.reactions();
    if (!wrong.isEmpty()) {
      return route + ": " + wrong.getFirst().why();
    }
    var octetsAgain = complete(walked.attributes(), route).encoded(session.encoding(), true);
    return Hex.upper(octetsAgain).equals(Hex.upper(octets))
        ? null
        : route + " reads back as " + walked.attributes();
  }

  /**
   * Attributes given in octets say what their writer wants, and a receiver may refuse them for it.
   */
  private static AttributeSet readable(AttributeSet attributes) {
    return AttributeSet.of(
        attributes.list().stream().filter(a -> !(a instanceof UnknownAttribute)).toList());
  }

  /** An IPv6 next hop travels with the NLRI and not among the attributes. */
  private static AttributeSet complete(AttributeSet decoded, Route route) {
    var nextHop = route.attributes().nextHop();
    return nextHop == null || decoded.get(AttributeCode.NEXT_HOP) != null
        ? decoded
        : AttributeSet.of(concat(decoded.list(), nextHop));
  }

  private static List<net.herald.bgp.attribute.Attribute> concat(
      List<net.herald.bgp.attribute.Attribute> list, net.herald.bgp.attribute.Attribute one) {
    var all = new ArrayList<>(list);
    all.add(one);
    return all;
  }
}
