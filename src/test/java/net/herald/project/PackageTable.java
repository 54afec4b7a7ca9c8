package net.herald.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The table of packages in section 1 of ARCHITECTURE.md, the one place that says who may import
 * whom. A row is {@code | level | `package` | what it owns. Imports `a`, `b`. |}: all lower levels
 * may be imported, of the same level only what stands behind "Imports".
 */
record PackageTable(Map<String, Row> rows) {

  private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| `([a-z.]+)` \\|(.*)\\|");
  private static final Pattern IMPORTS = Pattern.compile("Imports ((?:`[a-z.]+`(?:, )?)+)");
  private static final Pattern NAME = Pattern.compile("`([a-z.]+)`");

  record Row(int level, String name, Set<String> sameLevel) {}

  static PackageTable ofTheProject() throws IOException {
    return parse(Files.readString(Path.of("ARCHITECTURE.md")));
  }

  static PackageTable parse(String markdown) {
    Map<String, Row> rows = new LinkedHashMap<>();
    for (String line : markdown.lines().toList()) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.put(
            row.group(2),
            new Row(Integer.parseInt(row.group(1)), row.group(2), imports(row.group(3))));
      }
    }
    return new PackageTable(rows);
  }

  private static Set<String> imports(String prose) {
    Set<String> names = new TreeSet<>();
    IMPORTS
        .matcher(prose)
        .results()
        .forEach(list ->
            NAME.matcher(list.group(1)).results().forEach(name -> names.add(name.group(1))));
    return names;
  }

  /** What the table forbids among these imports, one sentence each. */
  List<String> violations(Map<String, Set<String>> importsOf) {
    List<String> found = new ArrayList<>();
    importsOf.forEach((from, targets) -> {
      if (!rows.containsKey(from)) {
        found.add("package " + from + " has no row in ARCHITECTURE.md");
      }
      for (String to : targets) {
        if (!to.equals(from) && !allowed(rows.get(from), rows.get(to))) {
          found.add(from + " must not import " + to);
        }
      }
    });
    return found;
  }

  private static boolean allowed(@Nullable Row from, @Nullable Row to) {
    return from != null
        && to != null
        && (to.level < from.level || (to.level == from.level && from.sameLevel.contains(to.name)));
  }

  /** Pairs of one level that import each other, directly or over others. */
  List<String> cycles() {
    List<String> found = new ArrayList<>();
    for (Row row : rows.values()) {
      if (reachable(row, new TreeSet<>()).contains(row.name)) {
        found.add(row.name);
      }
    }
    return found;
  }

  private Set<String> reachable(Row from, Set<String> seen) {
    for (String next : from.sameLevel) {
      Row row = rows.get(next);
      if (seen.add(next) && row != null) {
        reachable(row, seen);
      }
    }
    return seen;
  }
}
