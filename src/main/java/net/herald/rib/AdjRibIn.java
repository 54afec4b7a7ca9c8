package net.herald.rib;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import net.herald.bgp.Family;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.message.Update;
import net.herald.bgp.nlri.Nlri;
import org.jspecify.annotations.Nullable;

/**
 * What a peer announced (RFC 4271 section 1.1), by family. Owned by the thread of the peer.
 *
 * <p>A family may be <em>stale</em>: its routes are those of a former session (RFC 4724 section
 * 4.2) or from before a refresh (RFC 7313 section 4). What is announced again is fresh; {@link
 * #sweep} forgets the rest.
 */
public final class AdjRibIn {
  private final Map<Family, RouteTable> fresh = new TreeMap<>();
  private final Map<Family, RouteTable> stale = new TreeMap<>();
  private long received;
  private long withdrawn;

  /** Takes the routes of an UPDATE. */
  public void apply(Update update) {
    for (var gone : update.withdrawn()) {
      for (var nlri : gone.nlri()) {
        withdraw(nlri);
      }
    }
    for (var here : update.announced()) {
      var attributes = update.attributes(here);
      var table = fresh.computeIfAbsent(here.family(), f -> new RouteTable());
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

  private void withdraw(Nlri nlri) {
    withdrawn++;
    for (var tables : Set.of(fresh, stale)) {
      var table = tables.get(nlri.family());
      if (table != null) {
        table.remove(nlri);
      }
    }
  }

  /** The attributes of a route, stale or not; null when there is none. */
  public @Nullable AttributeSet get(Nlri nlri) {
    for (var tables : new Map<?, ?>[] {fresh, stale}) {
      var table = (RouteTable) tables.get(nlri.family());
      var attributes = table == null ? null : table.get(nlri);
      if (attributes != null) {
        return attributes;
      }
    }
    return null;
  }

  /**
   * Marks all routes of a family stale. Routes that are stale already are forgotten (RFC 4724
   * section 4.2).
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
   * Forgets what is still stale of a family.
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
    fresh.values().forEach(table -> table.forEach(action));
    stale.values().forEach(table -> table.forEach(action));
  }

  /** The families of which there are routes. */
  public Set<Family> families() {
    var families = new HashSet<>(fresh.keySet());
    families.addAll(stale.keySet());
    return families;
  }

  /** How many routes there are, stale ones included. */
  public int size() {
    int size = 0;
    for (var table : fresh.values()) {
      size += table.size();
    }
    for (var table : stale.values()) {
      size += table.size();
    }
    return size;
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
