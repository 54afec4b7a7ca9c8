package net.herald.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** JSON for people: lists of flat objects as tables, nested ones as sections. */
final class Tables {
  /** A column that is longer is cut. */
  private static final int WIDEST = 60;

  private static final String GAP = "  ";

  private Tables() {}

  /** Lines of a value that {@link net.herald.json.JsonReader} read. */
  static List<String> of(Object json) {
    var lines = new ArrayList<String>();
    switch (json) {
      case List<?> list when list.isEmpty() -> lines.add("(none)");
      case List<?> list when list.stream().allMatch(Tables::isFlat) -> lines.addAll(flat(list));
      case List<?> list -> list.forEach(each -> section(title(each), each, lines));
      case Map<?, ?> map when isFlat(map) -> pairs(map, lines);
      case Map<?, ?> map -> nested(map, lines);
      default -> lines.add(json.toString());
    }
    return lines;
  }

  private static void nested(Map<?, ?> map, List<String> lines) {
    var flat = new LinkedHashMap<String, Object>();
    map.forEach((name, value) -> {
      if (!(value instanceof Map) && !(value instanceof List)) {
        flat.put(name.toString(), value);
      }
    });
    if (!flat.isEmpty()) {
      pairs(flat, lines);
    }
    map.forEach((name, value) -> {
      if (!flat.containsKey(name.toString())) {
        section(name.toString(), value, lines);
      }
    });
  }

  private static void section(String title, Object value, List<String> lines) {
    lines.add("=== " + title + " ===");
    if (value instanceof Map<?, ?> map) {
      var flat = new LinkedHashMap<String, Object>();
      flatten("", map, flat);
      boolean tables = map.size() == 1 && map.values().iterator().next() instanceof List;
      if (tables) {
        lines.addAll(of(map.values().iterator().next()));
      } else {
        pairs(flat, lines);
      }
    } else {
      lines.addAll(of(value));
    }
  }

  /** What tells one object of a list from the others. */
  private static String title(Object value) {
    var flat = new LinkedHashMap<String, Object>();
    if (value instanceof Map<?, ?> map) {
      flatten("", map, flat);
    }
    for (var name : List.of("peer.address", "peer-address", "name", "command")) {
      if (flat.containsKey(name)) {
        return flat.get(name).toString();
      }
    }
    return flat.isEmpty() ? value.toString() : flat.values().iterator().next().toString();
  }

  private static void flatten(String path, Map<?, ?> map, Map<String, Object> out) {
    map.forEach((name, value) -> {
      var longer = path.isEmpty() ? name.toString() : path + "." + name;
      if (value instanceof Map<?, ?> inner) {
        flatten(longer, inner, out);
      } else {
        out.put(longer, value);
      }
    });
  }

  private static boolean isFlat(Object value) {
    return value instanceof Map<?, ?> map
        && map.values().stream()
            .allMatch(v -> !(v instanceof Map) && !(v instanceof List<?> l && nests(l)));
  }

  private static boolean nests(List<?> list) {
    return list.stream().anyMatch(each -> each instanceof Map || each instanceof List);
  }

  private static String cell(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(Tables::cell).collect(Collectors.joining(" "))
        : value.toString();
  }

  private static void pairs(Map<?, ?> map, List<String> lines) {
    int width = map.keySet().stream().mapToInt(name -> name.toString().length()).max().orElse(0);
    map.forEach((name, value) ->
        lines.add((pad(name.toString(), width, false) + GAP + cell(value)).stripTrailing()));
  }

  private static List<String> flat(List<?> list) {
    var heads = new LinkedHashSet<String>();
    list.forEach(each -> ((Map<?, ?>) each).keySet().forEach(name -> heads.add(name.toString())));
    var rows = new ArrayList<List<String>>();
    for (var each : list) {
      var map = (Map<?, ?>) each;
      rows.add(heads.stream().map(h -> map.containsKey(h) ? cell(map.get(h)) : "").toList());
    }
    return table(List.copyOf(heads), rows);
  }

  /** A line of heads and a line each row; columns of numbers stand to the right. */
  static List<String> table(List<String> heads, List<List<String>> rows) {
    var lines = new ArrayList<String>();
    var widths = new int[heads.size()];
    var numbers = new boolean[heads.size()];
    for (int column = 0; column < widths.length; column++) {
      int at = column;
      var cells = rows.stream().map(row -> row.get(at)).toList();
      int widest = cells.stream().mapToInt(String::length).max().orElse(0);
      widths[column] = Math.min(Math.max(heads.get(column).length(), widest), WIDEST);
      numbers[column] = !cells.isEmpty() && cells.stream().allMatch(c -> c.matches("[0-9]*"));
    }
    lines.add(line(heads, widths, numbers));
    rows.forEach(row -> lines.add(line(row, widths, numbers)));
    return lines;
  }

  private static String line(List<String> cells, int[] widths, boolean[] numbers) {
    var line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      line.append(column == 0 ? "" : GAP);
      line.append(pad(cells.get(column), widths[column], numbers[column]));
    }
    return line.toString().stripTrailing();
  }

  private static String pad(String text, int width, boolean right) {
    var cut = text.length() > width ? text.substring(0, width - 1) + "…" : text;
    var blanks = " ".repeat(width - cut.length());
    return right ? blanks + cut : cut + blanks;
  }
}
