package net.herald.event;

import net.herald.bgp.Asn;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv4;
import net.herald.config.Neighbor;
import org.jspecify.annotations.Nullable;

/**
 * What an event says of the neighbor it is about. Where the configuration leaves a value open it is
 * null until a session has settled it, in JSON too.
 *
 * @param local our address
 * @param peer the address of the neighbor
 * @param localAs our AS
 * @param peerAs the AS of the neighbor
 * @param routerId our BGP identifier
 */
public record NeighborIdentity(
    @Nullable Ip local,
    Ip peer,
    @Nullable Asn localAs,
    @Nullable Asn peerAs,
    @Nullable Ipv4 routerId) {

  /** What the configuration alone says. */
  public static NeighborIdentity of(Neighbor neighbor) {
    return new NeighborIdentity(
        neighbor.addresses().local(),
        neighbor.addresses().peer(),
        neighbor.identity().localAs(),
        neighbor.identity().peerAs(),
        neighbor.identity().routerId());
  }
}
