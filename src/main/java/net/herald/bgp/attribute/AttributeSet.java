package net.herald.bgp.attribute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import net.herald.bgp.capability.EncodingContext;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a route, next hop included, by ascending code. Immutable; the hash is computed
 * once.
 *
 * <p>Equal sets are mostly the same object: {@link #interned} looks in a table of bounded size.
 * Nothing relies on it but memory and speed. A set keeps the octets it was encoded to for the last
 * kinds of session.
 */
public final class AttributeSet {
  public static final AttributeSet EMPTY = new AttributeSet(new Attribute[0]);

  private static final int SLOTS = 1 << 17;
  private static final AtomicReferenceArray<@Nullable AttributeSet> INTERNED =
      new AtomicReferenceArray<>(SLOTS);
  private static final int ENCODINGS_KEPT = 4;

  private final Attribute[] attributes;
  private final int hash;
  private final @Nullable NextHop nextHop;
  private volatile @Nullable Encoding encodings;

  /** What a set was encoded to, in a short list. */
  private static final class Encoding {
    private final EncodingContext context;
    private final boolean nextHop;
    private final byte[] octets;
    private final @Nullable Encoding next;

    private Encoding(
        EncodingContext context, boolean nextHop, byte[] octets, @Nullable Encoding next) {
      this.context = context;
      this.nextHop = nextHop;
      this.octets = octets;
      this.next = next;
    }
  }

  private AttributeSet(Attribute[] sorted) {
    attributes = sorted;
    int mixed = 1;
    NextHop hop = null;
    for (var attribute : sorted) {
      mixed = mixed * 31 + attribute.hashCode();
      hop = attribute instanceof NextHop found ? found : hop;
    }
    hash = mixed ^ mixed >>> 15;
    nextHop = hop;
  }

  /** The set of these attributes; of two with one code the first counts. */
  public static AttributeSet of(List<? extends Attribute> attributes) {
    return of(attributes.toArray(new Attribute[0]));
  }

  /** The set of these attributes; of two with one code the first counts. */
  public static AttributeSet of(Attribute... attributes) {
    if (ascending(attributes)) {
      return attributes.length == 0 ? EMPTY : new AttributeSet(attributes.clone()).interned();
    }
    var sorted = attributes.clone();
    sort(sorted);
    int kept = 0;
    for (var attribute : sorted) {
      if (kept == 0 || sorted[kept - 1].code() != attribute.code()) {
        sorted[kept++] = attribute;
      }
    }
    return kept == 0 ? EMPTY : new AttributeSet(Arrays.copyOf(sorted, kept)).interned();
  }

  /** By code; by insertion, for they are few, and most of them in order. */
  private static void sort(Attribute[] attributes) {
    for (int i = 1; i < attributes.length; i++) {
      var attribute = attributes[i];
      int at = i;
      while (at > 0 && attributes[at - 1].code() > attribute.code()) {
        attributes[at] = attributes[--at];
      }
      attributes[at] = attribute;
    }
  }

  /** Whether they are in order already and each once, as most peers send them. */
  private static boolean ascending(Attribute[] attributes) {
    for (int i = 1; i < attributes.length; i++) {
      if (attributes[i - 1].code() >= attributes[i].code()) {
        return false;
      }
    }
    return true;
  }

  /** The object that stands for all sets equal to this one, as far as the table remembers it. */
  private AttributeSet interned() {
    int slot = hash & SLOTS - 1;
    var known = INTERNED.get(slot);
    if (known != null && known.equals(this)) {
      return known;
    }
    INTERNED.set(slot, this);
    return this;
  }

  /** The attributes by ascending code. */
  public List<Attribute> list() {
    return List.of(attributes);
  }

  public boolean isEmpty() {
    return attributes.length == 0;
  }

  /** The attribute of a code, null when the set has none. */
  public @Nullable Attribute get(int code) {
    for (var attribute : attributes) {
      if (attribute.code() == code) {
        return attribute;
      }
    }
    return null;
  }

  /** The attribute of a code as its type, null when the set has none. */
  public <A extends Attribute> @Nullable A get(int code, Class<A> type) {
    var attribute = get(code);
    return type.isInstance(attribute) ? type.cast(attribute) : null;
  }

  public @Nullable NextHop nextHop() {
    return nextHop;
  }

  /** This set with an attribute, in place of the one of its code. */
  public AttributeSet with(Attribute attribute) {
    var list = new ArrayList<Attribute>(attributes.length + 1);
    list.add(attribute);
    list.addAll(Arrays.asList(attributes));
    return of(list);
  }

  /** This set without the attribute of a code. */
  public AttributeSet without(int code) {
    return get(code) == null ? this : of(list().stream().filter(a -> a.code() != code).toList());
  }

  /**
   * The path attributes of an UPDATE to such a peer, without MP_REACH and MP_UNREACH; with what RFC
   * 4271 requires and the set lacks. The caller does not change the array.
   *
   * @param nextHop whether NEXT_HOP is among them
   */
  @SuppressWarnings("ReferenceEquality") // there is one object per context
  public byte[] encoded(EncodingContext context, boolean nextHop) {
    int depth = 0;
    for (var e = encodings; e != null; e = e.next) {
      if (e.context == context && e.nextHop == nextHop) {
        return e.octets;
      }
      depth++;
    }
    var octets = AttributeEncoder.encode(this, context, nextHop);
    // a lost race only costs another encoding; the list is cut when sessions of too many kinds come
    // by
    encodings = new Encoding(context, nextHop, octets, depth < ENCODINGS_KEPT ? encodings : null);
    return octets;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof AttributeSet o
            && hash == o.hash
            && Arrays.equals(attributes, o.attributes);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** The attributes as text events show them, each with its keyword in front. */
  @Override
  public String toString() {
    var out = new StringBuilder();
    for (var attribute : attributes) {
      AttributeText.append(attribute, out);
    }
    return out.isEmpty() ? "" : out.substring(1);
  }
}
