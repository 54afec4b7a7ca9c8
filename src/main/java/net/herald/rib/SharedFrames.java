package net.herald.rib;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.capability.EncodingContext;
import net.herald.bgp.capability.ExtendedMessage;
import net.herald.bgp.message.Frame;
import net.herald.bgp.nlri.Nlri;
import org.jspecify.annotations.Nullable;

/**
 * UPDATEs encoded lately, for the peers that get the same ones: an announcement to fifty neighbors
 * is encoded once.
 *
 * <p>Safe for all threads, without locks: a lost race only means that two peers encode the same. It
 * keeps 512 messages of the classic size and 32 of the extended one, which with their routes is at
 * most about 32 MiB.
 */
final class SharedFrames {
  private final AtomicReferenceArray<@Nullable Made> classic = new AtomicReferenceArray<>(512);
  private final AtomicReferenceArray<@Nullable Made> extended = new AtomicReferenceArray<>(32);
  private final LongAdder made = new LongAdder();

  /**
   * What a message says.
   *
   * @param withdraw whether the routes are withdrawn
   * @param attributes those of the message; null for none
   */
  record Meaning(EncodingContext context, boolean withdraw, @Nullable AttributeSet attributes) {

    // There is one object per context, and its own comparison would go through all it says.
    @SuppressWarnings("ReferenceEquality")
    boolean same(Meaning other) {
      return context == other.context
          && withdraw == other.withdraw
          && Objects.equals(attributes, other.attributes);
    }
  }

  /**
   * A message.
   *
   * @param full whether the route behind its last one did not fit any more
   */
  record Made(Meaning meaning, List<Nlri> nlri, boolean full, Frame frame) {}

  /**
   * The message that begins with the first of these routes and is the one that would be made: it
   * holds as many of them as fit, as there are, or as {@code most}.
   *
   * @return null when nobody made it lately
   */
  @Nullable Made find(Meaning meaning, Iterable<Nlri> nlri, int most) {
    var routes = nlri.iterator();
    var first = routes.next();
    var slots = slots(meaning.context);
    var known = slots.get(slot(meaning, first, slots.length()));
    if (known == null
        || !known.meaning.same(meaning)
        || known.nlri.size() > most
        || !same(known.nlri.getFirst(), first)) {
      return null;
    }
    for (int i = 1; i < known.nlri.size(); i++) {
      if (!routes.hasNext() || !same(known.nlri.get(i), routes.next())) {
        return null;
      }
    }
    return known.full || known.nlri.size() == most || !routes.hasNext() ? known : null;
  }

  /** Remembers a message. */
  void add(Made message) {
    made.increment();
    var slots = slots(message.meaning.context);
    slots.set(slot(message.meaning, message.nlri.getFirst(), slots.length()), message);
  }

  /** How many messages were made. */
  long made() {
    return made.sum();
  }

  private AtomicReferenceArray<@Nullable Made> slots(EncodingContext context) {
    return context.sendLimit() > ExtendedMessage.CLASSIC_SIZE ? extended : classic;
  }

  private static int slot(Meaning meaning, Nlri first, int slots) {
    int hash = first.hashCode() * 31 + Objects.hashCode(meaning.attributes);
    hash = hash * 31 + System.identityHashCode(meaning.context);
    return (hash ^ hash >>> 16) & slots - 1;
  }

  // Peers mostly hold the same object, and the comparison of what it says is for the others.
  @SuppressWarnings("ReferenceEquality")
  private static boolean same(Nlri one, Nlri other) {
    return one == other || one.equals(other) && one.sameOctets(other);
  }
}
