package net.herald.offline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import net.herald.bgp.Asn;
import net.herald.bgp.Family;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv4;
import net.herald.bgp.capability.AddPath;
import net.herald.bgp.capability.Capability;
import net.herald.bgp.capability.CapabilitySet;
import net.herald.bgp.capability.EmptyCapability;
import net.herald.bgp.capability.ExtendedMessage;
import net.herald.bgp.capability.ExtendedNextHop;
import net.herald.bgp.capability.FourOctetAs;
import net.herald.bgp.capability.Multiprotocol;
import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.capability.Offer;
import net.herald.config.Neighbor;
import net.herald.event.NeighborIdentity;
import net.herald.iana.Afi;
import net.herald.iana.CapabilityCode;
import net.herald.peer.Greeting;
import net.herald.rib.Outlet;
import org.jspecify.annotations.Nullable;

/**
 * What a session would have negotiated with a peer that has the same capabilities.
 *
 * @param identity who talks to whom
 * @param negotiated what both agreed on
 * @param families those that may be announced
 * @param neighbor the configuration it comes from; null for the standard one
 */
public record OfflineSession(
    NeighborIdentity identity,
    Negotiated negotiated,
    List<Family> families,
    @Nullable Neighbor neighbor) {

  /** The AS of both sides where nobody says otherwise. */
  public static final Asn AS = Asn.of(65533);

  private static final int HOLD_TIME = 180;
  private static final Ipv4 HERE = new Ipv4(0x7f000001);

  /** A session between two addresses of this host that can do everything. */
  public static OfflineSession standard(
      List<Family> families, Asn localAs, Asn peerAs, boolean pathIds) {
    var negotiated =
        Negotiated.of(
                everything(families, localAs, pathIds), everything(families, peerAs, pathIds), true)
            .withPrefixSid(true);
    var identity = new NeighborIdentity(HERE, HERE, localAs, peerAs, HERE);
    return new OfflineSession(identity, negotiated, families, null);
  }

  /** The session of a configured neighbor; {@link #AS} for a number that the file leaves open. */
  public static OfflineSession of(Neighbor neighbor) {
    return of(neighbor, null);
  }

  /**
   * The session of a configured neighbor with a peer of another AS.
   *
   * @param peerAs null for the configured one
   */
  public static OfflineSession of(Neighbor neighbor, @Nullable Asn peerAs) {
    var configured = neighbor.identity();
    var local = first(configured.localAs(), configured.peerAs());
    var peer = first(peerAs, first(configured.peerAs(), local));
    var negotiated =
        Negotiated.of(
                Greeting.offer(neighbor, local, "", false),
                Greeting.offer(neighbor, peer, "", false),
                neighbor.capabilities().aigp())
            .withPrefixSid(neighbor.capabilities().prefixSid());
    var told = NeighborIdentity.of(neighbor);
    var identity = new NeighborIdentity(told.local(), told.peer(), local, peer, told.routerId());
    return new OfflineSession(identity, negotiated, neighbor.families(), neighbor);
  }

  private static Asn first(@Nullable Asn one, @Nullable Asn other) {
    return one != null ? one : other != null ? other : AS;
  }

  private static Offer everything(List<Family> families, Asn asn, boolean pathIds) {
    var capabilities = new ArrayList<Capability>();
    capabilities.add(new Multiprotocol(families));
    capabilities.add(new FourOctetAs(asn));
    capabilities.add(new ExtendedMessage());
    var conversions = new ArrayList<ExtendedNextHop.Conversion>();
    for (var family : families) {
      conversions.add(new ExtendedNextHop.Conversion(family, Afi.IPV4));
      conversions.add(new ExtendedNextHop.Conversion(family, Afi.IPV6));
    }
    capabilities.add(new ExtendedNextHop(conversions));
    capabilities.add(new EmptyCapability(CapabilityCode.OPERATIONAL));
    capabilities.add(new EmptyCapability(CapabilityCode.LINK_LOCAL_NEXT_HOP));
    if (pathIds) {
      var modes = new LinkedHashMap<Family, Integer>();
      for (var family : families) {
        modes.put(family, AddPath.SEND | AddPath.RECEIVE);
      }
      capabilities.add(new AddPath(modes));
    }
    return new Offer(asn.as16(), HOLD_TIME, HERE, CapabilitySet.of(capabilities));
  }

  /** What the session means for the routes sent over it. */
  Outlet outlet() {
    Ip local = identity.local();
    Ipv4 routerId = identity.routerId();
    var linkLocal = neighbor == null ? null : neighbor.addresses().linkLocal();
    return new Outlet(
        negotiated.encoding(),
        Set.copyOf(families),
        local != null ? local : HERE,
        routerId != null ? routerId : HERE,
        negotiated.linkLocalNextHop() ? linkLocal : null,
        negotiated.pathLimits(),
        negotiated.labelLimits(),
        neighbor == null || neighbor.rib().groupUpdates(),
        false,
        false);
  }
}
