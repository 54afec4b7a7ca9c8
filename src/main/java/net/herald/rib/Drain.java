package net.herald.rib;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import net.herald.bgp.Family;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.message.RouteRefresh;
import net.herald.bgp.nlri.Families;
import net.herald.bgp.nlri.Nlri;
import org.jspecify.annotations.Nullable;

/**
 * What was pending at one moment, in the order in which it is sent: refreshed routes between their
 * marks, withdrawals, announcements by attribute set, End-of-RIB markers. Owned by the thread of
 * the peer.
 *
 * <p>A few changes go out in the shape in which ExaBGP sends them, which recorded sessions are
 * compared with; many are packed.
 */
final class Drain {
  /** Packed at once: what is made but not yet sent stays small, and others may share it. */
  private static final int CHUNK = 1024;

  private final Outlet outlet;
  private final PathIds paths;
  private final UpdatePacker packer;
  private final boolean few;
  private final Deque<Step> steps = new ArrayDeque<>();

  /** A part of the drain. */
  private sealed interface Step {}

  /** A message that is ready. */
  private static final class Ready implements Step {
    private final byte[] frame;

    Ready(byte[] frame) {
      this.frame = frame;
    }
  }

  /**
   * Routes of one family with one attribute set.
   *
   * @param attributes null to withdraw
   * @param again whether they are sent whatever changed meanwhile: between the marks of a refresh
   *     all routes must come
   */
  private record Group(
      Family family, @Nullable AttributeSet attributes, List<Nlri> nlri, boolean again)
      implements Step {}

  Drain(Outlet outlet, PathIds paths, Consumer<String> problems, boolean few) {
    this.outlet = outlet;
    this.paths = paths;
    this.packer = new UpdatePacker(outlet, problems);
    this.few = few;
  }

  /**
   * Adds all routes of a family, between marks where asked for; an announcement of one that is
   * pending is thereby sent.
   */
  void refresh(
      Family family,
      @Nullable NlriTable<AttributeSet> table,
      boolean bracket,
      Map<Nlri, AttributeSet> pending) {
    if (bracket) {
      steps.add(new Ready(new RouteRefresh(family, RouteRefresh.BEGIN).encode().octets()));
    }
    var groups = new LinkedHashMap<AttributeSet, List<Nlri>>();
    if (table != null) {
      table.forEach((nlri, attributes) -> {
        var sent = onWire(nlri);
        if (sent.equals(nlri) || nlri.equals(paths.last(nlri))) {
          groups.computeIfAbsent(attributes, a -> new ArrayList<>()).add(sent);
        }
        pending.remove(nlri, attributes);
      });
    }
    groups.forEach((attributes, nlri) -> steps.add(new Group(family, attributes, nlri, true)));
    if (bracket) {
      steps.add(new Ready(new RouteRefresh(family, RouteRefresh.END).encode().octets()));
    }
  }

  /**
   * Adds changes; an empty set of attributes withdraws. Routes of families that the session lacks
   * are left out.
   */
  void changes(
      Map<Nlri, AttributeSet> changes,
      Function<Family, @Nullable NlriTable<AttributeSet>> current) {
    var wire = onWire(changes, current);
    var withdrawn = new LinkedHashMap<Family, List<Nlri>>();
    var announced = new LinkedHashMap<AttributeSet, Map<Family, List<Nlri>>>();
    wire.forEach((nlri, attributes) -> {
      var byFamily =
          attributes.isEmpty()
              ? withdrawn
              : announced.computeIfAbsent(attributes, a -> new LinkedHashMap<>(2));
      byFamily.computeIfAbsent(nlri.family(), f -> new ArrayList<>()).add(nlri);
    });
    withdrawn.forEach((family, nlri) -> steps.add(new Group(family, null, nlri, false)));
    announced.forEach((attributes, byFamily) ->
        byFamily.forEach((family, nlri) -> steps.add(new Group(family, attributes, nlri, false))));
  }

  /**
   * Changes as the session can express them: of the paths of a prefix only one, where it does not
   * know RFC 7911.
   */
  private Map<Nlri, AttributeSet> onWire(
      Map<Nlri, AttributeSet> changes,
      Function<Family, @Nullable NlriTable<AttributeSet>> current) {
    var wire = new LinkedHashMap<Nlri, AttributeSet>(changes.size() * 4 / 3 + 1);
    changes.forEach((nlri, attributes) -> {
      if (!outlet.families().contains(nlri.family())) {
        return;
      }
      var sent = onWire(nlri);
      var now = attributes;
      if (attributes.isEmpty() && !sent.equals(nlri)) {
        var other = paths.last(nlri);
        var table = current.apply(nlri.family());
        var instead = other == null || table == null ? null : table.get(other);
        now = instead == null ? attributes : instead;
      }
      wire.remove(sent);
      wire.put(sent, now);
    });
    return wire;
  }

  private Nlri onWire(Nlri nlri) {
    return nlri.hasPathId() && !outlet.pathIds(nlri.family()) ? nlri.withoutPathId() : nlri;
  }

  void endOfRibs(Set<Family> families) {
    families.forEach(family -> steps.add(new Ready(UpdatePacker.endOfRib(family))));
  }

  /**
   * Packs the next part.
   *
   * @param newer routes that changed since: they are sent later, as they are then
   * @return false when there is nothing left
   */
  boolean pack(Deque<byte[]> frames, Map<Nlri, AttributeSet> newer) {
    var step = steps.poll();
    switch (step) {
      case null -> {
        return false;
      }
      case Ready ready -> frames.add(ready.frame);
      case Group group -> pack(group, frames, newer);
    }
    return true;
  }

  private void pack(Group group, Deque<byte[]> frames, Map<Nlri, AttributeSet> newer) {
    var nlri = group.nlri;
    if (nlri.size() > CHUNK) {
      steps.addFirst(
          new Group(group.family, group.attributes, nlri.subList(CHUNK, nlri.size()), group.again));
      nlri = nlri.subList(0, CHUNK);
    }
    if (!group.again && !newer.isEmpty()) {
      nlri = nlri.stream().filter(one -> !newer.containsKey(one)).toList();
    }
    if (nlri.isEmpty()) {
      return;
    }
    if (few) {
      nlri = nlri.stream().sorted(order(group.family)).toList();
    }
    boolean together = outlet.group() && (!few || grouped(group));
    if (together) {
      send(group, nlri, frames);
    } else {
      nlri.forEach(one -> send(group, List.of(one), frames));
    }
  }

  private boolean grouped(Group group) {
    return group.attributes != null && !group.again && Families.row(group.family).grouped();
  }

  private static Comparator<Nlri> order(Family family) {
    var syntax = Families.row(family).syntax();
    return syntax::compare;
  }

  private void send(Group group, List<Nlri> nlri, Deque<byte[]> frames) {
    frames.addAll(
        group.attributes == null
            ? packer.withdraw(group.family, nlri)
            : packer.announce(group.family, group.attributes, nlri));
  }
}
