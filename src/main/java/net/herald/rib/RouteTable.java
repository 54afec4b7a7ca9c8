package net.herald.rib;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import net.herald.bgp.Family;
import net.herald.bgp.KeyedHash;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.nlri.Nlri;
import net.herald.rib.NlriTable.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Routes by family, in the order in which they came. Not safe for several threads.
 *
 * <p>It keeps a fingerprint, the sum of the hashes of its routes: tables with different ones
 * differ, which is known without a look at a million routes.
 */
final class RouteTable {
  private final Map<Family, NlriTable<AttributeSet>> families = new LinkedHashMap<>();
  private long fingerprint;

  /** Sets the attributes of an NLRI and gives what was there. */
  @Nullable Entry<AttributeSet> put(Nlri nlri, AttributeSet attributes) {
    var former = table(nlri.family()).replace(nlri, attributes);
    fingerprint += print(nlri, attributes);
    if (former != null) {
      fingerprint -= print(nlri, former.value());
    }
    return former;
  }

  /** Removes a route and gives it as it was there; null when it was not. */
  @Nullable Entry<AttributeSet> remove(Nlri nlri) {
    var table = families.get(nlri.family());
    var former = table == null ? null : table.take(nlri);
    if (former != null) {
      fingerprint -= print(nlri, former.value());
    }
    return former;
  }

  private NlriTable<AttributeSet> table(Family family) {
    var table = families.get(family);
    if (table == null) {
      table = new NlriTable<>();
      families.put(family, table);
    }
    return table;
  }

  private static long print(Nlri nlri, AttributeSet attributes) {
    return KeyedHash.mix(nlri.hashCode(), attributes.hashCode());
  }

  /** A route as the table has it, with the parts of the NLRI that are not its identity. */
  @Nullable Entry<AttributeSet> get(Nlri nlri) {
    var table = families.get(nlri.family());
    return table == null ? null : table.entry(nlri);
  }

  /** The NLRI of a family; null where there never was one. */
  @Nullable NlriTable<AttributeSet> family(Family family) {
    return families.get(family);
  }

  /** The families there were ever routes of. */
  Set<Family> families() {
    return families.keySet();
  }

  /** Calls for each route, family by family. */
  void forEach(BiConsumer<? super Nlri, ? super AttributeSet> action) {
    families.values().forEach(table -> table.forEach(action));
  }

  /** How many routes there are. */
  int size() {
    int size = 0;
    for (var table : families.values()) {
      size += table.size();
    }
    return size;
  }

  /** Differs only where the routes do. Another thread than the owner's learns a guess. */
  long fingerprint() {
    return fingerprint;
  }

  /** Another table with these routes. */
  RouteTable copy() {
    var copy = new RouteTable();
    families.forEach((family, table) -> copy.families.put(family, table.copy()));
    copy.fingerprint = fingerprint;
    return copy;
  }

  /** Whether it has the same routes in the same order, in every octet. */
  boolean same(RouteTable other) {
    if (fingerprint != other.fingerprint || size() != other.size()) {
      return false;
    }
    var theirs = other.filled().iterator();
    for (var mine : filled()) {
      if (!theirs.hasNext()) {
        return false;
      }
      var next = theirs.next();
      if (!mine.getKey().equals(next.getKey()) || !mine.getValue().same(next.getValue())) {
        return false;
      }
    }
    return !theirs.hasNext();
  }

  private List<Map.Entry<Family, NlriTable<AttributeSet>>> filled() {
    return families.entrySet().stream().filter(entry -> !entry.getValue().isEmpty()).toList();
  }

  /**
   * Makes ready for routes that are about to come: there is room, and what they need is at hand.
   *
   * @param nlri of a change
   */
  <T> void expect(List<T> changes, Function<? super T, Nlri> nlri) {
    Family family = null;
    NlriTable<AttributeSet> table = null;
    int more = 0;
    for (var change : changes) {
      var one = nlri.apply(change);
      if (!one.family().equals(family)) {
        makeRoom(table, more);
        family = one.family();
        table = families.get(family);
        more = 0;
      }
      if (table != null && table.lacks(one)) {
        more++;
      }
    }
    makeRoom(table, more);
  }

  private static void makeRoom(@Nullable NlriTable<?> table, int more) {
    if (table != null) {
      table.expect(more);
    }
  }
}
