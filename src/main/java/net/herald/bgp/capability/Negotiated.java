package net.herald.bgp.capability;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.herald.bgp.Asn;
import net.herald.bgp.Family;
import net.herald.bgp.Ipv4;
import net.herald.iana.CapabilityCode;
import org.jspecify.annotations.Nullable;

/**
 * What two OPENs agreed on. Made once, when the peer's OPEN was accepted; immutable.
 *
 * @param ours what we offered
 * @param theirs what the peer offered
 * @param holdTime seconds, the lower of both offers; 0 means no keepalives
 * @param as4 whether AS numbers take four octets (RFC 6793)
 * @param families those of both sides, in the order of the peer's OPEN
 * @param addPathSend families whose NLRI we send with a path identifier (RFC 7911)
 * @param addPathReceive families whose NLRI the peer sends with one
 * @param conversions families whose next hop may be of another AFI (RFC 8950)
 * @param receiveLimit the longest message the peer may send: RFC 8654 section 4 asks only for our
 *     capability
 * @param sendLimit the longest message we send
 * @param refresh which form of route refresh both know
 * @param linkLocalNextHop whether both know draft-ietf-idr-linklocal-capability
 * @param operational whether both know OPERATIONAL messages
 * @param multisession whether both know of several sessions between them
 * @param pathLimits how many paths of a prefix the peer wants, in families of {@code addPathSend}
 * @param role what we are to the peer (RFC 9234); null where we do not say, or are in one AS
 * @param aigp whether AIGP is exchanged with this peer: a local switch, not a capability (RFC 7311
 *     section 3.4)
 * @param prefixSid whether BGP Prefix-SID is taken from this peer: a local switch for external ones
 *     (RFC 8669 section 5)
 */
public record Negotiated(
    Offer ours,
    Offer theirs,
    int holdTime,
    boolean as4,
    List<Family> families,
    Set<Family> addPathSend,
    Set<Family> addPathReceive,
    List<ExtendedNextHop.Conversion> conversions,
    int receiveLimit,
    int sendLimit,
    Refresh refresh,
    boolean linkLocalNextHop,
    boolean operational,
    boolean multisession,
    Map<Family, Integer> pathLimits,
    Role.@Nullable Kind role,
    boolean aigp,
    boolean prefixSid) {

  /** Forms of route refresh. */
  public enum Refresh {
    ABSENT,
    NORMAL,
    ENHANCED;

    /** The word of the negotiated event. */
    public String word() {
      return switch (this) {
        case ABSENT -> "absent";
        case NORMAL -> "normal";
        case ENHANCED -> "enhanced";
      };
    }
  }

  /**
   * What both offers agree on.
   *
   * @param aigp the local switch; null for what RFC 7311 section 3.1 wants where nothing is said:
   *     on inside one AS, and off elsewhere
   */
  public static Negotiated of(Offer ours, Offer theirs, @Nullable Boolean aigp) {
    return of(ours, theirs, aigp != null ? aigp : ours.asn().equals(theirs.asn()));
  }

  /** What both offers agree on; {@code aigp} is the local switch. */
  public static Negotiated of(Offer ours, Offer theirs, boolean aigp) {
    var families = theirs.families().stream().filter(ours.families()::contains).toList();
    var addPathSend = addPath(families, ours.addPath(), theirs.addPath());
    boolean extended = both(ours, theirs, CapabilityCode.EXTENDED_MESSAGE);
    return new Negotiated(
        ours,
        theirs,
        Math.min(ours.holdTime(), theirs.holdTime()),
        both(ours, theirs, CapabilityCode.FOUR_OCTET_AS),
        families,
        addPathSend,
        addPath(families, theirs.addPath(), ours.addPath()),
        ours.conversions().stream().filter(theirs.conversions()::contains).toList(),
        ours.has(CapabilityCode.EXTENDED_MESSAGE)
            ? ExtendedMessage.EXTENDED_SIZE
            : ExtendedMessage.CLASSIC_SIZE,
        extended ? ExtendedMessage.EXTENDED_SIZE : ExtendedMessage.CLASSIC_SIZE,
        refresh(ours, theirs),
        both(ours, theirs, CapabilityCode.LINK_LOCAL_NEXT_HOP),
        both(ours, theirs, CapabilityCode.OPERATIONAL),
        ours.knowsMultisession() && theirs.knowsMultisession(),
        pathLimits(theirs, addPathSend),
        role(ours, theirs),
        aigp,
        ours.asn().equals(theirs.asn()));
  }

  /**
   * The same with a peer whose BGP Prefix-SID is taken although it is an external one.
   *
   * @param taken false changes nothing
   */
  public Negotiated withPrefixSid(boolean taken) {
    return prefixSid || !taken
        ? this
        : new Negotiated(
            ours,
            theirs,
            holdTime,
            as4,
            families,
            addPathSend,
            addPathReceive,
            conversions,
            receiveLimit,
            sendLimit,
            refresh,
            linkLocalNextHop,
            operational,
            multisession,
            pathLimits,
            role,
            aigp,
            true);
  }

  /** What reads octets that are of no session: AS numbers of four octets, inside one AS. */
  public static Negotiated unrelated() {
    var four = CapabilitySet.of(List.of(new FourOctetAs(new Asn(1))));
    var offer = new Offer(1, 0, Ipv4.ZERO, four);
    return of(offer, offer, true);
  }

  private static boolean both(Offer ours, Offer theirs, int code) {
    return ours.has(code) && theirs.has(code);
  }

  private static Set<Family> addPath(
      List<Family> families, @Nullable AddPath sender, @Nullable AddPath receiver) {
    var agreed = new LinkedHashSet<Family>();
    for (var family : families) {
      if (sender != null && receiver != null && sender.sends(family) && receiver.receives(family)) {
        agreed.add(family);
      }
    }
    return Set.copyOf(agreed);
  }

  private static Map<Family, Integer> pathLimits(Offer receiver, Set<Family> addPath) {
    var limits = new HashMap<>(receiver.pathLimits());
    limits.keySet().retainAll(addPath);
    return Map.copyOf(limits);
  }

  /** Our role counts whether or not the peer tells its own (RFC 9234 section 4.2). */
  private static Role.@Nullable Kind role(Offer ours, Offer theirs) {
    var role = ours.role();
    return role == null || ours.asn().equals(theirs.asn()) ? null : role.kind();
  }

  private static Refresh refresh(Offer ours, Offer theirs) {
    if (both(ours, theirs, CapabilityCode.ENHANCED_ROUTE_REFRESH)) {
      return Refresh.ENHANCED;
    }
    boolean theirsToo =
        theirs.has(CapabilityCode.ROUTE_REFRESH) || theirs.has(CapabilityCode.ROUTE_REFRESH_CISCO);
    return ours.has(CapabilityCode.ROUTE_REFRESH) && theirsToo ? Refresh.NORMAL : Refresh.ABSENT;
  }

  /** How many paths of a prefix we asked for, in families of {@code addPathReceive}. */
  public Map<Family, Integer> ownPathLimits() {
    return pathLimits(ours, addPathReceive);
  }

  /**
   * How many labels a route may have that we send, in families where we have told how many we take:
   * what the peer has told, and one where it has not (RFC 8277 section 2.1).
   */
  public Map<Family, Integer> labelLimits() {
    var limits = new HashMap<Family, Integer>();
    for (var family : ours.labelCounts().keySet()) {
      if (families.contains(family)) {
        limits.put(family, theirs.labelCounts().getOrDefault(family, 1));
      }
    }
    return Map.copyOf(limits);
  }

  /** How many the peer may send, in families where both sides have told how many they take. */
  public Map<Family, Integer> ownLabelLimits() {
    var limits = new HashMap<>(ours.labelCounts());
    limits.keySet().retainAll(theirs.labelCounts().keySet());
    limits.keySet().retainAll(families);
    return Map.copyOf(limits);
  }

  public Asn localAs() {
    return ours.asn();
  }

  public Asn peerAs() {
    return theirs.asn();
  }

  /** Whether both speakers are in the same AS (RFC 4271 section 1.1, internal peer). */
  public boolean internal() {
    return localAs().equals(peerAs());
  }

  /** What the peer offered of graceful restart; null when it did not, or we did not. */
  public @Nullable GracefulRestart peerGracefulRestart() {
    return ours.gracefulRestart() != null ? theirs.gracefulRestart() : null;
  }

  /**
   * What the peer asks of RFC 9494 for each family, where we offered it too; nothing where one side
   * did not.
   */
  public Map<Family, LongLivedGracefulRestart.Stale> peerLongLived() {
    return ours.longLived().isEmpty() ? Map.of() : theirs.longLived();
  }

  /**
   * Whether a NOTIFICATION keeps what graceful restart keeps: both sent the N bit (RFC 8538 section
   * 3).
   */
  public boolean gracefulNotification() {
    var mine = ours.gracefulRestart();
    var yours = theirs.gracefulRestart();
    return mine != null && yours != null && mine.notification() && yours.notification();
  }

  /** Whether a route of {@code family} may have a next hop of {@code nextHopAfi} (RFC 8950). */
  public boolean converts(Family family, int nextHopAfi) {
    return conversions.contains(new ExtendedNextHop.Conversion(family, nextHopAfi));
  }

  /** The part that changes the bytes of an UPDATE. */
  public EncodingContext encoding() {
    return EncodingContext.of(this);
  }
}
