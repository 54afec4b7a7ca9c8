package net.herald.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import net.herald.api.CommandSchema;
import net.herald.config.ConfigurationSchema;
import net.herald.event.Dialect;
import net.herald.event.EventSchema;
import net.herald.json.JsonText;

/** Shows what programs may rely on, as JSON Schema: the configuration, commands, events. */
final class SchemaCommand implements Subcommand.Action {
  private static final String EXPORT = "export";
  private static final int INDENT = 2;

  /** What is not a section of the configuration; made when asked, for it costs other starts. */
  private static Map<String, Supplier<Map<String, Object>>> others() {
    var others = new LinkedHashMap<String, Supplier<Map<String, Object>>>();
    others.put("commands", CommandSchema::document);
    others.put("events", () -> EventSchema.document(Dialect.JSON_6));
    for (var dialect : Dialect.values()) {
      if (dialect != Dialect.TEXT_4) {
        others.put("events-" + dialect.version(), () -> EventSchema.document(dialect));
      }
    }
    return others;
  }

  @Override
  public Options options() {
    return new Options()
        .flag('\0', "compact", "on one line, without blanks")
        .words("[export] [SECTION | commands | events]", 0, 2, "of what (the whole configuration)");
  }

  @Override
  public int run(Call call) {
    var words = new ArrayList<>(call.given().words());
    if (!words.isEmpty() && words.getFirst().equals(EXPORT)) {
      words.removeFirst();
    }
    if (words.size() > 1) {
      throw new UsageFault("not understood: " + words.get(1));
    }
    var name = words.isEmpty() ? "" : words.getFirst();
    var other = others().get(name);
    var schema =
        name.isEmpty()
            ? ConfigurationSchema.ofFile()
            : other != null ? other.get() : ConfigurationSchema.of(name).orElse(null);
    if (schema == null) {
      var all = new ArrayList<>(ConfigurationSchema.sections());
      all.addAll(others().keySet());
      call.err().print("Unknown section: " + name + "\n");
      call.err().print("Available sections: " + String.join(", ", all) + "\n");
      return Main.FAILED;
    }
    call.out().print(JsonText.of(schema, call.given().has("compact") ? 0 : INDENT) + "\n");
    return 0;
  }
}
