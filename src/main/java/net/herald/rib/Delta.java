package net.herald.rib;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.attribute.Route;
import net.herald.rib.NlriTable.Entry;
import org.jspecify.annotations.Nullable;

/**
 * What a list of edits changed in a table. Immutable, but that it remembers the messages that were
 * made of it: they are made once for all peers of a kind, where these are not many. Safe for all
 * threads.
 */
final class Delta {
  /** Kinds of sessions whose messages are kept; of more the latest. */
  static final int KINDS = 16;

  private final Edit[] edits;
  private final @Nullable Route[] former;
  private final boolean withdraws;
  private final boolean single;
  private final boolean self;
  private final List<Bulk> made = new ArrayList<>(1);

  private Delta(
      Edit[] edits, @Nullable Route[] former, boolean withdraws, boolean single, boolean self) {
    this.edits = edits;
    this.former = former;
    this.withdraws = withdraws;
    this.single = single;
    this.self = self;
  }

  /** Whether such edits can be made as a whole: paths and groups are for each peer to look at. */
  static boolean takes(List<? extends Edit> edits) {
    for (var edit : edits) {
      if (!edit.plain() || edit.subject().nlri().hasPathId()) {
        return false;
      }
    }
    return true;
  }

  /** Makes edits that {@link #takes} says can be made. What changes nothing is left out. */
  static Delta of(RouteTable table, List<? extends Edit> wanted) {
    table.expect(wanted, edit -> edit.subject().nlri());
    var edits = new Edit[wanted.size()];
    var former = new @Nullable Route[wanted.size()];
    int count = 0;
    boolean withdraws = false;
    boolean replaces = false;
    boolean vain = false;
    boolean self = false;
    for (var edit : wanted) {
      var route = edit.subject();
      Entry<AttributeSet> before;
      if (edit.withdraws()) {
        before = table.remove(route.nlri());
        withdraws = true;
        vain |= before == null;
      } else {
        before = table.put(route.nlri(), route.attributes());
        if (before != null && same(before, edit)) {
          continue;
        }
        replaces |= before != null;
        // whether one that was self is the same as before is for each peer to say, too
        self |= self(route.attributes()) || before != null && self(before.value());
      }
      edits[count] = edit;
      former[count++] = before == null ? null : new Route(before.nlri(), before.value());
    }
    if (count < edits.length) {
      edits = Arrays.copyOf(edits, count);
      former = Arrays.copyOf(former, count);
    }
    // all new, or all gone: no route can be among them twice
    boolean single = !replaces && !withdraws || !vain && allWithdrawn(edits) || distinct(edits);
    return new Delta(edits, former, withdraws, single, self);
  }

  private static boolean self(AttributeSet attributes) {
    var nextHop = attributes.nextHop();
    return nextHop != null && nextHop.address() == null;
  }

  private static boolean same(Entry<AttributeSet> before, Edit edit) {
    var route = edit.subject();
    return before.value().equals(route.attributes()) && before.nlri().sameOctets(route.nlri());
  }

  private static boolean allWithdrawn(Edit[] edits) {
    for (var edit : edits) {
      if (!edit.withdraws()) {
        return false;
      }
    }
    return true;
  }

  private static boolean distinct(Edit[] edits) {
    var seen = new NlriTable<Edit>();
    seen.expect(edits.length);
    for (var edit : edits) {
      if (seen.put(edit.subject().nlri(), edit) != null) {
        return false;
      }
    }
    return true;
  }

  /** How many changes it is. */
  int size() {
    return edits.length;
  }

  /** The edit of a number from 0. */
  Edit edit(int number) {
    return edits[number];
  }

  /** What an edit replaced or removed; null for nothing. */
  @Nullable Route former(int number) {
    return former[number];
  }

  /** Whether routes are withdrawn. */
  boolean withdraws() {
    return withdraws;
  }

  /** Whether each route is in it only once. */
  boolean isSingle() {
    return single;
  }

  /** Whether a next hop is or was {@code self}, which is another address for each peer. */
  boolean hasSelf() {
    return self;
  }

  /**
   * Takes the edits back from a table which has had no others since. What was removed comes back at
   * the end, and in its old order where each route is here only once.
   */
  void undo(RouteTable table) {
    for (int i = 0; i < edits.length; i++) {
      undo(single ? i : edits.length - 1 - i, table);
    }
  }

  private void undo(int number, RouteTable table) {
    var before = former[number];
    if (before == null) {
      table.remove(edits[number].subject().nlri());
    } else {
      table.put(before.nlri(), before.attributes());
    }
  }

  /** The messages of it for a kind of session; {@code maker} makes them where nobody did before. */
  Bulk bulk(Bulk.Kind kind, Supplier<Bulk> maker) {
    synchronized (made) {
      for (var known : made) {
        if (known.kind().equals(kind)) {
          return known;
        }
      }
      var bulk = maker.get();
      if (made.size() == KINDS) {
        made.removeFirst();
      }
      made.add(bulk);
      return bulk;
    }
  }
}
