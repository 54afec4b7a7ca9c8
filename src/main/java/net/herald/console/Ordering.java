package net.herald.console;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In which order the live view shows neighbors.
 *
 * @param column a place in {@link #COLUMNS}
 * @param turned whether the other way round
 */
record Ordering(int column, boolean turned) {
  private record Column(String name, @Nullable Comparator<Standing> comparator) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column("configuration", null),
          new Column("address", Comparator.comparing(Standing::address)),
          new Column("state", Comparator.comparing(Standing::up).thenComparing(Standing::state)),
          new Column("time", Comparator.comparingLong(Standing::seconds)),
          new Column("routes in", Comparator.comparingLong(Standing::in).reversed()),
          new Column("routes out", Comparator.comparingLong(Standing::out).reversed()),
          new Column("messages", Comparator.comparingLong(Standing::received).reversed()),
          new Column(
              "queues",
              Comparator.<Standing>comparingLong(s -> s.unread() + s.pending()).reversed()));

  /** As the configuration has them. */
  static final Ordering CONFIGURED = new Ordering(0, false);

  Ordering next() {
    return new Ordering((column + 1) % COLUMNS.size(), false);
  }

  Ordering reversed() {
    return new Ordering(column, !turned);
  }

  String title() {
    return COLUMNS.get(column).name + (turned ? ", reversed" : "");
  }

  List<Standing> sorted(List<Standing> standings) {
    var comparator = COLUMNS.get(column).comparator;
    var sorted = comparator == null ? standings : standings.stream().sorted(comparator).toList();
    return turned ? sorted.reversed() : sorted;
  }
}
