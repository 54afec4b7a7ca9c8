package net.herald.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.herald.event.Dialect;
import net.herald.event.EventSchema;
import org.jspecify.annotations.Nullable;

/** The members of events, read from their schema, for people. */
final class EventMembers {
  /**
   * A member.
   *
   * @param path of names, with dots between
   * @param value what it is
   * @param always whether it is always there
   */
  record Row(String path, String value, boolean always) {}

  /** What the other tables of the page are of. */
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "neighbor.message.update.attribute", "see Attributes",
          "attribute-set.attribute", "as this table has it",
          "neighbor.message.update.announce", "by family, by next hop: list of NLRI, see Routes",
          "neighbor.message.update.withdraw", "by family: list of NLRI, see Routes");

  private static final Map<?, ?> NOTHING = Map.of();

  private final List<Map<?, ?>> events;

  EventMembers(Dialect dialect) {
    events =
        list(EventSchema.document(dialect).get("oneOf")).stream()
            .<Map<?, ?>>map(EventMembers::map)
            .toList();
  }

  /** Every {@code type}, in the order of the schema. */
  Set<String> types() {
    var types = new LinkedHashSet<String>();
    events.forEach(event -> types.add(type(event)));
    return types;
  }

  private static String type(Map<?, ?> event) {
    return String.valueOf(at(event, "properties", "type").get("const"));
  }

  /** The members of a kind of event. */
  List<Row> of(EventExamples.Row row) {
    for (var event : events) {
      var message = at(event, "properties", "neighbor", "properties", "message", "properties");
      boolean counted = at(event, "properties").containsKey("counter");
      if (type(event).equals(row.type())
          && message.containsKey("category") == row.packet()
          && counted == row.counted()) {
        var rows = new ArrayList<Row>();
        members("", event, true, rows);
        return rows;
      }
    }
    throw new IllegalArgumentException(row.type() + " is in no schema");
  }

  /** What an UPDATE says of its routes: the keyword of each attribute, and what is inside. */
  List<Row> attributes() {
    var rows = new ArrayList<Row>();
    at(update(), "attribute", "properties")
        .forEach((name, schema) -> {
          var inner = at(map(schema), "properties");
          rows.add(new Row(name.toString(), inner.isEmpty() ? value(schema) : "object", false));
          inner.forEach((member, value) -> {
            var path = name + "." + member;
            rows.add(new Row(path, ELSEWHERE.getOrDefault(path, value(value)), false));
          });
        });
    return rows;
  }

  /** What a withdrawn NLRI is in each family; an announced one is the same. */
  List<Row> routes() {
    var rows = new ArrayList<Row>();
    at(update(), "withdraw", "properties")
        .forEach((family, schema) ->
            rows.add(new Row(family.toString(), value(map(schema).get("items")), false)));
    return rows;
  }

  private Map<?, ?> update() {
    var names = List.of("properties", "neighbor", "properties", "message", "properties", "update");
    for (var event : events) {
      var update = at(event, names.toArray(String[]::new));
      if (!update.isEmpty()) {
        return at(update, "properties");
      }
    }
    return NOTHING;
  }

  private static void members(String path, Map<?, ?> object, boolean always, List<Row> rows) {
    var required = list(object.get("required"));
    at(object, "properties")
        .forEach((name, schema) -> {
          var longer = path.isEmpty() ? name.toString() : path + "." + name;
          boolean there = always && required.contains(name);
          var inner = map(schema);
          if (inner.containsKey("properties") && !ELSEWHERE.containsKey(longer)) {
            if (!there) {
              rows.add(new Row(longer, "object", false));
            }
            members(longer, inner, true, rows);
          } else {
            rows.add(new Row(longer, ELSEWHERE.getOrDefault(longer, value(schema)), there));
          }
        });
  }

  /** A value in words. */
  private static String value(@Nullable Object schema) {
    var words = map(schema);
    if (words.containsKey("const")) {
      return "\"" + words.get("const") + "\"";
    }
    if (words.containsKey("enum")) {
      return joined(", ", list(words.get("enum")).stream().map(w -> "\"" + w + "\"").toList());
    }
    if (words.containsKey("anyOf")) {
      return joined(" or ", list(words.get("anyOf")).stream().map(EventMembers::value).toList());
    }
    var patterns = map(words.get("patternProperties")).values();
    if (at(words, "properties").isEmpty() && !patterns.isEmpty()) {
      return "by name: " + joined(" or ", patterns.stream().map(EventMembers::value).toList());
    }
    if (words.containsKey("properties")) {
      return shape(words);
    }
    if (words.containsKey("items")) {
      return "list of " + value(words.get("items"));
    }
    if (String.valueOf(words.get("pattern")).startsWith("^0x")) {
      return "octets: \"0x…\"";
    }
    if (!map(words.get("additionalProperties")).isEmpty()) {
      return "by name: " + value(words.get("additionalProperties"));
    }
    return words.get("type") instanceof List<?> types
        ? joined(" or ", types.stream().map(Object::toString).toList())
        : words.isEmpty() ? "any" : String.valueOf(words.get("type"));
  }

  /** An object on one line. */
  private static String shape(Map<?, ?> object) {
    var required = list(object.get("required"));
    var members = new ArrayList<String>();
    at(object, "properties")
        .forEach((name, schema) ->
            members.add(name + (required.contains(name) ? "" : "?") + ": " + value(schema)));
    return "{ " + joined(", ", members) + " }";
  }

  private static String joined(String between, List<String> words) {
    return String.join(between, new LinkedHashSet<>(words));
  }

  private static Map<?, ?> at(Map<?, ?> schema, String... names) {
    Map<?, ?> found = schema;
    for (var name : names) {
      found = map(found.get(name));
    }
    return found;
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : NOTHING;
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }
}
