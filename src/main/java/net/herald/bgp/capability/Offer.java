package net.herald.bgp.capability;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.herald.bgp.Asn;
import net.herald.bgp.Family;
import net.herald.bgp.Ipv4;
import net.herald.iana.CapabilityCode;
import org.jspecify.annotations.Nullable;

/**
 * What one side says of itself in its OPEN (RFC 4271 section 4.2).
 *
 * @param as16 the two-octet AS number field; AS_TRANS when the number does not fit
 * @param holdTime seconds, 0 or 3 to 65535
 * @param identifier the BGP identifier
 * @param capabilities what its optional parameters say
 */
public record Offer(int as16, int holdTime, Ipv4 identifier, CapabilitySet capabilities) {

  /**
   * The AS number: that of the four-octet capability when there is one (RFC 6793 section 4.1), else
   * the field.
   */
  public Asn asn() {
    var four = capabilities.get(CapabilityCode.FOUR_OCTET_AS, FourOctetAs.class);
    return four != null ? four.asn() : new Asn(as16);
  }

  /**
   * The families it can exchange: those of its multiprotocol capabilities, and IPv4 unicast when it
   * sent none at all, for that is what a speaker without RFC 4760 speaks.
   */
  public List<Family> families() {
    var offered = capabilities.get(CapabilityCode.MULTIPROTOCOL, Multiprotocol.class);
    return offered != null ? offered.families() : List.of(Family.IPV4_UNICAST);
  }

  @Nullable Multisession multisession() {
    var draft = capabilities.get(CapabilityCode.MULTISESSION, Multisession.class);
    return draft != null
        ? draft
        : capabilities.get(CapabilityCode.MULTISESSION_CISCO, Multisession.class);
  }

  /** What it says of its role (RFC 9234); null for nothing. */
  public @Nullable Role role() {
    return capabilities.get(CapabilityCode.ROLE, Role.class);
  }

  /** How many paths of a prefix it wants, for each family in which it cares. */
  Map<Family, Integer> pathLimits() {
    var offered = capabilities.get(CapabilityCode.PATHS_LIMIT, PathsLimit.class);
    return offered != null ? offered.limits() : Map.of();
  }

  /** How many labels of a route it takes, for each family in which it tells. */
  Map<Family, Integer> labelCounts() {
    var offered = capabilities.get(CapabilityCode.MULTIPLE_LABELS, MultipleLabels.class);
    return offered != null ? offered.counts() : Map.of();
  }

  /** What it asks of RFC 9494, which without graceful restart is nothing (section 3.1). */
  Map<Family, LongLivedGracefulRestart.Stale> longLived() {
    var offered =
        capabilities.get(
            CapabilityCode.LONG_LIVED_GRACEFUL_RESTART, LongLivedGracefulRestart.class);
    return offered != null && gracefulRestart() != null ? offered.families() : Map.of();
  }

  /**
   * Whether two offers are of one session where several are possible: sessions are told apart by
   * the same capabilities, and those say the same.
   */
  public boolean sameSession(Offer other) {
    var mine = multisession();
    var yours = other.multisession();
    return mine == null
        || yours == null
        || mine.identifiers().equals(yours.identifiers())
            && mine.identifiers().stream().allMatch(code -> sameValue(other, code));
  }

  private boolean sameValue(Offer other, int code) {
    return code == CapabilityCode.MULTIPROTOCOL
        ? Set.copyOf(families()).equals(Set.copyOf(other.families()))
        : Objects.equals(capabilities.get(code), other.capabilities.get(code));
  }

  /** Whether it knows of several sessions. */
  public boolean knowsMultisession() {
    return multisession() != null;
  }

  boolean has(int code) {
    return capabilities.has(code);
  }

  @Nullable AddPath addPath() {
    return capabilities.get(CapabilityCode.ADD_PATH, AddPath.class);
  }

  @Nullable GracefulRestart gracefulRestart() {
    return capabilities.get(CapabilityCode.GRACEFUL_RESTART, GracefulRestart.class);
  }

  List<ExtendedNextHop.Conversion> conversions() {
    var offered = capabilities.get(CapabilityCode.EXTENDED_NEXT_HOP, ExtendedNextHop.class);
    return offered != null ? offered.conversions() : List.of();
  }
}
