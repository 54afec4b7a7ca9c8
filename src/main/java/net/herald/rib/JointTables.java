package net.herald.rib;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import net.herald.rib.JointTable.Version;

/**
 * The route tables that the peers of a daemon may have in common. A table that no peer has any more
 * is forgotten. Safe for all threads.
 */
public final class JointTables {
  private final List<WeakReference<JointTable>> tables = new ArrayList<>();

  /** No tables yet. */
  public JointTables() {}

  /**
   * Lets a peer have its routes in common with others that have the same ones.
   *
   * @return what it has from now on
   */
  @SuppressWarnings("ReferenceEquality")
  Version join(Version version) {
    synchronized (tables) {
      if (version.table().isShared()) {
        return version;
      }
      var mine = version.alone();
      for (var each = tables.iterator(); each.hasNext(); ) {
        var table = each.next().get();
        if (table == null) {
          each.remove();
          continue;
        }
        var theirs = table == mine.table() ? null : table.admit(mine.table());
        if (theirs != null) {
          mine.leave();
          return theirs;
        }
      }
      add(mine.table());
      return mine.table().open();
    }
  }

  /** One more that peers may join. */
  void add(JointTable table) {
    synchronized (tables) {
      if (!table.registered) {
        table.registered = true;
        tables.removeIf(each -> each.refersTo(null));
        tables.add(new WeakReference<>(table));
      }
    }
  }
}
