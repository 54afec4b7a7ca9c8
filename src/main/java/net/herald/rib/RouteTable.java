package net.herald.rib;

import java.util.function.BiConsumer;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.nlri.Nlri;
import org.jspecify.annotations.Nullable;

/**
 * A map from NLRI to attribute set in two flat arrays: about ten octets a route beside the NLRI
 * itself, where a hash map of the JDK takes fifty. Owned by one thread.
 *
 * <p>Open addressing with linear probing; the hash of an NLRI is keyed, so a peer cannot choose
 * keys that collide. Removal shifts the following entries back, so that no tombstones gather.
 */
public final class RouteTable {
  private static final int SMALLEST = 16;

  private @Nullable Nlri[] keys = new @Nullable Nlri[SMALLEST];
  private @Nullable AttributeSet[] values = new @Nullable AttributeSet[SMALLEST];
  private int size;

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /** The attributes of a route; null when the table does not have it. */
  public @Nullable AttributeSet get(Nlri nlri) {
    int slot = find(nlri);
    return keys[slot] == null ? null : values[slot];
  }

  /**
   * The NLRI as the table has it, with the parts that are not its identity; null when it does not
   * have it.
   */
  public @Nullable Nlri stored(Nlri nlri) {
    return keys[find(nlri)];
  }

  /**
   * Sets the attributes of a route and gives the former ones. The NLRI replaces an equal one, whose
   * labels may differ.
   */
  public @Nullable AttributeSet put(Nlri nlri, AttributeSet attributes) {
    int slot = find(nlri);
    if (keys[slot] != null) {
      var former = values[slot];
      keys[slot] = nlri;
      values[slot] = attributes;
      return former;
    }
    keys[slot] = nlri;
    values[slot] = attributes;
    if (++size * 3L > keys.length * 2L) {
      resize(keys.length * 2);
    }
    return null;
  }

  /** Removes a route and gives its attributes; null when the table did not have it. */
  public @Nullable AttributeSet remove(Nlri nlri) {
    int slot = find(nlri);
    if (keys[slot] == null) {
      return null;
    }
    var former = values[slot];
    size--;
    close(slot);
    return former;
  }

  /** Calls for each route, in no particular order. The table is not changed meanwhile. */
  public void forEach(BiConsumer<? super Nlri, ? super AttributeSet> action) {
    for (int i = 0; i < keys.length; i++) {
      var key = keys[i];
      var value = values[i];
      if (key != null && value != null) {
        action.accept(key, value);
      }
    }
  }

  /** Forgets all routes. */
  public void clear() {
    keys = new @Nullable Nlri[SMALLEST];
    values = new @Nullable AttributeSet[SMALLEST];
    size = 0;
  }

  /** The slot of the NLRI, or the empty one where it belongs. */
  private int find(Nlri nlri) {
    int mask = keys.length - 1;
    int slot = nlri.hashCode() & mask;
    while (true) {
      var key = keys[slot];
      if (key == null || key.equals(nlri)) {
        return slot;
      }
      slot = slot + 1 & mask;
    }
  }

  /** Moves entries back over a gap as long as they may go there. */
  private void close(int slot) {
    int mask = keys.length - 1;
    int gap = slot;
    int next = gap + 1 & mask;
    for (var key = keys[next]; key != null; key = keys[next]) {
      int home = key.hashCode() & mask;
      if ((next - home & mask) >= (next - gap & mask)) {
        keys[gap] = key;
        values[gap] = values[next];
        gap = next;
      }
      next = next + 1 & mask;
    }
    keys[gap] = null;
    values[gap] = null;
  }

  private void resize(int capacity) {
    var oldKeys = keys;
    var oldValues = values;
    keys = new @Nullable Nlri[capacity];
    values = new @Nullable AttributeSet[capacity];
    for (int i = 0; i < oldKeys.length; i++) {
      var key = oldKeys[i];
      if (key != null) {
        int slot = find(key);
        keys[slot] = key;
        values[slot] = oldValues[i];
      }
    }
  }
}
