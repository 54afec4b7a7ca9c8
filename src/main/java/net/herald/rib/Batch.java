package net.herald.rib;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import net.herald.bgp.Family;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.nlri.Nlri;
import org.jspecify.annotations.Nullable;

/**
 * Changes of one family that go out with the same attributes, in a list that any of them leaves in
 * constant time. Owned by the thread of the peer.
 */
final class Batch implements Line.Entry, Iterable<Nlri> {
  final Line line;
  final Family family;
  final AttributeSet attributes;

  private @Nullable Change first;
  private @Nullable Change last;
  private boolean ordered;

  /** One route that has to be sent. A million may wait, so it is small: 32 octets. */
  static final class Change {
    /** As it goes on the wire. */
    private Nlri nlri;

    private Batch batch;
    private @Nullable Change before;
    private @Nullable Change after;

    /**
     * The attributes the peer has; null when it has none, or when the route is to be sent whatever
     * it has.
     */
    private @Nullable AttributeSet peerHas;

    private boolean over;

    Change(Nlri nlri, Batch batch, @Nullable AttributeSet peerHas) {
      this.nlri = nlri;
      this.batch = batch;
      this.peerHas = peerHas;
      batch.append(this);
    }

    Nlri nlri() {
      return nlri;
    }

    Batch batch() {
      return batch;
    }

    @Nullable AttributeSet peerHas() {
      return peerHas;
    }

    /** The route is sent in any case now. */
    void force() {
      peerHas = null;
    }

    /** Goes to the end of another batch, or back to the end of this one. */
    void move(Nlri nlri, Batch to) {
      batch.unlink(this);
      if (batch != to && batch.isEmpty()) {
        batch.line.drop(batch);
      }
      this.nlri = nlri;
      batch = to;
      to.append(this);
    }

    /** Leaves its batch, which leaves its line when it was the last. */
    void leave() {
      batch.unlink(this);
      if (batch.isEmpty()) {
        batch.line.drop(batch);
      }
      over = true;
      before = null;
      after = null;
    }

    /** Whether it left its batch for good. */
    boolean isOver() {
      return over;
    }
  }

  Batch(Line line, Family family, AttributeSet attributes) {
    this.line = line;
    this.family = family;
    this.attributes = attributes;
  }

  boolean isEmpty() {
    return first == null;
  }

  /** The change that waits longest, or goes first after {@link #sort}. */
  Change first() {
    if (first == null) {
      throw new NoSuchElementException();
    }
    return first;
  }

  private void append(Change change) {
    change.before = last;
    change.after = null;
    if (last == null) {
      first = change;
    } else {
      last.after = change;
    }
    last = change;
    ordered = false;
  }

  private void unlink(Change change) {
    var before = change.before;
    var after = change.after;
    if (before == null) {
      first = after;
    } else {
      before.after = after;
    }
    if (after == null) {
      last = before;
    } else {
      after.before = before;
    }
  }

  /** Puts the changes in order. Meant for few. */
  void sort(Comparator<? super Nlri> order) {
    if (ordered) {
      return;
    }
    var all = new ArrayList<Change>();
    for (var change = first; change != null; change = change.after) {
      all.add(change);
    }
    all.sort(Comparator.comparing(Change::nlri, order));
    first = null;
    last = null;
    all.forEach(this::append);
    ordered = true;
  }

  /** How many come in front of the first one of another group than the first. */
  int leading(Function<Nlri, String> groups) {
    int count = 0;
    var group = groups.apply(first().nlri);
    for (var nlri : this) {
      if (!groups.apply(nlri).equals(group)) {
        break;
      }
      count++;
    }
    return count;
  }

  /** The NLRI in their order. */
  @Override
  public Iterator<Nlri> iterator() {
    return new Iterator<>() {
      private @Nullable Change next = first;

      @Override
      public boolean hasNext() {
        return next != null;
      }

      @Override
      public Nlri next() {
        var change = next;
        if (change == null) {
          throw new NoSuchElementException();
        }
        next = change.after;
        return change.nlri;
      }
    };
  }
}
