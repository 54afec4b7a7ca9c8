package net.herald.bgp.capability;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.herald.bgp.Asn;
import net.herald.bgp.Family;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link Negotiated} that changes the bytes of an UPDATE. Peers with the same context
 * get the same bytes for the same routes, so what was encoded for one serves the others. There is
 * one object per value: contexts are compared by identity.
 *
 * @param localAs our AS number
 * @param internal whether the peer is in our AS
 * @param as4 whether AS numbers take four octets
 * @param aigp whether AIGP goes out
 * @param sendLimit the longest message, in octets
 * @param addPath families whose NLRI carry a path identifier
 * @param conversions families whose next hop may be of another AFI
 * @param linkLocalNextHop whether a link-local next hop may stand alone
 * @param role what we are to the peer, for routes that RFC 9234 is about; or null
 */
public record EncodingContext(
    Asn localAs,
    boolean internal,
    boolean as4,
    boolean aigp,
    int sendLimit,
    Set<Family> addPath,
    List<ExtendedNextHop.Conversion> conversions,
    boolean linkLocalNextHop,
    Role.@Nullable Kind role) {

  /** Contexts are few: one per kind of session ever established. */
  private static final ConcurrentHashMap<EncodingContext, EncodingContext> KNOWN =
      new ConcurrentHashMap<>();

  static EncodingContext of(Negotiated n) {
    return new EncodingContext(
            n.localAs(),
            n.internal(),
            n.as4(),
            n.aigp(),
            n.sendLimit(),
            n.addPathSend(),
            n.conversions(),
            n.linkLocalNextHop(),
            n.role())
        .shared();
  }

  /** The same for routes that RFC 9234 is not about. */
  public EncodingContext withoutRole() {
    return role == null
        ? this
        : new EncodingContext(
                localAs,
                internal,
                as4,
                aigp,
                sendLimit,
                addPath,
                conversions,
                linkLocalNextHop,
                null)
            .shared();
  }

  /** The one object of this value. */
  public EncodingContext shared() {
    var known = KNOWN.putIfAbsent(this, this);
    return known != null ? known : this;
  }

  /** Whether a route of {@code family} may have a next hop of {@code nextHopAfi} (RFC 8950). */
  public boolean converts(Family family, int nextHopAfi) {
    return conversions.contains(new ExtendedNextHop.Conversion(family, nextHopAfi));
  }
}
