package net.herald.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The words of JSON Schema (draft 2020-12), as maps, lists and plain values. Whoever writes a value
 * says with these what it looks like.
 *
 * <p>The members of an object may be written in a line, of strings where nothing else is said:
 *
 * <pre>
 *   key#    an integer          key@   a list of lists of integers
 *   key!    a boolean           key*   a list of strings
 *   key?    perhaps not there, behind one of the above
 * </pre>
 */
public final class JsonSchema {
  public static final Map<String, Object> STRING = Map.of("type", "string");
  public static final Map<String, Object> INTEGER = Map.of("type", "integer");
  public static final Map<String, Object> NUMBER = Map.of("type", "number");
  public static final Map<String, Object> BOOLEAN = Map.of("type", "boolean");
  public static final Map<String, Object> NULL = Map.of("type", "null");
  public static final Map<String, Object> STRINGS = list(STRING);
  public static final Map<String, Object> INTEGERS = list(INTEGER);

  private JsonSchema() {}

  /** Names and what they are of, one behind the other. */
  public static Map<String, Object> members(Object... namesAndValues) {
    var members = new LinkedHashMap<String, Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      members.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return members;
  }

  /** Members that are written in a line. */
  public static Map<String, Object> keys(String line) {
    var keys = new LinkedHashMap<String, Object>();
    for (var word : line.split(" ")) {
      var bare = word.replaceFirst("[#@!*]?\\??$", "");
      var optional = word.endsWith("?") ? "?" : "";
      var mark = word.substring(bare.length()).replace("?", "");
      keys.put(
          bare + optional,
          switch (mark) {
            case "#" -> INTEGER;
            case "@" -> list(INTEGERS);
            case "!" -> BOOLEAN;
            case "*" -> STRINGS;
            default -> STRING;
          });
    }
    return keys;
  }

  /** An object with these members and no other; a name that ends in {@code ?} need not be there. */
  public static Map<String, Object> object(Map<String, Object> members) {
    var properties = new LinkedHashMap<String, Object>();
    var required = new ArrayList<String>();
    members.forEach((name, schema) -> {
      boolean optional = name.endsWith("?");
      var bare = optional ? name.substring(0, name.length() - 1) : name;
      properties.put(bare, schema);
      if (!optional) {
        required.add(bare);
      }
    });
    return members(
        "type",
        "object",
        "properties",
        properties,
        "required",
        required,
        "additionalProperties",
        false);
  }

  /** An object whose members are written in a line, and more of them. */
  public static Map<String, Object> object(String line, Object... namesAndValues) {
    var keys = keys(line);
    keys.putAll(members(namesAndValues));
    return object(keys);
  }

  /** The same object, in which there may be members whose names fit a pattern. */
  public static Map<String, Object> with(
      Map<String, Object> object, String pattern, Object members) {
    var schema = new LinkedHashMap<>(object);
    schema.put("patternProperties", Map.of(pattern, members));
    return schema;
  }

  public static Map<String, Object> list(Object items) {
    return members("type", "array", "items", items);
  }

  /** One of these words. */
  public static Map<String, Object> choice(String... words) {
    return members("enum", List.of(words));
  }

  /** This word. */
  public static Map<String, Object> constant(String word) {
    return Map.of("const", word);
  }

  /** One of these kinds. */
  public static Map<String, Object> any(Object... kinds) {
    return Map.of("anyOf", List.of(kinds));
  }

  /** A value of a type, or null. */
  public static Map<String, Object> orNull(String type) {
    return members("type", List.of(type, "null"));
  }
}
