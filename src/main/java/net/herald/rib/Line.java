package net.herald.rib;

import java.util.LinkedHashMap;
import java.util.Objects;
import net.herald.bgp.Family;
import net.herald.bgp.attribute.AttributeSet;
import org.jspecify.annotations.Nullable;

/**
 * Batches that wait to be sent, in the order in which each began, and End-of-RIB markers behind
 * what they close. Owned by the thread of the peer.
 */
final class Line {
  private final LinkedHashMap<Key, Entry> entries = new LinkedHashMap<>();
  private @Nullable Batch recent;

  /** Something in the line. */
  sealed interface Entry permits Batch, EndOfRib {}

  /** The marker of a family (RFC 4724 section 2). */
  record EndOfRib(Family family) implements Entry {}

  /** What there is one of; without attributes it is a marker. */
  private record Key(Family family, @Nullable AttributeSet attributes) {
    // what a record does by itself is slow before the JVM has compiled it
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key o
          && family.equals(o.family)
          && Objects.equals(attributes, o.attributes);
    }

    @Override
    public int hashCode() {
      return family.hashCode() * 31 + Objects.hashCode(attributes);
    }
  }

  /** The batch of these attributes, which begins now if there is none. */
  Batch batch(Family family, AttributeSet attributes) {
    var known = recent;
    if (known != null && known.attributes.equals(attributes) && known.family.equals(family)) {
      return known;
    }
    var batch =
        (Batch)
            entries.computeIfAbsent(
                new Key(family, attributes), key -> new Batch(this, family, attributes));
    recent = batch;
    return batch;
  }

  /** Adds a marker at the end; one that waits already stays where it is. */
  void mark(Family family) {
    entries.putIfAbsent(new Key(family, null), new EndOfRib(family));
  }

  /** What goes next; null when nothing waits. */
  @Nullable Entry first() {
    var entry = entries.firstEntry();
    return entry == null ? null : entry.getValue();
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** A batch that has no changes left. */
  void drop(Batch batch) {
    entries.remove(new Key(batch.family, batch.attributes));
    recent = null;
  }

  /** A marker that was sent. */
  void drop(EndOfRib mark) {
    entries.remove(new Key(mark.family, null));
  }
}
