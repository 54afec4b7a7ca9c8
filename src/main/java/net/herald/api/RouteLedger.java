package net.herald.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import net.herald.bgp.nlri.Nlri;
import net.herald.log.Category;
import net.herald.log.Log;
import net.herald.peer.RouteChange;
import net.herald.route.ConfiguredRoute;
import net.herald.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What commands announced, as far as somebody has to remember it: routes with a lifetime, which
 * have to be withdrawn when it ends, and all routes where they shall outlast the daemon.
 *
 * <p>A change is noted before it is given to a peer, and the end of a lifetime is given to the peer
 * in the same lock as it is noted: whoever comes last has the last word with the peer, too.
 *
 * <p>Safe for every thread. A route takes about 200 octets for each neighbor.
 */
public final class RouteLedger implements AutoCloseable {

  /**
   * A route that is remembered.
   *
   * @param ends the second of the wall clock when its lifetime ends; 0 for never
   */
  record Entry(ConfiguredRoute route, long ends) {}

  /** The end of a lifetime; it does not count if the route has another one by then. */
  private record Ending(long at, String neighbor, Nlri nlri) {}

  private final Clock clock;
  private final Log log;
  private final @Nullable LedgerFile file;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition earlier = lock.newCondition();
  private final Map<String, Map<Nlri, Entry>> routes = new HashMap<>();
  private final PriorityQueue<Ending> endings =
      new PriorityQueue<>(Comparator.comparingLong(Ending::at));
  private volatile boolean idle;
  private boolean closed;

  private RouteLedger(Clock clock, Log log, @Nullable LedgerFile file) {
    this.clock = clock;
    this.log = log;
    this.file = file;
    this.idle = file == null;
  }

  /** A ledger that ends with the daemon. */
  public static RouteLedger inMemory(Clock clock, Log log) {
    return new RouteLedger(clock, log, null);
  }

  /**
   * A ledger that is kept in a folder; what is in there is remembered.
   *
   * @throws IOException when it cannot be read or written
   */
  public static RouteLedger inFolder(Path folder, Clock clock, Log log) throws IOException {
    var file = LedgerFile.open(folder, log);
    var ledger = new RouteLedger(clock, log, file);
    long now = ledger.now();
    ledger.lock.lock();
    try {
      file.read(
          (neighbor, entry) -> {
            if (entry.ends == 0 || entry.ends > now) {
              ledger.put(neighbor, entry);
            }
          },
          ledger::remove,
          ledger.routes::remove);
      file.rewrite(ledger.routes);
    } finally {
      ledger.lock.unlock();
    }
    return ledger;
  }

  /** The file in a folder where a ledger is kept. */
  public static Path file(Path folder) {
    return LedgerFile.in(folder);
  }

  private long now() {
    return clock.wall().getEpochSecond();
  }

  /** The routes that a neighbor had and still shall have, in the order they were announced. */
  public List<RouteChange> of(String neighbor) {
    lock.lock();
    try {
      Collection<Entry> kept = routes.getOrDefault(neighbor, Map.of()).values();
      var changes = new ArrayList<RouteChange>(kept.size());
      kept.forEach(entry -> changes.add(new RouteChange.Announce(entry.route)));
      return changes;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Notes changes that are about to be given to a neighbor.
   *
   * @param neighbor its key
   * @param lifetime seconds until announced routes are withdrawn; 0 for never
   * @throws CommandFault when they cannot be kept, and must not be given
   */
  void note(String neighbor, List<RouteChange> changes, long lifetime) {
    if (idle && lifetime == 0) {
      return;
    }
    lock.lock();
    try {
      idle = false;
      long ends = lifetime == 0 ? 0 : now() + lifetime;
      for (var change : changes) {
        switch (change) {
          case RouteChange.Announce(var route) -> announced(neighbor, new Entry(route, ends));
          case RouteChange.Withdraw(var route) -> withdrawn(neighbor, route.nlri());
        }
      }
      write();
    } catch (CommandFault notKept) {
      changes.forEach(change -> remove(neighbor, nlri(change)));
      throw notKept;
    } finally {
      lock.unlock();
    }
  }

  private static Nlri nlri(RouteChange change) {
    return switch (change) {
      case RouteChange.Announce(var route) -> route.route().nlri();
      case RouteChange.Withdraw(var route) -> route.nlri();
    };
  }

  private void announced(String neighbor, Entry entry) {
    if (file == null && entry.ends == 0) {
      remove(neighbor, entry.route.route().nlri());
      return;
    }
    put(neighbor, entry);
    if (file != null) {
      file.announced(neighbor, entry);
    }
  }

  private void withdrawn(String neighbor, Nlri nlri) {
    if (remove(neighbor, nlri) && file != null) {
      file.withdrawn(neighbor, nlri);
    }
  }

  private void put(String neighbor, Entry entry) {
    var nlri = entry.route.route().nlri();
    var of = routes.computeIfAbsent(neighbor, _ -> new LinkedHashMap<>());
    of.remove(nlri);
    of.put(nlri, entry);
    if (entry.ends != 0) {
      endings.add(new Ending(entry.ends, neighbor, nlri));
      earlier.signal();
    }
  }

  private boolean remove(String neighbor, Nlri nlri) {
    var of = routes.get(neighbor);
    return of != null && of.remove(nlri) != null;
  }

  /** Forgets all routes of a neighbor. */
  public void clear(String neighbor) {
    if (idle) {
      return;
    }
    lock.lock();
    try {
      if (routes.remove(neighbor) != null && file != null) {
        file.cleared(neighbor);
        write();
      }
    } finally {
      lock.unlock();
    }
  }

  /** What is written is there after the end of this process, however that comes. */
  private void write() {
    if (file == null) {
      return;
    }
    try {
      file.write();
      if (file.isLong(routes)) {
        file.rewrite(routes);
      }
    } catch (IOException e) {
      log.error(Category.RIB, "ledger.failed", "reason", String.valueOf(e.getMessage()));
      throw new CommandFault("this cannot be kept: " + e.getMessage());
    }
  }

  /**
   * Ends lifetimes as they come, until this is closed. For one thread.
   *
   * @param withdraw gives a change to a neighbor; must not wait
   */
  public void expire(BiConsumer<String, RouteChange> withdraw) throws InterruptedException {
    lock.lock();
    try {
      while (!closed) {
        var next = endings.peek();
        if (next == null) {
          clock.await(lock, earlier, Clock.NEVER);
        } else if (next.at > now()) {
          clock.await(lock, earlier, clock.after(java.time.Duration.ofSeconds(next.at - now())));
        } else {
          endings.remove();
          expire(next, withdraw);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void expire(Ending ending, BiConsumer<String, RouteChange> withdraw) {
    var of = routes.get(ending.neighbor);
    var entry = of == null ? null : of.get(ending.nlri);
    if (entry == null || entry.ends != ending.at) {
      return;
    }
    withdraw.accept(ending.neighbor, new RouteChange.Withdraw(entry.route.route()));
    withdrawn(ending.neighbor, ending.nlri);
    log.info(Category.RIB, "route.expired", "neighbor", ending.neighbor, "route", ending.nlri);
    try {
      write();
    } catch (CommandFault told) {
      // the log has it
    }
  }

  @Override
  public void close() throws IOException {
    lock.lock();
    try {
      closed = true;
      earlier.signalAll();
      if (file != null) {
        file.close();
      }
    } finally {
      lock.unlock();
    }
  }
}
