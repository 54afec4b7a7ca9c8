package net.herald.rib;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.function.Function;
import net.herald.bgp.message.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Deltas that wait to be sent as they came, in their order, and before all else. Owned by the
 * thread of the peer.
 */
final class Bulks {
  /**
   * Changes that may wait here; behind a peer that reads more slowly, only the last of each count.
   */
  private static final int MOST = 1 << 18;

  private final Function<Delta, Bulk> maker;
  private final ArrayDeque<Delta> deltas = new ArrayDeque<>();
  private int changes;

  /** What is left of the messages of the first delta; null where they were not made yet. */
  private @Nullable Iterator<Messages> parts;

  /** A part of which some messages were sent, and how many octets they had. */
  private @Nullable Messages part;

  private int sent;

  /**
   * Nothing waits.
   *
   * @param maker the messages of a delta, asked for when its turn comes
   */
  Bulks(Function<Delta, Bulk> maker) {
    this.maker = maker;
  }

  /** How many changes wait. */
  int size() {
    return changes;
  }

  boolean isEmpty() {
    return deltas.isEmpty();
  }

  /** Whether so many changes more may wait. */
  boolean hasRoom(int more) {
    return changes + more <= MOST;
  }

  void add(Delta delta) {
    deltas.add(delta);
    changes += delta.size();
  }

  /** As many messages as there are in one piece; null when nothing waits. */
  @Nullable Messages several() {
    var from = part != null ? part : nextPart();
    if (from == null) {
      return null;
    }
    var rest = from.from(sent);
    taken();
    return rest;
  }

  /** One message; null when nothing waits. */
  @Nullable Frame next() {
    var from = part != null ? part : nextPart();
    if (from == null) {
      return null;
    }
    var frame = from.at(sent);
    part = from;
    sent = from.end(sent);
    if (sent == from.octets().length) {
      taken();
    }
    return frame;
  }

  private @Nullable Messages nextPart() {
    while (!deltas.isEmpty()) {
      var of = parts;
      if (of == null) {
        of = maker.apply(deltas.getFirst()).messages().iterator();
        parts = of;
      }
      if (of.hasNext()) {
        return of.next();
      }
      over();
    }
    return null;
  }

  /** A part is sent. The last one takes its delta along, so that nothing waits behind it. */
  private void taken() {
    part = null;
    sent = 0;
    if (parts != null && !parts.hasNext()) {
      over();
    }
  }

  private void over() {
    changes -= deltas.remove().size();
    parts = null;
  }
}
