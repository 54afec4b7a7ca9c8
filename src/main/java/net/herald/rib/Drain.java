package net.herald.rib;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import net.herald.bgp.Family;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.attribute.Route;
import net.herald.bgp.message.Frame;
import net.herald.bgp.message.RouteRefresh;
import net.herald.bgp.nlri.Families;
import net.herald.bgp.nlri.Nlri;
import net.herald.iana.Safi;
import net.herald.rib.Batch.Change;
import net.herald.rib.Line.EndOfRib;
import net.herald.rib.UpdatePacker.Message;
import net.herald.rib.UpdatePacker.Packed;
import net.herald.rib.UpdatePacker.Unfit;
import org.jspecify.annotations.Nullable;

/**
 * What still has to be sent in one session, and the messages that do it. Owned by the thread of the
 * peer.
 *
 * <p>There is at most one change a route: the last one. It stands in the batch of its attributes,
 * and a later change moves it to another. What goes first: refreshed families, withdrawals,
 * announcements; within each, what began first. So little is held beside the routes, 60 octets a
 * change, that the slowest reader costs no more than one copy of the table, and the {@link Bulks}
 * before it.
 *
 * <p>Up to {@link #FEW} changes at once go out in the shape in which ExaBGP sends them, which
 * recorded sessions are compared with: mostly one NLRI an UPDATE. More are packed.
 */
final class Drain {
  static final int FEW = 256;

  private final Outlet outlet;
  private final UpdatePacker packer;
  private final Routes routes;
  private final Function<Nlri, String> groups;
  private final Consumer<Nlri> sent;
  private final Consumer<String> problems;

  /** What goes out before all else: it came when nothing waited. */
  private final Bulks bulks = new Bulks(this::bulk);

  private final PendingChanges changes = new PendingChanges();
  private final Line withdrawals = new Line();
  private final Line announcements = new Line();

  /** What goes before everything else, though something else takes its place. */
  private final ArrayDeque<Route> overtaken = new ArrayDeque<>();

  /**
   * Withdrawals in whose place an announcement waits, and what is said beside them; only where the
   * outlet wants every withdrawal told.
   */
  private final LinkedHashMap<Nlri, AttributeSet> crossed = new LinkedHashMap<>();

  /** Families to be sent again, and whether between marks. */
  private final LinkedHashMap<Family, Boolean> refreshes = new LinkedHashMap<>();

  private @Nullable Refresh refresh;

  /** Whether more than a few changes came together; until all of them are sent. */
  private boolean many;

  /**
   * Whether nothing was announced yet in this session. A peer that has nothing is told of no
   * withdrawal, as long as the first changes go out. One that kept what it had is: End-of-RIB takes
   * back what is not announced again (RFC 4724 section 4.2), but a route that can no longer be sent
   * is to be withdrawn (RFC 8277 section 2.1).
   */
  private boolean fresh;

  /** What the peer should have. */
  interface Routes {
    /** Calls for each route of a family, as this session can express it. */
    void forEach(Family family, BiConsumer<? super Nlri, ? super AttributeSet> action);
  }

  /** A family that is being sent again. */
  private record Refresh(Family family, boolean marks, Line line) {}

  /**
   * The start of a session, with nothing to send.
   *
   * @param groups the watchdog group of a route, empty for none
   * @param sent is told of each route that was announced
   * @param problems is told, in a sentence, of what cannot be sent
   */
  Drain(
      Outlet outlet,
      SharedFrames shared,
      Routes routes,
      Function<Nlri, String> groups,
      Consumer<Nlri> sent,
      Consumer<String> problems) {
    this.outlet = outlet;
    this.fresh = !outlet.resumed();
    this.packer = new UpdatePacker(outlet, shared);
    this.routes = routes;
    this.groups = groups;
    this.sent = sent;
    this.problems = problems;
  }

  /**
   * The peer should have a route.
   *
   * @param before the attributes it should have had until now; null for none
   * @param force whether to send the route even if the peer has it
   */
  void announce(Nlri nlri, @Nullable AttributeSet before, AttributeSet after, boolean force) {
    var family = nlri.family();
    if (!outlet.families().contains(family)) {
      return;
    }
    var attributes = packer.resolved(family, after);
    var change = changes.get(nlri);
    if (change == null) {
      var has = force || before == null ? null : packer.resolved(family, before);
      if (!attributes.equals(has)) {
        changes.put(new Change(nlri, announcements.batch(family, attributes), has));
      }
      return;
    }
    if (force) {
      change.force();
    }
    if (attributes.equals(change.peerHas())) {
      forget(change);
      return;
    }
    var line = change.batch().line;
    if (line == withdrawals && outlet.everyWithdrawal()) {
      crossed.put(nlri, change.batch().attributes);
    }
    boolean again = change.batch().attributes.equals(attributes) && line != withdrawals;
    if (!again || force) {
      var to = line == withdrawals ? announcements : line;
      change.move(nlri, to.batch(family, attributes));
      changes.put(change);
    }
  }

  /**
   * The peer should have something else.
   *
   * @param whole whether it may go out as it is, with nothing that follows in its place
   */
  void change(Delta delta, boolean whole) {
    if (whole && takesWhole(delta)) {
      bulks.add(delta);
      return;
    }
    expect(delta.size());
    for (int i = 0; i < delta.size(); i++) {
      var edit = delta.edit(i);
      var route = edit.subject();
      if (edit.withdraws()) {
        withdraw(route.nlri(), route.attributes());
      } else {
        announce(delta.former(i), route, false);
      }
    }
  }

  /**
   * The peer should have a route.
   *
   * @param before the one that it should have had until now; null for none
   * @param force whether to send the route even if the peer has it
   */
  void announce(@Nullable Route before, Route after, boolean force) {
    boolean relabelled = before != null && !before.nlri().sameOctets(after.nlri());
    var had = before == null ? null : before.attributes();
    announce(after.nlri(), had, after.attributes(), force || relabelled);
  }

  /**
   * Many changes are packed as they came, unless others wait that they may take the place of. A
   * peer that has nothing yet is told of no withdrawal.
   */
  private boolean takesWhole(Delta delta) {
    return delta.size() > FEW
        && delta.isSingle()
        && outlet.group()
        && bulks.hasRoom(delta.size())
        && changes.isEmpty()
        && noLineWaits()
        && !(fresh && delta.withdraws());
  }

  private Bulk bulk(Delta delta) {
    boolean nothingYet = fresh;
    var bulk =
        delta.bulk(
            Bulk.Kind.of(outlet, delta, nothingYet), () -> Bulk.of(delta, outlet, nothingYet));
    bulk.problems().forEach(problems);
    fresh &= !bulk.announces();
    return bulk;
  }

  /**
   * The peer should not have a route; it is told even if it has not.
   *
   * @param attributes what was said beside the route
   */
  void withdraw(Nlri nlri, AttributeSet attributes) {
    var family = nlri.family();
    if (!outlet.families().contains(family)) {
      return;
    }
    crossed.remove(nlri);
    var beside = bare(family) ? AttributeSet.EMPTY : packer.resolved(family, attributes);
    var batch = withdrawals.batch(family, beside);
    var change = changes.get(nlri);
    if (change == null) {
      changes.put(new Change(nlri, batch, null));
    } else {
      change.force();
      change.move(nlri, batch);
      changes.put(change);
    }
  }

  /** ExaBGP sends attributes beside MP_UNREACH_NLRI, but not in these families. */
  private static boolean bare(Family family) {
    return family.safi() == Safi.UNICAST || family.safi() == Safi.MULTICAST;
  }

  /** A route to be sent first, in whose place another one follows. */
  void overtaken(Route route) {
    if (outlet.families().contains(route.family())) {
      overtaken.add(route);
    }
  }

  /** Queues the End-of-RIB marker of a family behind all that is pending now. */
  void endOfRib(Family family) {
    announcements.mark(family);
  }

  /**
   * Queues a family to be sent again. While it is, one more request is remembered, and no more:
   * what a peer can ask of us is bounded by what it reads.
   */
  void refresh(Family family, boolean marks) {
    if (outlet.families().contains(family)) {
      refreshes.merge(family, marks, Boolean::logicalOr);
    }
  }

  /** Makes room for changes that will come. */
  void expect(int more) {
    changes.expect(more);
  }

  /** How many changes wait. */
  int pending() {
    return bulks.size() + changes.size();
  }

  /** Whether there is nothing to send but refreshes. */
  boolean isIdle() {
    return bulks.isEmpty() && noLineWaits();
  }

  /** Whether changes wait that are sent whatever else waits. */
  boolean hasWhole() {
    return !bulks.isEmpty();
  }

  private boolean noLineWaits() {
    return overtaken.isEmpty()
        && crossed.isEmpty()
        && withdrawals.isEmpty()
        && announcements.isEmpty();
  }

  /** Whether a family has to be sent again. */
  boolean refreshing() {
    return refresh != null || !refreshes.isEmpty();
  }

  /**
   * The next message.
   *
   * @param changesToo whether changes are sent too, and not refreshes alone
   * @return null when there is none
   */
  @Nullable Frame next(boolean changesToo) {
    var whole = bulks.next();
    if (whole != null) {
      return whole;
    }
    while (refreshing() || changesToo && !noLineWaits()) {
      many |= changes.size() > FEW;
      var frame = refreshing() ? nextOfRefresh() : nextOfChanges();
      if (frame != null) {
        return frame;
      }
    }
    return null;
  }

  /** As many messages as can be had in one piece, of those that go first; null for none. */
  @Nullable Messages several() {
    return bulks.several();
  }

  private @Nullable Frame nextOfRefresh() {
    var running = refresh;
    if (running == null) {
      return beginRefresh();
    }
    if (running.line.first() instanceof Batch batch) {
      return announce(batch, false);
    }
    refresh = null;
    return running.marks ? mark(running.family, RouteRefresh.END) : null;
  }

  /** All routes of the family are to be sent, and those pending already are sent with them. */
  private @Nullable Frame beginRefresh() {
    Map.Entry<Family, Boolean> next = refreshes.pollFirstEntry();
    var family = next.getKey();
    var begun = new Refresh(family, next.getValue(), new Line());
    refresh = begun;
    routes.forEach(
        family,
        (nlri, stated) -> {
          var batch = begun.line.batch(family, packer.resolved(family, stated));
          var change = changes.get(nlri);
          if (change == null) {
            changes.put(new Change(nlri, batch, null));
          } else if (change.batch().line != withdrawals) {
            crossed.remove(nlri); // it would come behind the announcement
            change.force();
            change.move(nlri, batch);
          } else if (batch.isEmpty()) {
            begun.line.drop(batch); // what could not be sent is about to be withdrawn
          }
        });
    return begun.marks ? mark(family, RouteRefresh.BEGIN) : null;
  }

  private static Frame mark(Family family, int subtype) {
    return new RouteRefresh(family, subtype).encode();
  }

  private @Nullable Frame nextOfChanges() {
    var before = overtaken.poll();
    if (before != null) {
      var attributes = packer.resolved(before.family(), before.attributes());
      var packed = packer.announce(before.family(), attributes, List.of(before.nlri()), 1);
      return packed instanceof Message message ? message.frame() : null;
    }
    var first = crossed.pollFirstEntry();
    if (first != null) {
      return crossed(first.getKey(), first.getValue());
    }
    if (withdrawals.first() instanceof Batch batch) {
      return withdraw(batch);
    }
    return switch (announcements.first()) {
      case null -> null;
      case Batch batch -> announce(batch, true);
      case EndOfRib mark -> {
        announcements.drop(mark);
        yield UpdatePacker.endOfRib(mark.family());
      }
    };
  }

  /**
   * One message of a batch; null when its routes cannot be sent.
   *
   * @param together whether even a few may share it, where the family has it so
   */
  private @Nullable Frame announce(Batch batch, boolean together) {
    var row = Families.row(batch.family);
    boolean grouped = outlet.group() && (many || together && row.grouped());
    int most = most(grouped);
    if (grouped && !many) {
      batch.sort(Comparator.comparing(groups).thenComparing(row.syntax()::compare));
      most = batch.leading(groups);
    }
    var packed = packer.announce(batch.family, batch.attributes, batch, most);
    return switch (packed) {
      case Message message -> {
        fresh = false;
        for (int i = 0; i < message.count(); i++) {
          sent.accept(settle(batch.first()));
        }
        yield message.frame();
      }
      case Unfit unfit -> {
        problems.accept(batch.first().nlri() + ": " + unfit.why());
        refuse(batch, unfit.count());
        yield null;
      }
    };
  }

  /** What cannot be sent is withdrawn: the peer must not keep what was sent before. */
  private void refuse(Batch batch, int count) {
    var instead = withdrawals;
    for (int i = 0; i < count && !batch.isEmpty(); i++) {
      var change = batch.first();
      if (fresh) {
        settle(change);
      } else {
        change.force();
        change.move(change.nlri(), instead.batch(batch.family, AttributeSet.EMPTY));
      }
    }
  }

  /** A withdrawal in whose place an announcement follows. */
  private @Nullable Frame crossed(Nlri nlri, AttributeSet attributes) {
    if (fresh) {
      begun();
      return instead(nlri.family(), attributes);
    }
    var beside = bare(nlri.family()) ? null : attributes;
    return packer.withdraw(nlri.family(), beside, List.of(nlri), 1) instanceof Message message
        ? message.frame()
        : null;
  }

  /**
   * What takes the place of a withdrawal that means nothing to the peer: null, or the attributes
   * that stand beside it. In other families that would be an empty UPDATE, an End-of-RIB marker.
   */
  private @Nullable Frame instead(Family family, AttributeSet attributes) {
    return outlet.everyWithdrawal() && !bare(family) ? packer.attributes(family, attributes) : null;
  }

  /** Where every withdrawal is told, those known when the first messages go out come first. */
  private void begun() {
    if (outlet.everyWithdrawal() && crossed.isEmpty() && withdrawals.isEmpty()) {
      fresh = false;
    }
  }

  private @Nullable Frame withdraw(Batch batch) {
    if (fresh) {
      var frame = instead(batch.family, batch.attributes);
      do {
        settle(batch.first());
      } while (frame == null && !batch.isEmpty());
      begun();
      return frame;
    }
    boolean grouped = outlet.group() && many;
    var beside = bare(batch.family) || grouped ? null : batch.attributes;
    Packed packed = packer.withdraw(batch.family, beside, batch, most(grouped));
    int count =
        switch (packed) {
          case Message message -> message.count();
          case Unfit unfit -> {
            problems.accept(batch.first().nlri() + ": " + unfit.why());
            yield unfit.count();
          }
        };
    for (int i = 0; i < count; i++) {
      settle(batch.first());
    }
    return packed instanceof Message message ? message.frame() : null;
  }

  private static int most(boolean grouped) {
    return grouped ? Integer.MAX_VALUE : 1;
  }

  /** A change that was dealt with. */
  private Nlri settle(Change change) {
    forget(change);
    if (changes.isEmpty()) {
      fresh = false;
    }
    return change.nlri();
  }

  private void forget(Change change) {
    changes.remove(change);
    if (changes.isEmpty()) {
      many = false;
    }
  }
}
