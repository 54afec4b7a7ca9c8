package net.herald.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.herald.peer.Order;
import net.herald.peer.RouteChange;
import net.herald.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Changes of routes on their way from one session to the peers.
 *
 * <p>Commands that came together reach a peer as one order. The changes of one neighbor keep their
 * order; those for the same neighbors share one list. A session that is faster than the peers waits
 * for them: it is never more than two windows of changes ahead. Belongs to the thread of the
 * session.
 */
final class RouteBatch {
  /** Changes that wait for more before they are given to the peers. */
  static final int MOST = 4096;

  /** Changes, and orders, after which the peers have to catch up. */
  private static final int WINDOW_CHANGES = 1 << 16;

  private static final int WINDOW_ORDERS = 64;

  /** How long a peer may be busy with a window. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private record Run(List<Speaker.Target> targets, long lifetime, List<RouteChange> changes) {}

  private final Clock clock;
  private final RouteLedger ledger;
  private final List<Run> runs = new ArrayList<>();
  private int size;

  private final Set<Speaker.Target> touched = new LinkedHashSet<>();
  private int windowChanges;
  private int windowOrders;
  private @Nullable Countdown ahead;

  RouteBatch(Clock clock, RouteLedger ledger) {
    this.clock = clock;
    this.ledger = ledger;
  }

  /** How many changes wait. */
  int size() {
    return size;
  }

  /**
   * Adds a change.
   *
   * @param lifetime seconds until a route that it announces is withdrawn; 0 for never
   * @return the number of the run it is in
   */
  int add(List<Speaker.Target> targets, RouteChange change, long lifetime) {
    if (runs.isEmpty()
        || runs.getLast().lifetime != lifetime
        || !runs.getLast().targets.equals(targets)) {
      runs.add(new Run(targets, lifetime, new ArrayList<>()));
    }
    runs.getLast().changes.add(change);
    size++;
    return runs.size() - 1;
  }

  /** The neighbors of what waits. */
  List<Speaker.Target> targets() {
    var targets = new LinkedHashSet<Speaker.Target>();
    runs.forEach(run -> targets.addAll(run.targets));
    return List.copyOf(targets);
  }

  /**
   * Gives all changes to the peers.
   *
   * @return by the number of a run, why one of its peers did not take it
   */
  Map<Integer, CommandFault> flush() {
    var faults = new HashMap<Integer, CommandFault>();
    for (int i = 0; i < runs.size(); i++) {
      var run = runs.get(i);
      for (int from = 0; from < run.changes.size(); from += MOST) {
        int to = Math.min(from + MOST, run.changes.size());
        var fault = give(run, new Order.Change(run.changes.subList(from, to)));
        if (fault != null) {
          faults.putIfAbsent(i, fault);
        }
      }
    }
    discard();
    return faults;
  }

  private @Nullable CommandFault give(Run run, Order.Change order) {
    @Nullable CommandFault fault = null;
    for (var target : run.targets) {
      try {
        ledger.note(target.neighbor().key(), order.changes(), run.lifetime);
        if (target.offer(order)) {
          touched.add(target);
        } else {
          fault = Selection.busy(target);
        }
      } catch (CommandFault notKept) {
        fault = notKept;
      }
    }
    windowChanges += order.changes().size();
    windowOrders++;
    if (windowChanges >= WINDOW_CHANGES || windowOrders >= WINDOW_ORDERS) {
      next();
    }
    return fault;
  }

  /** Forgets what waits. */
  void discard() {
    runs.clear();
    size = 0;
  }

  /** Waits for the peers to be through with the window before the last. */
  private void next() {
    if (ahead != null) {
      ahead.await(clock.after(PATIENCE));
    }
    var countdown = new Countdown(touched.size(), clock);
    for (var target : touched) {
      if (!target.offer(new Order.Look(_ -> countdown.one()))) {
        countdown.one();
      }
    }
    ahead = countdown;
    touched.clear();
    windowChanges = 0;
    windowOrders = 0;
  }
}
