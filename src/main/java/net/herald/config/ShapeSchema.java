package net.herald.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The shape of what follows a keyword, which is written for people, as JSON Schema: alternatives
 * between {@code |}, of which each is a range of numbers, a list in brackets, a word to be written
 * as it stands, or, in capitals, some text.
 */
final class ShapeSchema {
  private static final Map<String, Object> BOOLEAN = Map.of("type", "boolean");
  private static final Map<String, Object> STRING = Map.of("type", "string");
  private static final Map<String, Object> STRINGS =
      new TreeMap<>(Map.of("items", STRING, "type", "array"));
  private static final Map<String, String> UNBOUNDED =
      Map.of("NUMBER", "integer", "N", "integer", "SECONDS", "number");
  private static final Pattern NUMBERS = Pattern.compile("(\\d+)(?:-(\\d+))?");
  private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9./-]*");

  private final List<String> words = new ArrayList<>();
  private final List<Object> numbers = new ArrayList<>();
  private boolean bool;
  private boolean text;
  private boolean list;

  private ShapeSchema(String shape) {
    for (String alternative : shape.split(" \\| ")) {
      add(alternative.strip());
    }
  }

  /** The schema of a value of this shape; a keyword without value is a flag. */
  static Map<String, Object> of(String shape) {
    return shape.isEmpty() ? new LinkedHashMap<>(BOOLEAN) : new ShapeSchema(shape).schema();
  }

  private void add(String alternative) {
    var range = NUMBERS.matcher(alternative);
    if (alternative.equals("BOOLEAN")) {
      bool = true;
    } else if (UNBOUNDED.containsKey(alternative)) {
      numbers.add(members("type", UNBOUNDED.get(alternative)));
    } else if (range.matches()) {
      long least = Long.parseLong(range.group(1));
      long most = range.group(2) == null ? least : Long.parseLong(range.group(2));
      numbers.add(members("type", "integer", "minimum", least, "maximum", most));
    } else if (alternative.startsWith("[ ") && alternative.endsWith(" ]")) {
      list = true;
    } else if (WORD.matcher(alternative).matches()) {
      words.add(alternative);
    } else {
      text = true;
    }
  }

  private Map<String, Object> schema() {
    List<Object> all = new ArrayList<>(numbers);
    if (bool) {
      all.add(BOOLEAN);
    }
    if (text) {
      all.add(STRING);
    } else if (!words.isEmpty()) {
      all.add(members("type", "string", "enum", List.copyOf(words)));
    }
    if (list) {
      all.add(STRINGS);
    }
    return oneOf(all);
  }

  /** One of these schemas, of which no value fits two. */
  static Map<String, Object> oneOf(List<Object> schemas) {
    if (schemas.size() > 1) {
      return members("oneOf", schemas);
    }
    Map<String, Object> only = new LinkedHashMap<>();
    ((Map<?, ?>) schemas.getFirst()).forEach((name, value) -> only.put((String) name, value));
    return only;
  }

  /** A map of names and values in turn. */
  static Map<String, Object> members(Object... namesAndValues) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      members.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return members;
  }
}
