package net.herald.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.herald.config.KeywordReference.Row;
import net.herald.config.KeywordReference.Table;

/**
 * A configuration with every keyword and what it is for, made of the rows that the reader goes by.
 * What has a value without being written stands there with that value; what has none is commented
 * out with the shape of its value; what has to be there, and what lists hold, has an example.
 */
public final class ExampleConfiguration {
  private static final int WIDTH = 96;

  /** What stands behind the word of a section that has a name. */
  private static final Map<String, String> NAMES =
      Map.of("neighbor", "192.0.2.1", "process", "watcher", "healthcheck", "web");

  /** Statements of sections that hold lists, or that need a value. */
  private static final Map<String, List<String>> STATEMENTS =
      Map.ofEntries(
          Map.entry("neighbor local-as", List.of("65001")),
          Map.entry("neighbor peer-as", List.of("65002")),
          Map.entry("neighbor router-id", List.of("192.0.2.2")),
          Map.entry("neighbor local-address", List.of("192.0.2.2")),
          Map.entry("process run", List.of("/bin/cat")),
          Map.entry("api processes", List.of("[ watcher ]")),
          Map.entry("healthcheck ip", List.of("198.51.100.80/32")),
          Map.entry("healthcheck tcp", List.of("127.0.0.1:80")),
          Map.entry("family ipv4", List.of("unicast", "flow")),
          Map.entry("family ipv6", List.of("unicast")),
          Map.entry("add-path ipv4", List.of("unicast")),
          Map.entry("flow route", List.of("destination 203.0.113.0/24 protocol =tcp discard")),
          Map.entry("nexthop ipv4", List.of("unicast ipv6")),
          Map.entry(
              "static route",
              List.of(
                  "198.51.100.0/24 next-hop self",
                  "203.0.113.0/24 next-hop 192.0.2.2 med 100 community [ 65001:1 ]")));

  /** Sections that are wrong without what has no standard value. */
  private static final Set<String> ALL_OR_NOTHING = Set.of("tcp-ao");

  private final Map<String, Table> tables = new HashMap<>();
  private final StringBuilder out = new StringBuilder();
  private int depth;

  private ExampleConfiguration() {
    for (var table : KeywordReference.tables()) {
      for (var name : table.name().split(" or ")) {
        tables.put(name, table);
      }
    }
    comment("Every keyword of a configuration, with what it means where it is not written.");
    comment("Lines that begin with '#' show the shape of what has no standard value.");
  }

  /** A whole file. */
  public static String full() {
    var example = new ExampleConfiguration();
    var root = KeywordReference.tables().getFirst();
    for (var row : root.rows()) {
      if (NAMES.containsKey(row.word())) {
        example.section(row);
      }
    }
    return example.out.toString();
  }

  /** A neighbor without helper processes, which is a whole file as well. */
  public static String neighbor() {
    var example = new ExampleConfiguration();
    example.tables.remove("api");
    for (var row : KeywordReference.tables().getFirst().rows()) {
      if (row.word().equals("neighbor")) {
        example.section(row);
      }
    }
    return example.out.toString();
  }

  private void section(Row row) {
    var table = tables.get(row.word());
    if (table == null) {
      return;
    }
    out.append('\n');
    comment(row.help());
    var name = NAMES.get(row.word());
    boolean exemplary = name != null || isExemplary(row.word(), table);
    line(exemplary, row.word() + (name == null ? "" : " " + name) + " {");
    depth++;
    for (var inner : table.rows()) {
      if (inner.section() && tables.containsKey(inner.word())) {
        if (exemplary) {
          section(inner);
        }
      } else {
        statement(row.word(), inner, exemplary);
      }
    }
    depth--;
    line(exemplary, "}");
  }

  /** Whether a section can stand there without saying more than its absence does. */
  private static boolean isExemplary(String section, Table table) {
    return !ALL_OR_NOTHING.contains(section)
        && table.rows().stream()
            .anyMatch(row -> STATEMENTS.containsKey(section + " " + row.word()) || standard(row));
  }

  /** Whether what absence means can be written. */
  private static boolean standard(Row row) {
    return row.statement()
        && !row.repeatable()
        && !row.absent().isEmpty()
        && ConfigurationSchema.isWritable(row);
  }

  private void statement(String section, Row row, boolean exemplary) {
    comment(row.help());
    var values = STATEMENTS.get(section + " " + row.word());
    if (values != null) {
      values.forEach(value -> line(exemplary, row.word() + " " + value + ";"));
    } else if (standard(row)) {
      line(exemplary, row.word() + " " + row.absent() + ";");
    } else {
      var shape = row.shape().isEmpty() ? "" : " " + row.shape();
      line(false, row.word() + shape + (row.statement() ? ";" : " { ... }"));
    }
  }

  private void comment(String text) {
    var line = new StringBuilder();
    for (var word : text.split(" ")) {
      if (line.length() + word.length() > WIDTH - 2 * depth) {
        line("# " + line.toString().strip());
        line.setLength(0);
      }
      line.append(word).append(' ');
    }
    line("# " + line.toString().strip());
  }

  private void line(boolean active, String text) {
    line(active ? text : "#   " + text);
  }

  private void line(String text) {
    out.repeat(' ', 2 * depth).append(text).append('\n');
  }
}
