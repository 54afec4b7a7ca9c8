package net.herald.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The commands as JSON Schema (draft 7): a command is a string, and begins with the words of one of
 * the rows. What follows them is told for people.
 */
public final class CommandSchema {
  private CommandSchema() {}

  /** The schema, of maps, lists and strings. */
  public static Map<String, Object> document() {
    List<Object> commands = new ArrayList<>();
    for (var row : CommandReference.rows()) {
      var command = new LinkedHashMap<String, Object>();
      var first = row.spellings().getFirst();
      command.put("title", row.arguments().isEmpty() ? first : first + " " + row.arguments());
      command.put("description", row.help());
      command.put("type", "string");
      var patterns = row.spellings().stream().map(CommandSchema::pattern).toList();
      command.put("pattern", "^(" + String.join("|", patterns) + ")(\\s|$)");
      commands.add(command);
    }
    var schema = new LinkedHashMap<String, Object>();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.put("title", "Commands of Herald");
    schema.put("anyOf", commands);
    return schema;
  }

  private static String pattern(String spelling) {
    List<String> words = new ArrayList<>();
    for (var word : spelling.split(" ")) {
      var either = List.of(word.split("\\|")).stream().map(CommandSchema::literal).toList();
      words.add(
          word.equals(CommandTree.SELECTOR)
              ? "\\S.*"
              : either.size() == 1 ? either.getFirst() : "(" + String.join("|", either) + ")");
    }
    return String.join("\\s+", words);
  }

  /** A word as it stands, in a pattern of ECMA 262. */
  private static String literal(String word) {
    return Pattern.compile("[^A-Za-z0-9-]").matcher(word).replaceAll("\\\\$0");
  }
}
