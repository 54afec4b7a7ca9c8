package net.herald.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.herald.bgp.Family;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv4;
import net.herald.bgp.capability.ExtendedNextHop.Conversion;
import net.herald.bgp.capability.GracefulRestart;
import net.herald.config.CapabilitySettings.AddPathMode;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Neighbor} of a {@link NeighborDraft}: fills in defaults, and checks what only the
 * whole of the section can tell. Everything amiss is recorded; without a fault there is a neighbor.
 */
final class NeighborAssembly {
  private final Reading reading;
  private final NeighborDraft draft;
  private final Scalars scalars;
  private final int errorsBefore;

  private NeighborAssembly(Reading reading, NeighborDraft draft) {
    this.reading = reading;
    this.draft = draft;
    this.scalars = draft.scalars;
    this.errorsBefore = reading.diagnostics.errors();
  }

  /** The neighbor; null where something is wrong with it. */
  static @Nullable Neighbor assemble(Reading reading, NeighborDraft draft) {
    return new NeighborAssembly(reading, draft).assemble();
  }

  private @Nullable Neighbor assemble() {
    PeerAddress peer = scalars.find(NeighborSection.PEER_ADDRESS);
    if (peer == null) {
      peer = draft.peer;
    }
    Ip local = scalars.get(NeighborSection.LOCAL_ADDRESS).orElse(null);
    Ipv4 routerId = routerId(local);
    checkMissing(routerId, local);
    if (peer != null) {
      checkAddresses(peer, local);
    }
    List<Family> families =
        draft.families.isEmpty() ? unsaid() : draft.families.stream().sorted().toList();
    Neighbor.Security security = new KeyCheck(reading, draft).security(local);
    CapabilitySettings capabilities = capabilities(Set.copyOf(families));
    ApiSettings api = new ApiCheck(reading, draft).settings();
    if (peer == null || routerId == null || reading.diagnostics.errors() > errorsBefore) {
      return null;
    }
    Neighbor neighbor =
        new Neighbor(
            new Neighbor.Addresses(
                peer.address(),
                peer.length(),
                local,
                scalars.find(NeighborSection.LOCAL_LINK_LOCAL)),
            identity(routerId),
            transport(),
            security,
            scalars.get(NeighborSection.HOLD_TIME),
            scalars.get(NeighborSection.RATE_LIMIT),
            families,
            capabilities,
            rib(capabilities),
            api,
            draft.routes.list(),
            draft.operational);
    new RouteCheck(reading, draft).check(neighbor);
    return reading.diagnostics.errors() > errorsBefore ? null : neighbor;
  }

  private List<Family> unsaid() {
    return draft.minimal
        ? draft.routes.list().stream().map(r -> r.route().family()).distinct().sorted().toList()
        : FamilyWords.ALL;
  }

  private @Nullable Ipv4 routerId(@Nullable Ip local) {
    Ipv4 written = scalars.find(NeighborSection.ROUTER_ID);
    return written == null && local instanceof Ipv4 address ? address : written;
  }

  private void checkMissing(@Nullable Ipv4 routerId, @Nullable Ip local) {
    List<String> missing = new ArrayList<>();
    boolean localUnknown = local == null && !faulty(NeighborSection.LOCAL_ADDRESS);
    if (routerId == null
        && !scalars.tried(NeighborSection.ROUTER_ID)
        && !faulty(NeighborSection.LOCAL_ADDRESS)) {
      missing.add("router-id");
    }
    if (scalars.has(NeighborSection.LISTEN) && localUnknown) {
      missing.add("local-address");
    }
    if (!scalars.tried(NeighborSection.LOCAL_AS)) {
      missing.add("local-as");
    }
    if (!scalars.tried(NeighborSection.PEER_AS)) {
      missing.add("peer-as");
    }
    if (!missing.isEmpty()) {
      reading.error(draft.header, "incomplete neighbor, missing " + String.join(", ", missing), "");
    }
  }

  private boolean faulty(Scalar<?> scalar) {
    return scalars.tried(scalar) && !scalars.has(scalar);
  }

  private void checkAddresses(PeerAddress peer, @Nullable Ip local) {
    if (local != null && local.afi() != peer.address().afi()) {
      reading.error(
          scalars.range(NeighborSection.LOCAL_ADDRESS, draft.header),
          "local-address and peer-address must be of the same family",
          "expected an address like " + peer.address());
    }
    if (peer.isRange() && !passive()) {
      reading.error(
          scalars.range(NeighborSection.PEER_ADDRESS, draft.header),
          "can only use ip ranges for the peer address with passive neighbors",
          "expected passive; as well, or a single address");
    }
  }

  private boolean passive() {
    Boolean written = scalars.find(NeighborSection.PASSIVE);
    return written != null ? written : reading.defaults.passive();
  }

  private Neighbor.Identity identity(Ipv4 routerId) {
    return new Neighbor.Identity(
        routerId,
        scalars.get(NeighborSection.LOCAL_AS).orElse(null),
        scalars.get(NeighborSection.PEER_AS).orElse(null),
        scalars.get(NeighborSection.DESCRIPTION),
        scalars.get(NeighborSection.HOST_NAME),
        scalars.get(NeighborSection.DOMAIN_NAME));
  }

  private Neighbor.Transport transport() {
    int connect = scalars.get(NeighborSection.CONNECT);
    return new Neighbor.Transport(
        passive(),
        scalars.get(NeighborSection.LISTEN),
        connect == 0 ? reading.defaults.connect() : connect,
        scalars.get(NeighborSection.SOURCE_INTERFACE),
        scalars.get(NeighborSection.OUTGOING_TTL),
        scalars.get(NeighborSection.INCOMING_TTL));
  }

  private Neighbor.RibSettings rib(CapabilitySettings capabilities) {
    boolean adjRibOut = scalars.get(NeighborSection.ADJ_RIB_OUT);
    if (!adjRibOut && capabilities.routeRefresh()) {
      reading.warning(
          scalars.range(NeighborSection.ADJ_RIB_OUT, draft.header),
          "adj-rib-out stays on, for route-refresh needs it",
          "");
    }
    return new Neighbor.RibSettings(
        scalars.get(NeighborSection.GROUP_UPDATES),
        scalars.get(NeighborSection.AUTO_FLUSH),
        scalars.get(NeighborSection.ADJ_RIB_IN),
        adjRibOut || capabilities.routeRefresh(),
        scalars.get(NeighborSection.MANUAL_EOR));
  }

  private CapabilitySettings capabilities(Set<Family> families) {
    Scalars written = draft.capability;
    Boolean nextHop = written.find(CapabilitySection.NEXT_HOP);
    boolean converts = nextHop != null ? nextHop : draft.nextHopBlock;
    AddPathMode addPath = written.get(CapabilitySection.ADD_PATH);
    return new CapabilitySettings(
        written.get(CapabilitySection.ASN4),
        written.get(CapabilitySection.ROUTE_REFRESH),
        restartTime(gracefulRestart()),
        longLived(),
        converts,
        converts ? conversions(families) : List.of(),
        addPath,
        addPath == AddPathMode.DISABLE ? new TreeMap<>() : pathLimits(families),
        labelCounts(families),
        written.get(CapabilitySection.MULTI_SESSION),
        written.get(CapabilitySection.OPERATIONAL),
        written.find(CapabilitySection.AIGP),
        written.get(CapabilitySection.PREFIX_SID),
        written.get(CapabilitySection.EXTENDED_MESSAGE),
        written.get(CapabilitySection.SOFTWARE_VERSION),
        written.find(CapabilitySection.LINK_LOCAL_NEXT_HOP),
        written.get(CapabilitySection.LINK_LOCAL_PREFER),
        role());
  }

  private int gracefulRestart() {
    return draft.capability.get(
        CapabilitySection.GRACEFUL_RESTART, CapabilitySettings.NO_GRACEFUL_RESTART);
  }

  /** The field has twelve bits (RFC 4724 section 3), a hold-time has sixteen. */
  private int restartTime(int written) {
    return written == 0
        ? Math.min(scalars.get(NeighborSection.HOLD_TIME), GracefulRestart.MAX_TIME)
        : written;
  }

  /** RFC 9494 section 3.1: it means nothing without graceful restart. */
  private int longLived() {
    int written = draft.capability.get(CapabilitySection.LONG_LIVED, 0);
    if (written > 0 && gracefulRestart() == CapabilitySettings.NO_GRACEFUL_RESTART) {
      reading.error(
          draft.capability.range(CapabilitySection.LONG_LIVED, draft.header),
          "long-lived-graceful-restart without graceful-restart",
          "expected graceful-restart as well");
    }
    return written;
  }

  private CapabilitySettings.@Nullable LocalRole role() {
    var written = draft.capability.find(CapabilitySection.ROLE);
    var local = scalars.get(NeighborSection.LOCAL_AS);
    if (written != null
        && local.isPresent()
        && local.equals(scalars.get(NeighborSection.PEER_AS))) {
      reading.error(
          draft.capability.range(CapabilitySection.ROLE, draft.header),
          "a role inside one AS",
          "expected it for a neighbor of another AS (RFC 9234)");
    }
    return written;
  }

  private List<Conversion> conversions(Set<Family> families) {
    return draft.conversions.stream()
        .filter(one -> families.contains(one.family()))
        .filter(one -> families.contains(new Family(one.nextHopAfi(), one.family().safi())))
        .toList();
  }

  private SortedMap<Family, Integer> labelCounts(Set<Family> families) {
    SortedMap<Family, Integer> counts = new TreeMap<>(draft.labelCounts);
    counts.keySet().retainAll(families);
    return counts;
  }

  private SortedMap<Family, Integer> pathLimits(Set<Family> families) {
    SortedMap<Family, Integer> limits = new TreeMap<>(draft.pathLimits);
    if (limits.isEmpty()) {
      families.forEach(family -> limits.put(family, 0));
    }
    limits.keySet().retainAll(families);
    return limits;
  }
}
