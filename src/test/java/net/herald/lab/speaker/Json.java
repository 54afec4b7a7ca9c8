package net.herald.lab.speaker;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what programs answer in JSON. */
final class Json {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private Json() {}

  static JsonNode parse(String text) {
    return MAPPER.readTree(text);
  }

  /** The elements of an array, or the values of an object. */
  static List<JsonNode> each(JsonNode node) {
    return StreamSupport.stream(node.spliterator(), false).toList();
  }

  /** The texts of the elements of an array, with blanks between them. */
  static String words(JsonNode array) {
    return each(array).stream().map(JsonNode::asString).collect(Collectors.joining(" "));
  }
}
