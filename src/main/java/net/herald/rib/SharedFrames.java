package net.herald.rib;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.capability.EncodingContext;
import net.herald.bgp.nlri.Nlri;
import org.jspecify.annotations.Nullable;

/**
 * UPDATEs encoded lately, for the peers that get the same ones: an announcement to fifty neighbors
 * is encoded once.
 *
 * <p>Safe for all threads and bounded; a lost race only means that two peers encode the same.
 */
final class SharedFrames {
  private static final int SLOTS = 256;

  private final AtomicReferenceArray<@Nullable Entry> entries = new AtomicReferenceArray<>(SLOTS);

  private record Entry(
      AttributeSet attributes, EncodingContext context, List<Nlri> nlri, List<byte[]> frames) {}

  /** The frames for these routes to such peers; null when nobody encoded them lately. */
  @Nullable List<byte[]> find(AttributeSet attributes, EncodingContext context, List<Nlri> nlri) {
    var entry = entries.get(slot(attributes, context, nlri));
    return entry != null
            && entry.context.equals(context)
            && entry.attributes.equals(attributes)
            && same(entry.nlri, nlri)
        ? entry.frames
        : null;
  }

  /** Remembers what was encoded. Neither list is changed afterwards. */
  void add(AttributeSet attributes, EncodingContext context, List<Nlri> nlri, List<byte[]> frames) {
    entries.set(slot(attributes, context, nlri), new Entry(attributes, context, nlri, frames));
  }

  private static int slot(AttributeSet attributes, EncodingContext context, List<Nlri> nlri) {
    int hash = attributes.hashCode() * 31 + System.identityHashCode(context);
    hash = (hash * 31 + nlri.size()) * 31 + nlri.getFirst().hashCode();
    return (hash ^ hash >>> 16) & SLOTS - 1;
  }

  private static boolean same(List<Nlri> one, List<Nlri> other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      var a = one.get(i);
      var b = other.get(i);
      if (!a.equals(b) || !a.sameOctets(b)) {
        return false;
      }
    }
    return true;
  }
}
