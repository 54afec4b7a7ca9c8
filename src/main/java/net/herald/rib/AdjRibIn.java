package net.herald.rib;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import net.herald.bgp.Family;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.attribute.Communities;
import net.herald.bgp.message.Update;
import net.herald.bgp.nlri.Nlri;
import org.jspecify.annotations.Nullable;

/**
 * What a peer announced (RFC 4271 section 1.1), by family. Owned by the thread of the peer.
 *
 * <p>Routes may be <em>stale</em>: those of a former session (RFC 4724 section 4.2), or from before
 * a refresh (RFC 7313 section 4). What is announced again is fresh; {@link #sweep} forgets the
 * rest. A stale route is a route until then.
 *
 * <p>A million routes take about 60 MiB beside their attribute sets, which are shared. It has no
 * limit of its own.
 */
public final class AdjRibIn {
  private final Map<Family, NlriTable<AttributeSet>> fresh = new TreeMap<>();
  private final Map<Family, NlriTable<AttributeSet>> stale = new TreeMap<>();

  /** Where a route is looked for. */
  private final List<Map<Family, NlriTable<AttributeSet>>> both = List.of(fresh, stale);

  private long received;
  private long withdrawn;

  /** Takes the routes of an UPDATE. */
  public void apply(Update update) {
    for (var gone : update.withdrawn()) {
      for (var tables : both) {
        var table = tables.get(gone.family());
        if (table != null) {
          gone.nlri().forEach(table::remove);
        }
      }
      withdrawn += gone.nlri().size();
    }
    for (var here : update.announced()) {
      var attributes = update.attributes(here);
      var table = fresh.computeIfAbsent(here.family(), f -> new NlriTable<>());
      var old = stale.get(here.family());
      for (var nlri : here.nlri()) {
        table.put(nlri, attributes);
        if (old != null) {
          old.remove(nlri);
        }
      }
      received += here.nlri().size();
    }
  }

  /** The attributes of a route, stale or not; null when there is none. */
  public @Nullable AttributeSet get(Nlri nlri) {
    for (var tables : both) {
      var table = tables.get(nlri.family());
      var attributes = table == null ? null : table.get(nlri);
      if (attributes != null) {
        return attributes;
      }
    }
    return null;
  }

  /**
   * The session is gone and the peer restarts: marks all routes of a family stale. Routes that are
   * stale already are forgotten (RFC 4724 section 4.2).
   */
  public void markStale(Family family) {
    var table = fresh.remove(family);
    if (table != null && !table.isEmpty()) {
      stale.put(family, table);
    } else {
      stale.remove(family);
    }
  }

  /**
   * Marks all routes of a family stale beside those that are so already: the peer begins to send it
   * again (BoRR, RFC 7313 section 4) and may begin anew before it ends, or what was stale lives
   * longer than its session (RFC 9494 section 4.2).
   */
  public void markStaleToo(Family family) {
    var older = stale.get(family);
    markStale(family);
    if (older != null) {
      older.forEach(stale.computeIfAbsent(family, f -> new NlriTable<>())::put);
    }
  }

  /**
   * What is stale of a family becomes long-lived stale (RFC 9494 section 4.2): routes with the
   * community NO_LLGR are forgotten, the others get LLGR_STALE.
   */
  public void makeLongLived(Family family) {
    var table = stale.remove(family);
    if (table == null) {
      return;
    }
    var kept = new NlriTable<AttributeSet>();
    table.forEach((nlri, attributes) -> {
      var longLived = Communities.longLived(attributes);
      if (longLived != null) {
        kept.put(nlri, longLived);
      }
    });
    stale.put(family, kept);
  }

  /**
   * Forgets what is still stale of a family: at its End-of-RIB or EoRR, or when that takes too
   * long.
   *
   * @return how many routes that were
   */
  public int sweep(Family family) {
    var table = stale.remove(family);
    return table == null ? 0 : table.size();
  }

  /** Forgets what is stale in all families. */
  public void sweep() {
    stale.clear();
  }

  /** Forgets everything. */
  public void clear() {
    fresh.clear();
    stale.clear();
  }

  /** Calls for each route, fresh ones first. */
  public void forEach(BiConsumer<? super Nlri, ? super AttributeSet> action) {
    both.forEach(tables -> tables.values().forEach(table -> table.forEach(action)));
  }

  /** The families of which there are routes, by AFI and SAFI. */
  public Set<Family> families() {
    var families = new TreeSet<Family>();
    for (var tables : both) {
      tables.forEach((family, table) -> {
        if (!table.isEmpty()) {
          families.add(family);
        }
      });
    }
    return families;
  }

  /** How many routes there are, stale ones included. */
  public int size() {
    int size = 0;
    for (var tables : both) {
      for (var table : tables.values()) {
        size += table.size();
      }
    }
    return size;
  }

  /** How many routes of a family there are, stale ones included. */
  public int size(Family family) {
    return size(fresh.get(family)) + stale(family);
  }

  /** How many routes of a family are stale. */
  public int stale(Family family) {
    return size(stale.get(family));
  }

  private static int size(@Nullable NlriTable<AttributeSet> table) {
    return table == null ? 0 : table.size();
  }

  /** How many routes were announced, over all sessions. */
  public long received() {
    return received;
  }

  /** How many routes were withdrawn, over all sessions. */
  public long withdrawn() {
    return withdrawn;
  }
}
