package net.herald.rib;

import net.herald.bgp.nlri.Nlri;
import net.herald.rib.Batch.Change;
import org.jspecify.annotations.Nullable;

/**
 * The change that waits for each route, if any. Owned by the thread of the peer.
 *
 * <p>Changes go out by the batch, which is all over the table: to look each of them up once more
 * only to remove it would cost as much as all the rest. So what was dealt with stays until it is
 * most of the table, and then goes at once.
 */
final class PendingChanges {
  /** Below this nothing is worth a sweep. */
  private static final int FEW = 1024;

  private NlriTable<Change> table = new NlriTable<>();
  private int over;

  /** How many wait. */
  int size() {
    return table.size() - over;
  }

  boolean isEmpty() {
    return size() == 0;
  }

  /** The change that waits for a route; null for none. */
  @Nullable Change get(Nlri nlri) {
    var change = table.get(nlri);
    return change == null || change.isOver() ? null : change;
  }

  /** A change waits, in place of the one that waited for its route. */
  void put(Change change) {
    var former = table.put(change.nlri(), change);
    if (former != null && former.isOver() && former != change) {
      over--;
    }
  }

  /** A change that waits does so no more: it leaves its batch. */
  void remove(Change change) {
    change.leave();
    over++;
    if (over == table.size()) {
      table.clear();
      over = 0;
    } else if (over > FEW && over > table.size() / 4 * 3) {
      sweep();
    }
  }

  /** Makes room for many that will come. */
  void expect(int more) {
    table.expect(more);
  }

  private void sweep() {
    var left = new NlriTable<Change>();
    left.expect(size());
    table.forEach((nlri, change) -> {
      if (!change.isOver()) {
        left.put(nlri, change);
      }
    });
    table = left;
    over = 0;
  }
}
