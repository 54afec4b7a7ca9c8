package net.herald.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.herald.bgp.Decimal;
import net.herald.config.KeywordReference.Row;
import net.herald.config.KeywordReference.Table;

/**
 * The sections of a configuration as JSON Schema (draft 7), made of the rows that the reader goes
 * by: a section is an object, a keyword one of its members, a statement that may be repeated a
 * string or several.
 */
public final class ConfigurationSchema {
  private static final String DRAFT = "http://json-schema.org/draft-07/schema#";

  private final Map<String, Table> tables = new LinkedHashMap<>();
  private final Table root;

  private ConfigurationSchema() {
    var all = KeywordReference.tables();
    root = all.getFirst();
    for (var table : all.subList(1, all.size())) {
      // "send or receive" is one table for two words
      for (var name : table.name().split(" or ")) {
        tables.put(name, table);
      }
    }
  }

  /** The names of the sections, from the top of a file inwards. */
  public static List<String> sections() {
    return List.copyOf(new ConfigurationSchema().tables.keySet());
  }

  /** The schema of a file. */
  public static Map<String, Object> ofFile() {
    var schema = new ConfigurationSchema();
    return titled(schema.object(schema.root), "Herald configuration");
  }

  /** The schema of a section; nothing when there is none of that name. */
  public static Optional<Map<String, Object>> of(String section) {
    var schema = new ConfigurationSchema();
    return Optional.ofNullable(schema.tables.get(section))
        .map(table -> titled(schema.object(table), "Herald " + section + " configuration"));
  }

  private static Map<String, Object> titled(Map<String, Object> schema, String title) {
    schema.put("$schema", DRAFT);
    schema.put("title", title);
    return schema;
  }

  private Map<String, Object> object(Table table) {
    var properties = new LinkedHashMap<String, Object>();
    var required = new ArrayList<String>();
    for (var row : table.rows()) {
      properties.put(row.word(), member(row));
      if (row.needed()) {
        required.add(row.word());
      }
    }
    var schema = ShapeSchema.members("type", "object", "properties", properties);
    schema.put("additionalProperties", false);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    return schema;
  }

  private Map<String, Object> member(Row row) {
    List<Object> forms = new ArrayList<>();
    if (row.section()) {
      var table = tables.get(row.word());
      forms.add(table == null ? ShapeSchema.members("type", "object") : object(table));
    }
    if (row.statement()) {
      var one = ShapeSchema.of(row.shape());
      forms.add(one);
      if (row.repeatable() && "string".equals(one.get("type"))) {
        forms.add(ShapeSchema.members("type", "array", "items", one));
      }
    }
    var schema = ShapeSchema.oneOf(forms);
    schema.put("description", row.help());
    absent(schema, row.absent()).ifPresent(value -> schema.put("default", value));
    return schema;
  }

  /** Whether what the absence of a keyword means could as well be written. */
  static boolean isWritable(Row row) {
    return absent(ShapeSchema.of(row.shape()), row.absent()).isPresent();
  }

  /** What absence means, where that is a value that could as well be written. */
  private static Optional<Object> absent(Map<String, Object> schema, String text) {
    var forms = schema.get("oneOf") instanceof List<?> several ? several : List.of(schema);
    for (var form : forms) {
      var found = absentAs((Map<?, ?>) form, text);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Object> absentAs(Map<?, ?> form, String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if ("boolean".equals(form.get("type"))) {
      return Optional.of(text.equals("enable"));
    }
    if (form.get("minimum") instanceof Long least && form.get("maximum") instanceof Long most) {
      long number = Decimal.parse(text, most);
      return number >= least ? Optional.of(number) : Optional.empty();
    }
    if (List.of("integer", "number").contains(String.valueOf(form.get("type")))) {
      long number = Decimal.parse(text, Integer.MAX_VALUE);
      return number >= 0 ? Optional.of(number) : Optional.empty();
    }
    boolean word = form.get("enum") instanceof List<?> words && words.contains(text);
    return word ? Optional.of(text) : Optional.empty();
  }
}
