package net.herald.event;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import net.herald.config.ApiSettings.Subscription;
import net.herald.config.Neighbor;
import net.herald.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who asked for events of neighbors while the daemon runs, and what is told to it.
 *
 * <p>The events of a neighbor that was there before begin with {@link #begin}, called on the thread
 * of its peer when all of the past was told. Those of a neighbor that comes later begin with its
 * first one, once {@link #ready} has found that none is left between the two. Events are numbered
 * from 1 for each neighbor: a number that is missing is an event that was dropped.
 *
 * <p>Safe for every thread; nothing here waits.
 */
public final class Follower {
  private final Subscription subscription;
  private final Predicate<Neighbor> which;
  private final EventSink sink;
  private final EventOrigin origin;
  private final Clock clock;
  private final boolean compact;
  private final NeighborEvents ofDaemon;

  private final Map<String, NeighborEvents> begun = new ConcurrentHashMap<>();
  private final Set<String> early = new HashSet<>();
  private boolean ready;

  /**
   * One that is told nothing yet.
   *
   * @param subscription what it wants to know
   * @param which of which neighbors
   * @param sink where its lines go
   * @param compact the setting {@code api.compact}
   */
  public Follower(
      Subscription subscription,
      Predicate<Neighbor> which,
      EventSink sink,
      EventOrigin origin,
      Clock clock,
      boolean compact) {
    this.subscription = subscription;
    this.which = which;
    this.sink = sink;
    this.origin = origin;
    this.clock = clock;
    this.compact = compact;
    this.ofDaemon = events();
  }

  /** The form in which it is told. */
  public Dialect dialect() {
    return sink.dialect();
  }

  /** What it wants to know. */
  public Subscription subscription() {
    return subscription;
  }

  /** Whether it wants to know of a neighbor. */
  public boolean follows(Neighbor neighbor) {
    return which.test(neighbor);
  }

  /**
   * Something happened.
   *
   * @param key of the neighbor
   */
  public void tell(String key, Neighbor neighbor, ApiEvent event) {
    var events = begun.get(key);
    if (events == null && follows(neighbor)) {
      events = first(key);
    }
    if (events != null) {
      events.accept(event);
    }
  }

  /** Something happened that is of no neighbor. */
  public void tell(ApiEvent event) {
    ofDaemon.accept(event);
  }

  /** What was told of a neighbor is complete: its events go on from here. */
  public void begin(Neighbor neighbor) {
    synchronized (early) {
      early.remove(neighbor.key());
      begun.computeIfAbsent(neighbor.key(), _ -> events());
    }
  }

  private @Nullable NeighborEvents first(String key) {
    synchronized (early) {
      if (!ready) {
        early.add(key);
        return begun.get(key);
      }
      return begun.computeIfAbsent(key, _ -> events());
    }
  }

  /** Whether the events of a neighbor have begun. */
  public boolean hasBegun(Neighbor neighbor) {
    return begun.containsKey(neighbor.key());
  }

  /**
   * All neighbors have begun; from now on others begin with their first event.
   *
   * @param there the keys of neighbors that can still be asked how they are
   * @return false when one of them had events meanwhile, and has not begun
   */
  public boolean ready(List<String> there) {
    synchronized (early) {
      early.retainAll(there);
      ready = early.isEmpty();
      return ready;
    }
  }

  /** The daemon ends. */
  public void end() {
    var line =
        sink.dialect()
            .encoder(origin, clock, compact)
            .encode(new ApiEvent.Shutdown(), EventEncoder.Content.PARSED, false);
    if (line != null) {
      sink.event(line, 0);
    }
  }

  private NeighborEvents events() {
    var subscriber = new NeighborEvents.Subscriber(subscription, sink);
    return new NeighborEvents(List.of(subscriber), origin, clock, compact);
  }
}
