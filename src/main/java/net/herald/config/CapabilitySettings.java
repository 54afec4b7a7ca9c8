package net.herald.config;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.herald.bgp.Family;
import net.herald.bgp.capability.ExtendedNextHop;
import net.herald.bgp.capability.Role;
import org.jspecify.annotations.Nullable;

/**
 * What a neighbor's OPEN shall offer.
 *
 * @param asn4 four-octet AS numbers (RFC 6793)
 * @param routeRefresh route refresh and enhanced route refresh (RFC 2918, RFC 7313)
 * @param gracefulRestart seconds (RFC 4724), or {@link #NO_GRACEFUL_RESTART}
 * @param longLived seconds beyond it (RFC 9494), 1 to 16777215; 0 for none
 * @param nextHop next hops of the other address family (RFC 8950)
 * @param conversions which; in the order of the file
 * @param addPath which way several paths of a prefix are exchanged (RFC 7911)
 * @param pathLimits the families in which they are, and for each the limit to offer; 0 for none
 * @param labelCounts how many labels of a route we tell to take (RFC 8277); empty for nothing
 * @param multiSession the expired draft of one session per family
 * @param operational the expired draft of OPERATIONAL messages
 * @param aigp whether AIGP is sent and kept (RFC 7311); null where the file leaves it open
 * @param prefixSid whether BGP Prefix-SID is taken from an external neighbor (RFC 8669 section 5)
 * @param extendedMessage messages of up to 65535 octets (RFC 8654)
 * @param softwareVersion whether our name and version are told
 * @param linkLocalNextHop link-local next hops alone; null where the file leaves it open
 * @param linkLocalPrefer whether the link-local address of a pair of next hops is preferred
 * @param role what we are to the neighbor (RFC 9234); null for nothing
 */
public record CapabilitySettings(
    boolean asn4,
    boolean routeRefresh,
    int gracefulRestart,
    int longLived,
    boolean nextHop,
    List<ExtendedNextHop.Conversion> conversions,
    AddPathMode addPath,
    SortedMap<Family, Integer> pathLimits,
    SortedMap<Family, Integer> labelCounts,
    boolean multiSession,
    boolean operational,
    @Nullable Boolean aigp,
    boolean prefixSid,
    boolean extendedMessage,
    boolean softwareVersion,
    @Nullable Boolean linkLocalNextHop,
    boolean linkLocalPrefer,
    @Nullable LocalRole role) {

  /** The value of {@link #gracefulRestart} for a neighbor that does not offer it. */
  public static final int NO_GRACEFUL_RESTART = -1;

  /**
   * Our role (RFC 9234).
   *
   * @param strict whether the neighbor must tell its own
   */
  public record LocalRole(Role.Kind kind, boolean strict) {
    /** As the file has it. */
    @Override
    public String toString() {
      return strict ? kind.word() + " strict" : kind.word();
    }
  }

  /** Which way several paths of a prefix are exchanged. */
  public enum AddPathMode {
    /** Not at all. */
    DISABLE("disable"),
    /** We send them. */
    SEND("send"),
    /** We take them. */
    RECEIVE("receive"),
    /** Both. */
    SEND_RECEIVE("send/receive");

    private final String word;

    AddPathMode(String word) {
      this.word = word;
    }

    /** The word of the file. */
    public String word() {
      return word;
    }

    /** Whether we send. */
    public boolean sends() {
      return this == SEND || this == SEND_RECEIVE;
    }

    /** Whether we receive. */
    public boolean receives() {
      return this == RECEIVE || this == SEND_RECEIVE;
    }
  }

  /** Copies what could change. */
  public CapabilitySettings {
    conversions = List.copyOf(conversions);
    pathLimits = Collections.unmodifiableSortedMap(new TreeMap<>(pathLimits));
    labelCounts = Collections.unmodifiableSortedMap(new TreeMap<>(labelCounts));
  }
}
