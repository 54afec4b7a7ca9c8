package net.herald.rib;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import net.herald.bgp.Family;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.attribute.Route;
import net.herald.bgp.nlri.Families;
import net.herald.bgp.nlri.Nlri;
import net.herald.rib.JointTable.Version;
import org.jspecify.annotations.Nullable;

/**
 * What a peer should have (RFC 4271 section 1.1). Owned by the thread of the peer, for the life of
 * the configuration entry: it outlasts sessions. The routes themselves may be those of other peers
 * too ({@link #join}).
 *
 * <p>During a session each change is also put into its {@link Drain}, from where {@link #next}
 * takes the messages as the writer has room. Between sessions nothing waits: a session begins with
 * all routes.
 *
 * <p>Where routes are kept, an announcement of what the peer has already is not sent again. Where
 * they are not, a route is forgotten when it was sent, but for those of the configuration, which
 * begin every session.
 *
 * <p>A million routes take about 60 MiB beside their attribute sets, which are shared, and as much
 * again while all of them wait to be sent. It has no limit of its own.
 */
public final class AdjRibOut {
  private static final SharedFrames SHARED = new SharedFrames();

  private final boolean keep;
  private final Consumer<String> problems;
  private final SharedFrames shared;
  private final JointTables tables;

  /** What the next session begins with. */
  private Version current;

  /** Those of the configuration; empty where all are kept. */
  private final RouteTable configured = new RouteTable();

  /** Routes of the configuration in whose place it has others. */
  private List<Route> overtaken = List.of();

  private final PathIds paths = new PathIds();
  private @Nullable Outlet outlet;
  private @Nullable Drain drain;
  private PathQuota quota = new PathQuota(Map.of());
  private Function<Nlri, String> groups = nlri -> "";
  private boolean held;

  /** Whether what waits goes out though changes are held. */
  private boolean released;

  /**
   * An empty table without session.
   *
   * @param keep whether routes are remembered beyond their sending ({@code adj-rib-out})
   * @param problems is told, in a sentence, of what cannot be sent
   * @param tables those of the peers it may have routes in common with
   */
  public AdjRibOut(boolean keep, Consumer<String> problems, JointTables tables) {
    this(keep, problems, tables, SHARED);
  }

  /** The same of a peer that has nothing to do with others. */
  public AdjRibOut(boolean keep, Consumer<String> problems) {
    this(keep, problems, new JointTables(), SHARED);
  }

  AdjRibOut(boolean keep, Consumer<String> problems, JointTables tables, SharedFrames shared) {
    this.keep = keep;
    this.problems = problems;
    this.tables = tables;
    this.shared = shared;
    this.current = JointTable.empty(tables);
  }

  /**
   * The peer has its routes in common with others that have the same ones now, for as long as all
   * are given the same edits ({@link #apply}).
   */
  public void join() {
    if (keep && paths.isEmpty()) {
      current = tables.join(current);
    }
  }

  /** Whether two peers have one table. */
  @SuppressWarnings("ReferenceEquality")
  boolean sharesWith(AdjRibOut other) {
    return current.table() == other.current.table();
  }

  /** The peer is over: nothing is asked of the table any more. */
  public void close() {
    sessionDown();
    current.leave();
  }

  /**
   * Makes edits as a whole. Peers that have the same routes and are given the same list share the
   * work and the memory.
   *
   * @param edits not changed afterwards
   * @return false where they have to be made one by one
   */
  public boolean apply(List<? extends Edit> edits) {
    var step = keep && paths.isEmpty() && quota.isEmpty() ? current.behind(edits) : null;
    if (step == null) {
      return false;
    }
    current = step.to();
    if (drain != null) {
      drain.change(step.delta(), flowing());
    }
    return true;
  }

  /** The routes, to be changed for this peer alone. */
  private RouteTable own() {
    current = current.alone();
    return current.routes();
  }

  /**
   * Says which routes are switched together by a watchdog. A few routes of different groups do not
   * share a message, even with equal attributes: scripts see a group come and go by itself.
   *
   * @param groups the name of the group; empty for none
   */
  public void groups(Function<Nlri, String> groups) {
    this.groups = groups;
  }

  /**
   * Announces a route, or changes its attributes. What the peer has, or will get, is not sent
   * twice.
   */
  public void announce(Route route) {
    var nlri = stated(route.nlri());
    var attributes = route.attributes();
    var routes = own();
    var wire = onWire(nlri);
    boolean alone = stands(nlri, wire);
    var before = drain == null || alone ? null : standing(routes, wire);
    var former = routes.put(nlri, attributes);
    boolean relabelled = former != null && !former.nlri().sameOctets(nlri);
    if (keep && former != null && !relabelled && attributes.equals(former.value())) {
      return;
    }
    if (alone && former != null) {
      before = new Route(former.nlri(), former.value());
    }
    paths.add(nlri, routes);
    if (drain == null) {
      return;
    }
    if (quota.admits(wire)) {
      drain.announce(before, new Route(wire, attributes), !keep);
    } else {
      problems.accept(wire + ": the peer wants no more paths of this prefix");
    }
  }

  /**
   * Makes ready for changes that are about to come: there is room, and what they need is at hand.
   *
   * @param nlri of a change
   */
  public <T> void expect(List<T> changes, Function<? super T, Nlri> nlri) {
    if (drain != null) {
      drain.expect(changes.size());
    }
    own().expect(changes, nlri);
  }

  /** Announces a route of the configuration, which every session begins with. */
  public void announceConfigured(Route route) {
    if (!keep) {
      configured.put(stated(route.nlri()), route.attributes());
    }
    announce(route);
  }

  /**
   * Routes of which the configuration has another one further down. ExaBGP sends them in front of
   * those at the beginning of a session, and so do we.
   */
  public void overtaken(List<Route> routes) {
    overtaken = List.copyOf(routes);
  }

  /** Withdraws a route, also one that was never announced: scripts count on the UPDATE. */
  public void withdraw(Nlri nlri) {
    withdraw(new Route(nlri, AttributeSet.EMPTY));
  }

  /**
   * Withdraws a route, also one that was never announced: scripts count on the UPDATE. Attributes
   * play no part in which route it is; families other than unicast and multicast send them along,
   * as ExaBGP does.
   */
  public void withdraw(Route route) {
    var nlri = stated(route.nlri());
    var routes = own();
    var wire = onWire(nlri);
    var before = drain == null ? null : standing(routes, wire);
    routes.remove(nlri);
    configured.remove(nlri);
    paths.remove(nlri);
    if (drain == null) {
      return;
    }
    var instead = wire.equals(nlri) && !collapses(nlri.family()) ? null : standing(routes, wire);
    if (instead == null) {
      drain.withdraw(wire, route.attributes());
    } else {
      drain.announce(before, instead, false);
    }
    if (quota.release(wire)) {
      replace(wire.withoutPathId());
    }
  }

  /** Announces a path of a prefix that had no place among those the peer wants, and has one now. */
  private void replace(Nlri prefix) {
    for (var path : paths.of(prefix)) {
      var route = standing(own(), path);
      if (drain != null && route != null && !quota.has(path) && quota.admits(path)) {
        drain.announce(null, route, true);
      }
    }
  }

  /** Path identifier 0 goes on the wire as no identifier does (RFC 7911 section 3). */
  private static Nlri stated(Nlri nlri) {
    return nlri.hasPathId() && nlri.pathId() == 0 ? nlri.withoutPathId() : nlri;
  }

  /** Whether the session knows only one path a prefix. */
  private boolean collapses(Family family) {
    return outlet != null && !outlet.pathIds(family);
  }

  private Nlri onWire(Nlri nlri) {
    return nlri.hasPathId() && collapses(nlri.family()) ? nlri.withoutPathId() : nlri;
  }

  /** Whether a path stands for itself on the wire, whatever other paths of its prefix there are. */
  @SuppressWarnings("ReferenceEquality") // what goes as it is, is not made anew
  private boolean stands(Nlri nlri, Nlri wire) {
    return wire == nlri && (paths.isEmpty() || !collapses(nlri.family()));
  }

  /** What the peer should have of what goes on the wire as that; null for nothing. */
  private @Nullable Route standing(RouteTable routes, Nlri wire) {
    var last = collapses(wire.family()) ? paths.last(wire) : null;
    var stored = routes.get(last != null ? last : wire);
    return stored == null ? null : new Route(onWire(stored.nlri()), stored.value());
  }

  /**
   * Begins a session: the peer has nothing, so everything is to be sent and nothing has to be
   * withdrawn.
   */
  public void sessionUp(Outlet outlet) {
    join();
    this.outlet = outlet;
    quota = new PathQuota(outlet.pathLimits());
    released = true;
    var begun = new Drain(outlet, shared, this::onWire, this::group, this::sent, problems);
    drain = begun;
    begun.expect(size());
    current.read(routes -> begin(begun, routes));
  }

  private void begin(Drain begun, RouteTable routes) {
    for (var route : overtaken) {
      var wire = onWire(route.nlri());
      if (standing(routes, wire) != null) {
        begun.overtaken(new Route(wire, route.attributes()));
      }
    }
    for (var family : routes.families()) {
      onWire(routes, family, (nlri, attributes) -> begun.announce(nlri, null, attributes, true));
    }
  }

  /** Ends the session. Everything will be sent in the next one. */
  public void sessionDown() {
    outlet = null;
    drain = null;
  }

  private String group(Nlri nlri) {
    return groups.apply(nlri);
  }

  /** Calls for each route of a family as the session can express it. */
  private void onWire(Family family, BiConsumer<? super Nlri, ? super AttributeSet> action) {
    current.read(routes -> onWire(routes, family, action));
  }

  private void onWire(
      RouteTable routes, Family family, BiConsumer<? super Nlri, ? super AttributeSet> action) {
    var table = routes.family(family);
    if (table == null) {
      return;
    }
    boolean collapses = collapses(family);
    table.forEach((nlri, attributes) -> {
      var wire = onWire(nlri);
      var last = collapses ? paths.last(wire) : null;
      if ((last == null || last.equals(nlri)) && quota.admits(wire)) {
        action.accept(wire, attributes);
      }
    });
  }

  /** A route was announced to the peer: without memory that is the end of it. */
  private void sent(Nlri wire) {
    if (keep) {
      return;
    }
    while (collapses(wire.family())) {
      var last = paths.last(wire);
      if (last == null || !forget(last)) {
        break;
      }
    }
    forget(wire);
  }

  /** Whether the route is gone; one of the configuration is again what it was there. */
  private boolean forget(Nlri nlri) {
    var routes = own();
    var stated = configured.get(nlri);
    if (stated != null) {
      routes.put(stated.nlri(), stated.value());
      return false;
    }
    routes.remove(nlri);
    paths.remove(nlri);
    return true;
  }

  /** Queues the End-of-RIB marker of a family behind all that is pending now. */
  public void endOfRib(Family family) {
    if (drain != null) {
      drain.endOfRib(family);
    }
  }

  /**
   * Sends a family again (RFC 2918), where the session has it.
   *
   * @param bracket whether both sides know the marks of RFC 7313
   */
  public void refresh(Family family, boolean bracket) {
    if (drain != null) {
      drain.refresh(family, bracket);
    }
  }

  /**
   * Sends all families again.
   *
   * @param bracket whether both sides know the marks of RFC 7313
   */
  public void flush(boolean bracket) {
    if (outlet != null) {
      Families.sorted(outlet.families()).forEach(family -> refresh(family, bracket));
    }
  }

  /** Withdraws all routes. */
  public void clear() {
    var all = new ArrayList<Edit>(size());
    forEach((nlri, attributes) -> all.add(new Withdrawal(new Route(nlri, attributes))));
    if (!apply(all)) {
      all.forEach(edit -> withdraw(edit.subject()));
    }
  }

  private record Withdrawal(Route subject) implements Edit {
    @Override
    public boolean withdraws() {
      return true;
    }
  }

  /** Whether changes wait for {@link #release} ({@code auto-flush false}). */
  public void hold(boolean held) {
    this.held = held;
  }

  /** Lets what is pending now go, though changes are held. */
  public void release() {
    released = true;
  }

  private boolean flowing() {
    return !held || released;
  }

  /** Whether the session has something to send. */
  public boolean hasPending() {
    return drain != null
        && (drain.hasWhole() || drain.refreshing() || flowing() && !drain.isIdle());
  }

  /** How many routes wait to be announced or withdrawn. */
  public int pending() {
    return drain == null ? 0 : drain.pending();
  }

  /** The next message to send; null when there is none, or no session. */
  public byte @Nullable [] next() {
    if (drain == null) {
      return null;
    }
    var frame = drain.next(flowing());
    settled(drain);
    return frame == null ? null : frame.octets();
  }

  /**
   * As many messages as can be had in one piece, where several are next; null where {@link #next}
   * is to be asked. They are all UPDATEs.
   */
  public @Nullable Messages several() {
    if (drain == null) {
      return null;
    }
    var several = drain.several();
    settled(drain);
    return several;
  }

  private void settled(Drain drain) {
    if (drain.isIdle()) {
      released = false;
    }
  }

  /**
   * Calls for each route that the peer has or will get; those not kept are unknown once they were
   * sent.
   */
  public void forEach(BiConsumer<? super Nlri, ? super AttributeSet> action) {
    current.read(routes -> routes.forEach(action));
  }

  /** How many routes {@link #forEach} would call for. */
  public int size() {
    return current.size();
  }

  /** The routes of one family, as {@link #forEach} has them. */
  public List<Route> routes(Family family) {
    var found = new ArrayList<Route>();
    current.read(routes -> {
      var table = routes.family(family);
      if (table != null) {
        table.forEach((nlri, attributes) -> found.add(new Route(nlri, attributes)));
      }
    });
    return found;
  }
}
