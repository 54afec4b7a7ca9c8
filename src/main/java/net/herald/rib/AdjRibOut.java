package net.herald.rib;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import net.herald.bgp.Family;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.attribute.Origin;
import net.herald.bgp.attribute.Route;
import net.herald.bgp.nlri.Nlri;
import org.jspecify.annotations.Nullable;

/**
 * What a peer should have, and what still has to be sent so that it does (RFC 4271 section 1.1).
 * Owned by the thread of the peer.
 *
 * <p>Changes wait in {@code pending}, one per route: the last one wins, and ten changes before the
 * socket drains cost one UPDATE. A {@link Drain} takes all that is pending, ordered by attribute
 * set, and is packed as the writer has room; a route that changes again meanwhile is left out of
 * it.
 *
 * <p>Where routes are kept, an announcement of what the peer has already is not sent again, and a
 * new session starts with all of them. Where they are not, only those of the configuration start a
 * new session.
 */
public final class AdjRibOut {
  /**
   * Up to so many changes at once are sent in ExaBGP's shape, mostly one NLRI an UPDATE; more are
   * packed.
   */
  static final int FEW = 256;

  /** In {@link #pending}: the route is withdrawn. */
  private static final AttributeSet GONE = AttributeSet.EMPTY;

  private final boolean keep;
  private final Consumer<String> problems;
  private final Map<Family, NlriTable<AttributeSet>> current = new TreeMap<>();
  private final Map<Family, NlriTable<AttributeSet>> configured = new TreeMap<>();
  private final PathIds paths = new PathIds();
  private LinkedHashMap<Nlri, AttributeSet> pending = new LinkedHashMap<>();
  private final Set<Family> refreshes = new LinkedHashSet<>();
  private final Set<Family> bracketed = new LinkedHashSet<>();
  private final Set<Family> endOfRibs = new LinkedHashSet<>();
  private final Deque<byte[]> frames = new ArrayDeque<>();
  private @Nullable Outlet outlet;
  private @Nullable Drain drain;
  private boolean held;

  /**
   * An empty table without session.
   *
   * @param keep whether routes are remembered beyond their sending ({@code adj-rib-out})
   * @param problems is told, in a sentence, of what cannot be sent
   */
  public AdjRibOut(boolean keep, Consumer<String> problems) {
    this.keep = keep;
    this.problems = problems;
  }

  /**
   * Announces a route, or changes its attributes. What the peer has, or will get, is not sent
   * twice.
   */
  public void announce(Route route) {
    var nlri = route.nlri();
    var attributes = stated(route.attributes());
    if (keep) {
      var table = table(current, route.family());
      var stored = table.stored(nlri);
      var former = table.put(nlri, attributes);
      paths.add(nlri);
      boolean same = stored != null && stored.sameOctets(nlri) && attributes.equals(former);
      if (same && !GONE.equals(pending.get(nlri))) {
        return;
      }
    }
    change(nlri, attributes);
  }

  /** No attributes at all would mean a withdrawal here; ORIGIN is sent in any case. */
  private static AttributeSet stated(AttributeSet attributes) {
    return attributes.isEmpty() ? AttributeSet.of(Origin.IGP) : attributes;
  }

  /** Announces a route of the configuration, which every session starts with. */
  public void announceConfigured(Route route) {
    table(configured, route.family()).put(route.nlri(), stated(route.attributes()));
    announce(route);
  }

  /** Withdraws a route, also one that was never announced: scripts count on the UPDATE. */
  public void withdraw(Nlri nlri) {
    table(current, nlri.family()).remove(nlri);
    table(configured, nlri.family()).remove(nlri);
    paths.remove(nlri);
    change(nlri, GONE);
  }

  private void change(Nlri nlri, AttributeSet attributes) {
    pending.remove(
        nlri); // the last change goes last, and its key has the labels of the last change
    pending.put(nlri, attributes);
  }

  private static NlriTable<AttributeSet> table(
      Map<Family, NlriTable<AttributeSet>> tables, Family family) {
    return tables.computeIfAbsent(family, f -> new NlriTable<>());
  }

  /**
   * Begins a session: the peer has nothing, so everything is pending and nothing has to be
   * withdrawn.
   */
  public void sessionUp(Outlet outlet) {
    this.outlet = outlet;
    drain = null;
    frames.clear();
    refreshes.clear();
    bracketed.clear();
    endOfRibs.clear();
    var former = pending;
    pending = new LinkedHashMap<>();
    (keep ? current : configured).values().forEach(t -> t.forEach(pending::put));
    if (!keep) {
      former.forEach((nlri, attributes) -> {
        if (!attributes.isEmpty()) {
          pending.put(nlri, attributes);
        }
      });
    }
  }

  /** Ends the session. What was pending will be sent in the next one, where it is kept. */
  public void sessionDown() {
    outlet = null;
    drain = null;
    frames.clear();
    pending.clear();
  }

  /** Queues the End-of-RIB marker of a family behind all that is pending now. */
  public void endOfRib(Family family) {
    endOfRibs.add(family);
  }

  /**
   * Sends a family again (RFC 2918).
   *
   * @param bracket whether both sides know the marks of RFC 7313
   */
  public void refresh(Family family, boolean bracket) {
    refreshes.add(family);
    if (bracket) {
      bracketed.add(family);
    }
  }

  /** Withdraws all routes. */
  public void clear() {
    var all = new ArrayList<Nlri>();
    forEach((nlri, attributes) -> all.add(nlri));
    all.forEach(this::withdraw);
  }

  /** Whether changes wait for {@link #release} ({@code auto-flush false}). */
  public void hold(boolean held) {
    this.held = held;
  }

  /** Lets what is pending now go, though changes are held. */
  public void release() {
    if (outlet != null && drain == null) {
      drain = nextDrain(outlet);
    }
  }

  /** Whether the session has something to send. */
  public boolean hasPending() {
    return !frames.isEmpty()
        || drain != null
        || !held && !pending.isEmpty()
        || !refreshes.isEmpty()
        || !endOfRibs.isEmpty();
  }

  /** The next message to send; null when there is none, or no session. */
  public byte @Nullable [] next() {
    while (frames.isEmpty()) {
      if (outlet == null) {
        return null;
      }
      if (drain == null) {
        if (!hasPending()) {
          return null;
        }
        drain = nextDrain(outlet);
      }
      if (!drain.pack(frames, pending)) {
        drain = null;
      }
    }
    return frames.poll();
  }

  private Drain nextDrain(Outlet session) {
    var taken = pending;
    pending = new LinkedHashMap<>();
    var drain = new Drain(session, paths, problems, taken.size() <= FEW);
    for (var family : refreshes) {
      var table = current.get(family);
      if (session.families().contains(family)) {
        drain.refresh(family, table, bracketed.contains(family), taken);
      }
    }
    refreshes.clear();
    bracketed.clear();
    drain.changes(taken, table -> current.get(table));
    drain.endOfRibs(endOfRibs);
    endOfRibs.clear();
    return drain;
  }

  /**
   * Calls for each route that the peer has or will get; those not kept are unknown once they were
   * sent.
   */
  public void forEach(BiConsumer<? super Nlri, ? super AttributeSet> action) {
    if (keep) {
      current.values().forEach(t -> t.forEach(action));
      return;
    }
    configured.values().forEach(t -> t.forEach(action));
    pending.forEach((nlri, attributes) -> {
      var table = configured.get(nlri.family());
      if (!attributes.isEmpty() && (table == null || table.get(nlri) == null)) {
        action.accept(nlri, attributes);
      }
    });
  }

  /** How many routes {@link #forEach} would call for. */
  public int size() {
    int[] count = {0};
    forEach((nlri, attributes) -> count[0]++);
    return count[0];
  }

  /** The routes of one family, as {@link #forEach} has them. */
  public List<Route> routes(Family family) {
    var routes = new ArrayList<Route>();
    forEach((nlri, attributes) -> {
      if (nlri.family().equals(family)) {
        routes.add(new Route(nlri, attributes));
      }
    });
    return routes;
  }
}
