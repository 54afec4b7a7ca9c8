package net.herald.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a JSON value is as a schema has it: as much of JSON Schema 2020-12, and of draft 7, as
 * our schemas use. A word it does not know is an error, so that a schema never checks less than it
 * says.
 */
public final class SchemaCheck {
  private SchemaCheck() {}

  /** What is wrong with a text; empty when nothing is. */
  public static List<String> faults(String schema, String text) {
    var faults = new ArrayList<String>();
    check(StrictJson.parse(schema), StrictJson.parse(text), "", faults);
    return faults;
  }

  private static void check(
      @Nullable Object schema, @Nullable Object value, String path, List<String> faults) {
    if (schema instanceof Boolean allowed) {
      if (!allowed) {
        faults.add(path + ": not allowed");
      }
      return;
    }
    var words = (Map<?, ?>) schema;
    for (var word : words.entrySet()) {
      switch ((String) word.getKey()) {
        case "$schema",
            "title",
            "description",
            "default",
            "required",
            "additionalProperties",
            "patternProperties" -> {}
        case "type" -> type(word.getValue(), value, path, faults);
        case "const" -> expect(word.getValue().equals(value), path, "is " + value, faults);
        case "enum" ->
            expect(((List<?>) word.getValue()).contains(value), path, "is " + value, faults);
        case "pattern" ->
            expect(
                !(value instanceof String text)
                    || Pattern.compile((String) word.getValue()).matcher(text).find(),
                path,
                "is " + value,
                faults);
        case "items" -> items(word.getValue(), value, path, faults);
        case "properties" -> members(words, value, path, faults);
        case "oneOf" -> oneOf((List<?>) word.getValue(), value, path, faults);
        case "anyOf" -> anyOf((List<?>) word.getValue(), value, path, faults);
        case "minimum" ->
            expect(
                !(value instanceof BigDecimal number)
                    || number.compareTo((BigDecimal) word.getValue()) >= 0,
                path,
                "is " + value,
                faults);
        case "maximum" ->
            expect(
                !(value instanceof BigDecimal number)
                    || number.compareTo((BigDecimal) word.getValue()) <= 0,
                path,
                "is " + value,
                faults);
        default -> throw new IllegalArgumentException("a word nobody knows: " + word.getKey());
      }
    }
    if (!words.containsKey("properties") && words.containsKey("additionalProperties")) {
      members(words, value, path, faults);
    }
  }

  private static void expect(boolean right, String path, String what, List<String> faults) {
    if (!right) {
      faults.add(path + ": " + what);
    }
  }

  private static void type(
      Object wanted, @Nullable Object value, String path, List<String> faults) {
    var types = wanted instanceof List<?> several ? several : List.of(wanted);
    boolean right = types.contains(name(value));
    boolean whole = value instanceof BigDecimal number && number.stripTrailingZeros().scale() <= 0;
    expect(right || whole && types.contains("integer"), path, "is a " + name(value), faults);
  }

  private static String name(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Map<?, ?> _ -> "object";
      case List<?> _ -> "array";
      case String _ -> "string";
      case Boolean _ -> "boolean";
      default -> "number";
    };
  }

  private static void items(
      @Nullable Object schema, @Nullable Object value, String path, List<String> faults) {
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        check(schema, list.get(i), path + "/" + i, faults);
      }
    }
  }

  private static void members(
      Map<?, ?> schema, @Nullable Object object, String path, List<String> faults) {
    if (!(object instanceof Map<?, ?> value)) {
      return; // which its type has told
    }
    var known = schema.get("properties") instanceof Map<?, ?> map ? map : Map.of();
    if (schema.get("required") instanceof List<?> required) {
      required.forEach(name -> expect(value.containsKey(name), path, "lacks " + name, faults));
    }
    var others =
        schema.containsKey("additionalProperties") ? schema.get("additionalProperties") : true;
    value.forEach((name, member) -> {
      var rest = pattern(schema, (String) name, others);
      check(known.containsKey(name) ? known.get(name) : rest, member, path + "/" + name, faults);
    });
  }

  private static @Nullable Object pattern(
      Map<?, ?> schema, String name, @Nullable Object otherwise) {
    if (schema.get("patternProperties") instanceof Map<?, ?> patterns) {
      for (var pattern : patterns.entrySet()) {
        if (Pattern.compile((String) pattern.getKey()).matcher(name).find()) {
          return pattern.getValue();
        }
      }
    }
    return otherwise;
  }

  private static void anyOf(
      List<?> schemas, @Nullable Object value, String path, List<String> faults) {
    for (var schema : schemas) {
      var found = new ArrayList<String>();
      check(schema, value, path, found);
      if (found.isEmpty()) {
        return;
      }
    }
    faults.add(path + ": fits none of the kinds");
  }

  /** Exactly one must fit; the faults of the one that fits best are told. */
  private static void oneOf(
      List<?> schemas, @Nullable Object value, String path, List<String> faults) {
    int fitting = 0;
    List<String> best = List.of();
    for (var schema : schemas) {
      var found = new ArrayList<String>();
      check(schema, value, path, found);
      fitting += found.isEmpty() ? 1 : 0;
      best = best.isEmpty() || found.size() < best.size() ? found : best;
    }
    if (fitting == 0) {
      faults.addAll(best);
    } else if (fitting > 1) {
      faults.add(path + ": fits " + fitting + " of the kinds");
    }
  }
}
