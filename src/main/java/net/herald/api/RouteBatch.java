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
 * Changes of routes, and orders between them, on their way from one session to the peers.
 *
 * <p>Commands that came together reach a peer together: it sends nothing between two of them. What
 * is for one neighbor keeps its order; changes for the same neighbors share one list. A session
 * that is faster than the peers waits for them: it is never more than two windows of changes ahead.
 * Belongs to the thread of the session.
 */
final class RouteBatch {
  /** Changes that wait for more before they are given to the peers. */
  static final int MOST = 4096;

  /** Changes, and orders, after which the peers have to catch up. */
  private static final int WINDOW_CHANGES = 1 << 16;

  private static final int WINDOW_ORDERS = 64;

  /** How long a peer may be busy with a window. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * What goes to the same neighbors.
   *
   * @param order what they are to do; null for the changes
   */
  private record Run(
      List<Speaker.Target> targets,
      long lifetime,
      List<RouteChange> changes,
      @Nullable Order order) {
    @SuppressWarnings("ReferenceEquality") // mostly the same list, which is then not gone through
    boolean takes(List<Speaker.Target> others, long seconds) {
      return order == null && lifetime == seconds && (targets == others || targets.equals(others));
    }

    /** The orders that it is for a peer. */
    List<Order> orders() {
      if (order != null) {
        return List.of(order);
      }
      var orders = new ArrayList<Order>();
      for (int from = 0; from < changes.size(); from += MOST) {
        int to = Math.min(from + MOST, changes.size());
        orders.add(new Order.Change(changes.subList(from, to)));
      }
      return orders;
    }
  }

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
    if (runs.isEmpty() || !runs.getLast().takes(targets, lifetime)) {
      runs.add(new Run(targets, lifetime, new ArrayList<>(), null));
    }
    runs.getLast().changes.add(change);
    size++;
    return runs.size() - 1;
  }

  /**
   * Adds an order.
   *
   * @return the number of the run it is in
   */
  int add(List<Speaker.Target> targets, Order order) {
    runs.add(new Run(targets, 0, List.of(), order));
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
   * Gives all to the peers.
   *
   * @return by the number of a run, why one of its peers did not take it
   */
  Map<Integer, CommandFault> flush() {
    var faults = new HashMap<Integer, CommandFault>();
    boolean together = runs.size() > 1 && size <= MOST;
    if (together) {
      giveTogether(faults);
    } else {
      for (int i = 0; i < runs.size(); i++) {
        for (var order : runs.get(i).orders()) {
          give(i, order, faults);
        }
      }
    }
    discard();
    return faults;
  }

  private void giveTogether(Map<Integer, CommandFault> faults) {
    var orders = runs.stream().map(Run::orders).toList();
    for (var target : targets()) {
      var forIt = new ArrayList<Order>();
      var numbers = new ArrayList<Integer>();
      for (int i = 0; i < runs.size(); i++) {
        if (runs.get(i).targets.contains(target) && note(i, target, orders.get(i), faults)) {
          forIt.addAll(orders.get(i));
          numbers.add(i);
        }
      }
      if (!forIt.isEmpty() && !target.offer(new Order.Together(forIt))) {
        numbers.forEach(number -> faults.putIfAbsent(number, Selection.busy(target)));
      }
      touched.add(target);
    }
    given(size);
  }

  private void give(int number, Order order, Map<Integer, CommandFault> faults) {
    for (var target : runs.get(number).targets) {
      if (note(number, target, List.of(order), faults)) {
        if (target.offer(order)) {
          touched.add(target);
        } else {
          faults.put(number, Selection.busy(target));
        }
      }
    }
    given(order instanceof Order.Change(var changes) ? changes.size() : 1);
  }

  /** Keeps what is to survive the process; false when that cannot be kept. */
  private boolean note(
      int number, Speaker.Target target, List<Order> orders, Map<Integer, CommandFault> faults) {
    var neighbor = target.neighbor().key();
    try {
      for (var order : orders) {
        switch (order) {
          case Order.Change(var changes) ->
              ledger.note(neighbor, changes, runs.get(number).lifetime);
          case Order.ClearOut _ -> ledger.clear(neighbor);
          default -> {}
        }
      }
      return true;
    } catch (CommandFault notKept) {
      faults.put(number, notKept);
      return false;
    }
  }

  private void given(int changes) {
    windowChanges += changes;
    windowOrders++;
    if (windowChanges >= WINDOW_CHANGES || windowOrders >= WINDOW_ORDERS) {
      next();
    }
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
