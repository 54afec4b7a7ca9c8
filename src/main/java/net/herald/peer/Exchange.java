package net.herald.peer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import net.herald.bgp.Family;
import net.herald.bgp.attribute.Reaction;
import net.herald.bgp.attribute.Route;
import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.capability.Negotiated.Refresh;
import net.herald.bgp.message.Frame;
import net.herald.bgp.message.Keepalive;
import net.herald.bgp.message.Message;
import net.herald.bgp.message.MessageFault;
import net.herald.bgp.message.Notification;
import net.herald.bgp.message.Operational;
import net.herald.bgp.message.RouteRefresh;
import net.herald.bgp.message.Update;
import net.herald.config.Neighbor;
import net.herald.iana.ErrorCode;
import net.herald.iana.MessageType;
import net.herald.log.Category;
import net.herald.log.Log;
import net.herald.rib.AdjRibIn;
import net.herald.rib.AdjRibOut;
import net.herald.rib.JointTables;
import net.herald.rib.Outlet;
import net.herald.rib.PathAudit;
import net.herald.time.Clock;
import net.herald.wire.Hex;
import org.jspecify.annotations.Nullable;

/**
 * The routes of a peer: both tables across sessions, and what is exchanged in one. Owned by the
 * thread of the peer.
 */
final class Exchange implements Session {
  private final Clock clock;
  private final Log log;
  private final String name;
  private final Reports reports;
  private final Statistics statistics;
  private final JointTables tables;
  private final AdjRibIn in = new AdjRibIn();
  private final StaleRoutes stale;
  private final boolean auditPaths;
  private final boolean standsIn;
  private PathAudit audit;
  private AdjRibOut out;
  private OwnRoutes own;
  private final Set<Family> disabled = new HashSet<>();
  private final Map<Family, Operational> advisories = new LinkedHashMap<>();

  /** Messages of the configuration that wait for a session. */
  private final List<Operational> once = new ArrayList<>();

  private final List<Runnable> whenSent = new ArrayList<>();

  private Neighbor neighbor;
  private boolean endOfRibHeld;
  private TokenBucket bucket;
  private @Nullable Running running;

  /** What was agreed on in the last session. */
  private @Nullable Negotiated last;

  /** The session there is. */
  private static final class Running {
    private final Negotiated negotiated;
    private final Connection connection;

    /** A message that waits for a token. */
    private byte @Nullable [] stalled;

    Running(Negotiated negotiated, Connection connection) {
      this.negotiated = negotiated;
      this.connection = connection;
    }
  }

  Exchange(Parts parts, Neighbor neighbor) {
    this.clock = parts.world().clock();
    this.tables = parts.world().tables();
    this.neighbor = neighbor;
    this.reports = parts.reports();
    this.statistics = parts.statistics();
    this.log = parts.log();
    this.name = parts.name();
    this.auditPaths = parts.world().auditPaths();
    this.standsIn = parts.world().standsIn();
    this.audit = new PathAudit(Map.of(), this::tooManyPaths);
    this.stale = new StaleRoutes(clock, log, name, in);
    this.bucket = new TokenBucket(clock, neighbor.rateLimit());
    this.out = out(neighbor);
    this.own = new OwnRoutes(out);
    own.configure(neighbor.routes());
    out.join();
    tell(neighbor.operational());
  }

  /**
   * What the configuration has to say: static advisories in every session, the rest in the next.
   */
  private void tell(List<Operational> messages) {
    for (Operational message : messages) {
      if (!remember(message)) {
        once.add(message);
      }
    }
  }

  private AdjRibOut out(Neighbor of) {
    var table = new AdjRibOut(of.rib().adjRibOut(), this::problem, tables);
    table.hold(!of.rib().autoFlush());
    return table;
  }

  private void tooManyPaths(String sentence) {
    log.warning(Category.RIB, "paths.limit", "peer", name, "reason", sentence);
  }

  private void problem(String sentence) {
    log.warning(Category.RIB, "route.unsent", "peer", name, "reason", sentence);
  }

  // --- the session ---

  @Override
  public void up(Negotiated negotiated, Connection connection) {
    running = new Running(negotiated, connection);
    bucket = new TokenBucket(clock, neighbor.rateLimit());
    disabled.clear();
    stale.sessionUp(negotiated);
    audit = new PathAudit(auditPaths ? negotiated.ownPathLimits() : Map.of(), this::tooManyPaths);
    advisories.values().forEach(message -> tell(message, negotiated));
    once.forEach(message -> tell(message, negotiated));
    once.clear();
    out.sessionUp(outlet(negotiated, connection));
    if (negotiated.families().isEmpty()) {
      send(Keepalive.KEEPALIVE.encode());
    } else if (!neighbor.rib().manualEor() && !endOfRibHeld) {
      negotiated.families().forEach(out::endOfRib);
    }
  }

  private Outlet outlet(Negotiated negotiated, Connection connection) {
    var transport = neighbor.transport();
    boolean oneHop = transport.outgoingTtl() <= 1;
    return new Outlet(
        negotiated.encoding(),
        Set.copyOf(negotiated.families()),
        connection.stream().localAddress(),
        neighbor.identity().routerId(),
        negotiated.linkLocalNextHop() && oneHop ? neighbor.addresses().linkLocal() : null,
        negotiated.pathLimits(),
        negotiated.labelLimits(),
        neighbor.rib().groupUpdates(),
        resumed(),
        standsIn);
  }

  /**
   * Whether the peer keeps routes of the session before. Of a former life nothing is known: what it
   * left goes at End-of-RIB (RFC 4724 section 4.2), and withdrawals of nothing would confuse
   * scripts.
   */
  private boolean resumed() {
    return last != null && last.peerGracefulRestart() != null;
  }

  @Override
  public void down() {
    if (running != null) {
      last = running.negotiated;
    }
    running = null;
    out.sessionDown();
    callWhenSent();
  }

  /** The peer is over, after {@link #down} for the last time. */
  void close() {
    out.close();
  }

  @Override
  public void retain() {
    if (running != null) {
      stale.retain(running.negotiated);
    }
  }

  @Override
  public void endRestart() {
    stale.restartIsOver();
  }

  @Override
  public void dropStale() {
    stale.tooLate();
  }

  // --- what comes in ---

  @Override
  public void deliver(Frame frame, Negotiated negotiated) {
    Message message = null;
    try {
      message = Message.decode(frame, negotiated);
    } finally {
      reports.received(frame, message, negotiated);
    }
    switch (message) {
      case Update update -> update(update, frame);
      case RouteRefresh refresh -> refresh(refresh, negotiated);
      default -> {} // OPERATIONAL is for helper processes
    }
  }

  private void update(Update update, Frame frame) {
    for (Reaction reaction : update.reactions()) {
      // RFC 7606 section 6: the whole message
      log.warning(
          Category.MESSAGE,
          "update.malformed",
          "peer",
          name,
          "reaction",
          reaction.getClass().getSimpleName(),
          "reason",
          reaction.why(),
          "message",
          Hex.upper(frame.octets()));
    }
    switch (update.reaction()) {
      case Reaction.SessionReset reset ->
          throw new MessageFault(
              new Notification(ErrorCode.UPDATE_MESSAGE, reset.subcode(), reset.octets()),
              reset.why());
      case Reaction.DisableFamily disable -> {
        disabled.add(disable.family());
        in.markStale(disable.family());
        in.sweep(disable.family());
      }
      case null, default -> {}
    }
    Update useful = useful(update);
    Family complete = useful.endOfRib();
    if (complete != null) {
      stale.complete(complete);
    }
    for (var routes : useful.announced()) {
      statistics.add(Statistics.Counter.PREFIXES_RECEIVED, routes.nlri().size());
    }
    for (var routes : useful.withdrawn()) {
      statistics.add(Statistics.Counter.PREFIXES_WITHDRAWN, routes.nlri().size());
    }
    audit.apply(useful);
    if (neighbor.rib().adjRibIn()) {
      in.apply(useful);
    }
  }

  /**
   * Without the routes of families that are ignored for the rest of the session (RFC 7606 section
   * 2).
   */
  private Update useful(Update update) {
    if (disabled.isEmpty()) {
      return update;
    }
    return new Update(
        update.attributes(),
        update.announced().stream().filter(r -> !disabled.contains(r.family())).toList(),
        update.withdrawn().stream().filter(r -> !disabled.contains(r.family())).toList(),
        update.reactions(),
        update.endOfRib());
  }

  private void refresh(RouteRefresh refresh, Negotiated negotiated) {
    Family family = refresh.family();
    boolean enhanced = negotiated.refresh() == Refresh.ENHANCED;
    boolean known =
        negotiated.refresh() != Refresh.ABSENT && negotiated.families().contains(family);
    switch (refresh.subtype()) {
      case RouteRefresh.REQUEST -> {
        if (known) {
          out.refresh(family, enhanced);
        }
      }
      case RouteRefresh.BEGIN -> {
        if (known && enhanced) {
          in.markStaleToo(family);
        }
      }
      case RouteRefresh.END -> {
        if (known && enhanced) {
          in.sweep(family);
        }
      }
      default -> // RFC 7313 section 5: ignored
          log.info(Category.MESSAGE, "refresh.unknown", "peer", name, "subtype", refresh.subtype());
    }
  }

  // --- what goes out ---

  /**
   * Hands over as much as the writer takes.
   *
   * @return whether that was anything
   */
  boolean flush() {
    Running now = running;
    boolean any = false;
    if (now == null) {
      callWhenSent();
      return false;
    }
    while (now.connection.room() > 0) {
      if (now.stalled == null && bucket.isUnlimited() && !reports.inSent(MessageType.UPDATE)) {
        var several = out.several();
        if (several != null) {
          statistics.countSent(MessageType.UPDATE, several.count());
          now.connection.send(several.octets());
          any = true;
          continue;
        }
      }
      byte[] frame = now.stalled != null ? now.stalled : out.next();
      now.stalled = null;
      if (frame == null) {
        callWhenSent();
        return any;
      }
      if (!bucket.take()) {
        now.stalled = frame;
        return any;
      }
      send(Frame.of(frame));
      any = true;
    }
    return any;
  }

  /** When there is something to do without anybody asking: {@link #flush}, or {@link #expire}. */
  long nearest() {
    long sending = running != null && running.stalled != null ? bucket.ready() : Clock.NEVER;
    return Math.min(sending, stale.nearest());
  }

  /** Does what is due. */
  void expire() {
    stale.expire();
  }

  private void send(Frame frame) {
    if (running != null) {
      reports.sent(frame, running.negotiated);
      statistics.countSent(frame.type());
      running.connection.send(frame.octets());
    }
  }

  private void callWhenSent() {
    if (!whenSent.isEmpty()) {
      var calls = List.copyOf(whenSent);
      whenSent.clear();
      calls.forEach(Runnable::run);
    }
  }

  // --- orders ---

  void change(List<RouteChange> changes) {
    own.change(changes);
  }

  void reconfigure(Neighbor next) {
    if (next.rib().adjRibOut() != neighbor.rib().adjRibOut()) {
      var former = out;
      out = out(next);
      former.forEach((nlri, attributes) -> out.announce(new Route(nlri, attributes)));
      own = own.into(out);
      former.close();
    }
    var former = neighbor.operational();
    neighbor = next;
    out.hold(!next.rib().autoFlush());
    own.configure(next.routes());
    out.join();
    if (!next.operational().equals(former)) {
      advisories.clear();
      once.clear();
      tell(next.operational());
    }
  }

  void watchdog(String group, boolean announced) {
    own.watchdog(group, announced);
  }

  void whenSent(Runnable call) {
    whenSent.add(call);
  }

  /** Lets others see how many routes there are. */
  void publish() {
    statistics.set(Statistics.Counter.ROUTES_IN, in.size());
    statistics.set(Statistics.Counter.ROUTES_OUT, out.size());
    statistics.set(Statistics.Counter.ROUTES_PENDING, out.pending());
  }

  void look(Consumer<Order.Tables> viewer) {
    viewer.accept(new Order.Tables(in, out));
  }

  void clearOut() {
    out.clear();
  }

  void clearIn() {
    in.clear();
  }

  void endOfRib(Family family) {
    if (running != null) {
      out.endOfRib(family);
    }
  }

  void holdEndOfRib() {
    endOfRibHeld = true;
  }

  /** What was announced by now comes before the markers (RFC 4724 section 2). */
  void releaseEndOfRib() {
    if (endOfRibHeld && running != null && !neighbor.rib().manualEor()) {
      running.negotiated.families().forEach(out::endOfRib);
    }
    endOfRibHeld = false;
  }

  /** Asks the peer to send a family again; not where it would not understand. */
  void ask(Family family) {
    if (running != null
        && running.negotiated.refresh() != Refresh.ABSENT
        && running.negotiated.families().contains(family)) {
      send(new RouteRefresh(family, RouteRefresh.REQUEST).encode());
    }
  }

  /** Sends everything again, and what was held back with it. */
  void sendAgain() {
    if (running != null) {
      boolean enhanced = running.negotiated.refresh() == Refresh.ENHANCED;
      running.negotiated.families().forEach(family -> out.refresh(family, enhanced));
      out.release();
    }
  }

  /** Sends an OPERATIONAL message; a static advisory is sent again in each session. */
  void operate(Operational message) {
    remember(message);
    if (running != null && running.negotiated.operational()) {
      send(message.encode());
    }
  }

  /** Keeps a static advisory for every session; says false of any other message. */
  private boolean remember(Operational message) {
    if (message.body() instanceof Operational.Advisory advisory
        && advisory.kind() == Operational.Kind.ASM) {
      advisories.put(advisory.family(), message);
      return true;
    }
    return false;
  }

  /** Sends a message at the begin of a session that has its family. */
  private void tell(Operational message, Negotiated negotiated) {
    Family family = message.family();
    if (negotiated.operational() && family != null && negotiated.families().contains(family)) {
      send(message.encode());
    }
  }
}
