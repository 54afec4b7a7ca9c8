package net.herald.rib;

import java.util.Map;
import java.util.Set;
import net.herald.bgp.Family;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv4;
import net.herald.bgp.Ipv6;
import net.herald.bgp.capability.EncodingContext;
import net.herald.iana.Afi;
import org.jspecify.annotations.Nullable;

/**
 * What a session means for the routes sent over it.
 *
 * @param context what changes the octets of an UPDATE
 * @param families those negotiated; routes of others stay here
 * @param local our end of the TCP connection
 * @param routerId our BGP identifier
 * @param linkLocal goes beside a global next hop where both sides know
 *     draft-ietf-idr-linklocal-capability and are on one link; or null
 * @param pathLimits how many paths of a prefix the peer wants at most, in families where it cares
 * @param labelLimits how many labels a route may have, in families where that was agreed
 * @param group whether routes with the same attributes share an UPDATE
 * @param resumed whether the peer may still have what the last session gave it (RFC 4724)
 * @param everyWithdrawal whether a withdrawal is told as ExaBGP 6.0 does even where it means
 *     nothing: before the announcement that takes its place, and, to a peer that has nothing, as an
 *     UPDATE of its attributes alone
 */
public record Outlet(
    EncodingContext context,
    Set<Family> families,
    Ip local,
    Ipv4 routerId,
    @Nullable Ipv6 linkLocal,
    Map<Family, Integer> pathLimits,
    Map<Family, Integer> labelLimits,
    boolean group,
    boolean resumed,
    boolean everyWithdrawal) {

  /**
   * What {@code next-hop self} is for routes of an address family.
   *
   * @return null when we have no such address
   */
  @Nullable Ip self(int afi) {
    boolean wantsIpv4 = afi == Afi.IPV4;
    if (wantsIpv4 == (local instanceof Ipv4)) {
      return local;
    }
    return wantsIpv4 ? routerId : null;
  }

  boolean pathIds(Family family) {
    return context.addPath().contains(family);
  }
}
