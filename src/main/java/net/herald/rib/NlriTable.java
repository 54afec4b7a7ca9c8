package net.herald.rib;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.BiConsumer;
import net.herald.bgp.nlri.Nlri;
import org.jspecify.annotations.Nullable;

/**
 * A map from NLRI to something, made for millions: 20 to 38 octets an entry beside the NLRI and the
 * value, where a hash map of the JDK takes 40 to 60. Owned by one thread.
 *
 * <pre>
 *   slots    hash | number     hash | number     0 (empty)   …
 *   entries  NLRI, value       NLRI, value       …
 * </pre>
 *
 * <p>Slots are open addressing with linear probing. They hold the hash, so that a probe that misses
 * and a table that grows touch no NLRI; growing at a million entries takes some tens of
 * milliseconds. The hash of an NLRI is keyed: a peer cannot choose NLRI that collide. Removal
 * shifts slots back and leaves a gap among the entries. They close up when there is no room behind
 * them and an eighth of them are gaps, and a table that loses most of its entries shrinks.
 *
 * <p>The order of entries is that of insertion. One whose value changes keeps its place; one that
 * was removed and comes again goes to the end.
 *
 * <p>It holds at most 1.6 thousand million entries. Who fills it decides how many there may be.
 *
 * @param <V> the values
 */
final class NlriTable<V> {
  private static final int SMALLEST = 16;

  private long[] slots = new long[SMALLEST];
  private @Nullable Nlri[] keys = new @Nullable Nlri[entries(SMALLEST)];
  private @Nullable Object[] values = new @Nullable Object[entries(SMALLEST)];
  private int size;

  /** Entries and gaps. */
  private int used;

  /** How many entries go with so many slots. */
  private static int entries(int slots) {
    return slots / 4 * 3;
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The value of an NLRI; null when the table does not have it. */
  @Nullable V get(Nlri nlri) {
    int slot = find(nlri, nlri.hashCode());
    return slots[slot] == 0 ? null : value(number(slots[slot]));
  }

  /**
   * The NLRI as the table has it, with the parts that are not its identity; null when it does not
   * have it.
   */
  @Nullable Nlri stored(Nlri nlri) {
    int slot = find(nlri, nlri.hashCode());
    return slots[slot] == 0 ? null : keys[number(slots[slot])];
  }

  /** The entry of an NLRI; null when the table does not have it. */
  @Nullable Entry<V> entry(Nlri nlri) {
    int slot = find(nlri, nlri.hashCode());
    return slots[slot] == 0 ? null : entry(number(slots[slot]));
  }

  /**
   * What the table has of an NLRI.
   *
   * @param nlri with the parts that are not its identity
   */
  record Entry<V>(Nlri nlri, V value) {}

  /** Sets the value of an NLRI and gives the former one. */
  @Nullable V put(Nlri nlri, V value) {
    var former = replace(nlri, value);
    return former == null ? null : former.value;
  }

  /**
   * Sets the value of an NLRI and gives what was there, in one probe. The NLRI replaces an equal
   * one, whose labels may differ.
   */
  @Nullable Entry<V> replace(Nlri nlri, V value) {
    int hash = nlri.hashCode();
    int slot = find(nlri, hash);
    if (slots[slot] != 0) {
      int number = number(slots[slot]);
      var former = entry(number);
      keys[number] = nlri;
      values[number] = value;
      return former;
    }
    if (used == keys.length) {
      if (used - size > keys.length / 8) {
        closeUp();
      } else {
        resize(slots.length * 2);
        slot = find(nlri, hash);
      }
    }
    keys[used] = nlri;
    values[used] = value;
    slots[slot] = slot(hash, used);
    used++;
    size++;
    return null;
  }

  /** Removes an entry and gives its value; null when the table did not have it. */
  @Nullable V remove(Nlri nlri) {
    var former = take(nlri);
    return former == null ? null : former.value;
  }

  /** Removes an entry and gives it; null when the table did not have it. */
  @Nullable Entry<V> take(Nlri nlri) {
    int slot = find(nlri, nlri.hashCode());
    if (slots[slot] == 0) {
      return null;
    }
    int number = number(slots[slot]);
    var former = entry(number);
    close(slot);
    keys[number] = null;
    values[number] = null;
    size--;
    if (size == 0) {
      used = 0;
    } else if (number == used - 1) {
      used--;
    }
    if (slots.length > SMALLEST && size < slots.length / 16) {
      resize(slots.length / 4);
    }
    return former;
  }

  /**
   * Whether the table certainly lacks an NLRI, from its first slot alone: false says nothing. Asked
   * of many in a row, this has the processor fetch their slots side by side, where the changes that
   * follow would each wait for memory.
   */
  boolean lacks(Nlri nlri) {
    return slots[nlri.hashCode() & slots.length - 1] == 0;
  }

  /** Makes room for so many more entries at once. */
  void expect(int more) {
    int capacity = slots.length;
    while (entries(capacity) < size + more) {
      capacity *= 2;
    }
    if (capacity > slots.length) {
      resize(capacity);
    }
  }

  /** Forgets all entries. */
  void clear() {
    slots = new long[SMALLEST];
    keys = new @Nullable Nlri[entries(SMALLEST)];
    values = new @Nullable Object[entries(SMALLEST)];
    size = 0;
    used = 0;
  }

  /** Another table with the same entries. */
  NlriTable<V> copy() {
    var copy = new NlriTable<V>();
    copy.slots = slots.clone();
    copy.keys = keys.clone();
    copy.values = values.clone();
    copy.size = size;
    copy.used = used;
    return copy;
  }

  /** Whether another table has the same entries, in every octet and in the same order. */
  boolean same(NlriTable<V> other) {
    if (size != other.size) {
      return false;
    }
    int theirs = 0;
    for (int number = 0; number < used; number++) {
      var key = keys[number];
      if (key == null) {
        continue;
      }
      while (other.keys[theirs] == null) {
        theirs++;
      }
      var key2 = other.keys[theirs];
      if (!key.equals(key2)
          || !key.sameOctets(key2)
          || !Objects.equals(values[number], other.values[theirs])) {
        return false;
      }
      theirs++;
    }
    return true;
  }

  /** Calls for each entry. The table is not changed meanwhile. */
  void forEach(BiConsumer<? super Nlri, ? super V> action) {
    for (int number = 0; number < used; number++) {
      var key = keys[number];
      V value = value(number);
      if (key != null && value != null) {
        action.accept(key, value);
      }
    }
  }

  private @Nullable Entry<V> entry(int number) {
    var key = keys[number];
    V value = value(number);
    return key == null || value == null ? null : new Entry<>(key, value);
  }

  @SuppressWarnings("unchecked")
  private @Nullable V value(int number) {
    return (V) values[number];
  }

  private static long slot(int hash, int number) {
    return (long) hash << 32 | number + 1;
  }

  private static int hash(long slot) {
    return (int) (slot >>> 32);
  }

  private static int number(long slot) {
    return (int) slot - 1;
  }

  /** The slot of the NLRI, or the empty one where it belongs. */
  private int find(Nlri nlri, int hash) {
    int mask = slots.length - 1;
    int at = hash & mask;
    for (long slot = slots[at]; slot != 0; slot = slots[at]) {
      if (hash(slot) == hash && nlri.equals(keys[number(slot)])) {
        return at;
      }
      at = at + 1 & mask;
    }
    return at;
  }

  /** The slot of an entry that is there. */
  private int holder(int hash, int number) {
    int mask = slots.length - 1;
    int at = hash & mask;
    while (number(slots[at]) != number) {
      at = at + 1 & mask;
    }
    return at;
  }

  /** Empties a slot and moves the following ones back as long as they may go there. */
  private void close(int slot) {
    int mask = slots.length - 1;
    int gap = slot;
    int next = gap + 1 & mask;
    for (long moved = slots[next]; moved != 0; moved = slots[next]) {
      int home = hash(moved) & mask;
      if ((next - home & mask) >= (next - gap & mask)) {
        slots[gap] = moved;
        gap = next;
      }
      next = next + 1 & mask;
    }
    slots[gap] = 0;
  }

  /** Moves entries into the gaps before them. */
  private void closeUp() {
    int to = 0;
    for (int number = 0; number < used; number++) {
      var key = keys[number];
      if (key == null) {
        continue;
      }
      if (number != to) {
        int hash = key.hashCode();
        slots[holder(hash, number)] = slot(hash, to);
        keys[to] = key;
        values[to] = values[number];
      }
      to++;
    }
    Arrays.fill(keys, to, used, null);
    Arrays.fill(values, to, used, null);
    used = to;
  }

  private void resize(int capacity) {
    closeUp();
    var old = slots;
    slots = new long[capacity];
    int mask = capacity - 1;
    for (long slot : old) {
      if (slot != 0) {
        int at = hash(slot) & mask;
        while (slots[at] != 0) {
          at = at + 1 & mask;
        }
        slots[at] = slot;
      }
    }
    keys = Arrays.copyOf(keys, entries(capacity));
    values = Arrays.copyOf(values, entries(capacity));
  }
}
