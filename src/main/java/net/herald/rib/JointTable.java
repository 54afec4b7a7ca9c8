package net.herald.rib;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A table that peers have in common for as long as they should have the same routes. Safe for all
 * threads.
 *
 * <p>The same list of edits is given to each of the peers, and each carries it out when it gets to
 * it: the first one really, which makes the next {@link Version}; the others find what it did and
 * go to that version too. The first peer that is to do something else branches off with a copy, and
 * those that are to do the same follow it there.
 *
 * <pre>
 *   version 7 ─ delta ─▶ version 8 ─ delta ─▶ version 9, the head: what the table has
 *      ▲ peer D              ▲ peer C             ▲ peer A
 *                            └ delta ─▶ version 1 of another table
 *                                          ▲ peer B
 * </pre>
 *
 * <p>Versions that no peer is at are nobody's and go: a chain is as long as the mailbox of the peer
 * that is most behind.
 */
final class JointTable {
  private final ReentrantLock lock = new ReentrantLock();
  private final RouteTable routes;
  private final JointTables register;
  private Version head;
  private int holders = 1;

  /** Whether others may join. Only who is alone with the table changes that. */
  private boolean open;

  /** How often it was opened: from a version of an earlier time no way leads to the head. */
  private int opening;

  /** Whether the register has it, which is who asks. */
  boolean registered;

  /** The table as it was behind one of its changes. */
  static final class Version {
    private final JointTable table;
    private final int size;
    private final int opening;
    private volatile @Nullable Step next;

    /** Where those went that did something else. Guarded by the lock of the table. */
    private final List<Step> branches = new ArrayList<>(0);

    private Version(JointTable table) {
      this.table = table;
      this.size = table.routes.size();
      this.opening = table.opening;
    }

    /** How many routes it has. */
    int size() {
      return table.open ? size : table.routes.size();
    }

    /**
     * The version behind some edits, and how it differs; null when they cannot be made as a whole.
     *
     * @param edits the same object for all peers that are to do the same
     */
    @SuppressWarnings("ReferenceEquality") // lists of many, and the same one for all
    @Nullable Step behind(List<? extends Edit> edits) {
      var known = next;
      if (known != null && known.edits == edits) {
        return known;
      }
      return Delta.takes(edits) ? table.edit(this, edits) : null;
    }

    @SuppressWarnings("ReferenceEquality")
    private @Nullable Step known(List<? extends Edit> edits) {
      var step = next;
      if (step != null && step.edits == edits) {
        return step;
      }
      for (var branch : branches) {
        if (branch.edits == edits) {
          return branch;
        }
      }
      return null;
    }

    /** Calls with the routes, which do not change meanwhile. */
    void read(Consumer<RouteTable> reader) {
      table.read(this, reader);
    }

    /** These routes for one peer alone, which may change them with {@link #routes} from now on. */
    Version alone() {
      return table.open ? table.leaveWithAll(this) : this;
    }

    /** The routes, of a peer that is alone with them. */
    RouteTable routes() {
      if (table.open) {
        throw new IllegalStateException("others have this table too");
      }
      return table.routes;
    }

    /** The peer is over. */
    void leave() {
      table.leave();
    }

    JointTable table() {
      return table;
    }
  }

  /**
   * From one version to the next.
   *
   * @param edits the list that led there
   */
  record Step(List<? extends Edit> edits, Delta delta, Version to) {}

  private JointTable(RouteTable routes, JointTables register) {
    this.routes = routes;
    this.register = register;
    this.head = new Version(this);
  }

  /** A new table with nothing in it, for one peer alone. */
  static Version empty(JointTables register) {
    return new JointTable(new RouteTable(), register).head;
  }

  private Step edit(Version from, List<? extends Edit> edits) {
    var step = step(from, edits);
    if (step.to.table != this) {
      register.add(step.to.table);
    }
    return step;
  }

  private Step step(Version from, List<? extends Edit> edits) {
    lock.lock();
    try {
      var known = from.known(edits);
      if (known != null && (known.to.table == this || known.to.table.enter(known.to))) {
        holders -= known.to.table == this ? 0 : 1;
        return known;
      }
      if (from.next == null) {
        var delta = Delta.of(routes, edits);
        head = new Version(this);
        var step = new Step(edits, delta, head);
        from.next = step;
        return step;
      }
      var branch = new JointTable(copy(from), register);
      branch.open = true;
      var step = branch.step(branch.head, edits);
      from.branches.addFirst(step);
      holders--;
      return step;
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("ReferenceEquality")
  private Version leaveWithAll(Version from) {
    lock.lock();
    try {
      if (holders == 1 && from == head) {
        open = false;
        return from;
      }
      holders--;
      return new JointTable(copy(from), register).head;
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("ReferenceEquality")
  private void read(Version from, Consumer<RouteTable> reader) {
    if (!open) {
      reader.accept(routes);
      return;
    }
    RouteTable copy;
    lock.lock();
    try {
      if (holders == 1 && from == head) {
        reader.accept(routes);
        return;
      }
      copy = copy(from);
    } finally {
      lock.unlock();
    }
    reader.accept(copy);
  }

  private RouteTable copy(Version from) {
    var copy = routes.copy();
    var since = new ArrayList<Delta>();
    for (var step = from.next; step != null; step = step.to.next) {
      since.add(step.delta);
    }
    since.reversed().forEach(delta -> delta.undo(copy));
    return copy;
  }

  /** One more peer goes to a version; false where somebody has changed the table alone since. */
  private boolean enter(Version version) {
    lock.lock();
    try {
      if (!open || version.opening != opening) {
        return false;
      }
      holders++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void leave() {
    lock.lock();
    try {
      holders--;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The head, for one more peer; null when it has other routes.
   *
   * @param mine what the peer has, alone
   */
  @Nullable Version admit(JointTable mine) {
    if (routes.fingerprint() != mine.routes.fingerprint()) {
      return null;
    }
    lock.lock();
    try {
      if (!open || !routes.same(mine.routes)) {
        return null;
      }
      holders++;
      return head;
    } finally {
      lock.unlock();
    }
  }

  /** Whether several peers have it. */
  boolean isShared() {
    lock.lock();
    try {
      return open && holders > 1;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Others may join from now on.
   *
   * @return the version as which the peer that is alone with the table has it now
   */
  Version open() {
    lock.lock();
    try {
      open = true;
      opening++;
      head = new Version(this);
      return head;
    } finally {
      lock.unlock();
    }
  }
}
