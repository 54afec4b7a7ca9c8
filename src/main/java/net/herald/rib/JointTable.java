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
 * <p>The begin of a branch, of up to {@link #BRANCHES} of them, is kept while there are peers at
 * the version that it goes off from: they may be given the same, only later. But not for ever, for
 * one of them may be given nothing at all.
 *
 * <p>Versions that all peers have passed are garbage: a chain is as long as the mailbox of the peer
 * that is most behind. But a peer that is given nothing at all would have it grow for ever, so it
 * is no longer than {@link #MOST}: then the others go on with a copy.
 */
final class JointTable {
  /**
   * Edits between the oldest version and the head. The commands of one program are hardly more than
   * half of that ahead of a peer, unless it takes none of them for long.
   */
  static final int MOST = 1 << 18;

  /** Branches whose begin is kept for those that come later. */
  private static final int BRANCHES = 8;

  /** What a list costs beside its edits, in edits. */
  private static final int LIST = 8;

  private final ReentrantLock lock = new ReentrantLock();
  private final RouteTable routes;
  private final JointTables register;

  /** What the table has. */
  private Version head;

  /** The oldest version that a peer is at. */
  private Version last;

  /** Edits from there to the head. */
  private int kept;

  /** Branches whose begin is kept. */
  private int branches;

  /** Where this one began as a branch, while that is kept. */
  private @Nullable Version begin;

  /** Whether others may join. Only who is alone with the table changes that. */
  private boolean open;

  /** Whether the register has it, which is who asks. */
  boolean registered;

  /** The table as it was behind one of its changes. */
  static final class Version {
    private final JointTable table;
    private final int size;

    /** The way to the next version; null at the head, and where nobody will go it any more. */
    private @Nullable Step next;

    /** Where those went that did something else. Guarded by the lock of the table. */
    private final List<Step> branches = new ArrayList<>(0);

    /** How many peers are at this version, and branches lead to it on which others may come. */
    private int holders;

    /** Whether all peers have gone on. Nobody comes here any more. */
    private boolean passed;

    private Version(JointTable table) {
      this.table = table;
      this.size = table.routes.size();
    }

    /** How many routes it has. */
    int size() {
      return table.open ? size : table.routes.size();
    }

    /**
     * The version behind some edits, and how it differs; null when they cannot be made as a whole.
     *
     * @param edits best the same object for all peers that are to do the same
     */
    @Nullable Step behind(List<? extends Edit> edits) {
      return table.edit(this, edits);
    }

    private @Nullable Step known(List<? extends Edit> edits) {
      if (next != null && next.isFor(edits)) {
        return next;
      }
      for (var branch : branches) {
        if (branch.isFor(edits)) {
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
      table.leave(this);
    }

    JointTable table() {
      return table;
    }
  }

  /**
   * From one version to the next.
   *
   * @param edits the list that led there
   * @param kept whether the version stays for those that will come this way
   */
  record Step(List<? extends Edit> edits, Delta delta, Version to, boolean kept) {
    @SuppressWarnings("ReferenceEquality") // mostly the same list of many, given to all peers
    boolean isFor(List<? extends Edit> others) {
      return edits == others || edits.equals(others);
    }
  }

  private JointTable(RouteTable routes, JointTables register) {
    this.routes = routes;
    this.register = register;
    this.head = new Version(this);
    this.last = head;
    head.holders = 1;
  }

  /** A new table with nothing in it, for one peer alone. */
  static Version empty(JointTables register) {
    return new JointTable(new RouteTable(), register).head;
  }

  private @Nullable Step edit(Version from, List<? extends Edit> edits) {
    var step = step(from, edits);
    if (step != null && step.to.table != this) {
      register.add(step.to.table);
    }
    return step;
  }

  private @Nullable Step step(Version from, List<? extends Edit> edits) {
    lock.lock();
    try {
      var step = from.known(edits);
      if (step != null && step.to.table.enter(step.to)) {
        goOn(from);
        return step;
      }
      if (!Delta.takes(edits)) {
        return null;
      }
      step = from.next == null && kept < MOST ? next(from, edits) : branch(from, edits);
      goOn(from);
      return step;
    } finally {
      lock.unlock();
    }
  }

  private Step next(Version from, List<? extends Edit> edits) {
    var delta = Delta.of(routes, edits);
    head = new Version(this);
    head.holders = 1;
    var step = new Step(edits, delta, head, false);
    from.next = step;
    kept += cost(step);
    if (kept >= MOST / 2) {
      // who follows is not that far behind
      forgetBegin();
    }
    return step;
  }

  private @Nullable Step branch(Version from, List<? extends Edit> edits) {
    var branch = new JointTable(copy(from), register);
    branch.open = true;
    var first = branch.step(branch.head, edits);
    if (first == null) {
      return null;
    }
    boolean kept = branches < BRANCHES;
    if (kept) {
      branches++;
      first.to.holders++;
      branch.begin = first.to;
    }
    var step = new Step(edits, first.delta, first.to, kept);
    from.branches.addFirst(step);
    return step;
  }

  /**
   * A peer leaves a version. Those that nobody will come by any more do not lead to the others: a
   * way from old ones that are garbage to new ones would have the collector keep all of them.
   */
  @SuppressWarnings("ReferenceEquality")
  private void goOn(Version from) {
    from.holders--;
    while (last.holders == 0 && last.next != null) {
      var step = last.next;
      kept -= cost(step);
      pass(last);
      last = step.to;
    }
  }

  /** Nobody else will come by the begin of this table. */
  private void forgetBegin() {
    lock.lock();
    try {
      var kept = begin;
      begin = null;
      if (kept != null) {
        goOn(kept);
      }
    } finally {
      lock.unlock();
    }
  }

  private static int cost(Step step) {
    return step.edits.size() + LIST;
  }

  private void pass(Version version) {
    version.passed = true;
    version.next = null;
    for (var branch : version.branches) {
      if (branch.kept) {
        branches--;
        branch.to.table.forgetBegin();
      }
    }
    version.branches.clear();
  }

  /** Whether one peer is at the head, and no other anywhere. */
  @SuppressWarnings("ReferenceEquality")
  private boolean isAlone(Version version) {
    return last == head && version == head && head.holders == 1;
  }

  private Version leaveWithAll(Version from) {
    lock.lock();
    try {
      if (isAlone(from)) {
        open = false;
        from.branches.clear(); // they lead on from other routes than the peer will have
        return from;
      }
      var own = new JointTable(copy(from), register).head;
      goOn(from);
      return own;
    } finally {
      lock.unlock();
    }
  }

  private void read(Version from, Consumer<RouteTable> reader) {
    if (!open) {
      reader.accept(routes);
      return;
    }
    RouteTable copy;
    lock.lock();
    try {
      if (isAlone(from)) {
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

  /** One more peer comes to a version; false where no way leads on from there. */
  private boolean enter(Version version) {
    lock.lock();
    try {
      if (!open || version.passed) {
        return false;
      }
      version.holders++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void leave(Version from) {
    lock.lock();
    try {
      goOn(from);
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
      head.holders++;
      return head;
    } finally {
      lock.unlock();
    }
  }

  /** Whether several peers have it. */
  @SuppressWarnings("ReferenceEquality")
  boolean isShared() {
    lock.lock();
    try {
      return open && (last != head || head.holders > 1);
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
      pass(head);
      head = new Version(this);
      head.holders = 1;
      last = head;
      return head;
    } finally {
      lock.unlock();
    }
  }
}
