package net.herald.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check of schemas itself. */
class SchemaCheckTest {
  private static final String SCHEMA =
      """
      {"oneOf": [
        {"type": "object", "properties": {"a": {"const": "x"}, "n": {"type": ["integer", "null"]}},
         "required": ["a"], "additionalProperties": false},
        {"type": "object", "properties": {"a": {"enum": ["y", "z"]},
         "l": {"type": "array", "items": {"type": "string", "pattern": "^0x"}},
         "m": {"type": "object", "additionalProperties": {"type": "boolean"}}},
         "required": ["a", "l"], "additionalProperties": false}]}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'a': 'x', 'n': 5}|[]",
        "{'a': 'x', 'n': null}|[]",
        "{'a': 'y', 'l': ['0x1'], 'm': {'q': true}}|[]",
        "{'a': 'x', 'n': 5.5}|[/n: is a number]",
        "{'a': 'x', 'b': 1}|[/b: not allowed]",
        "{'a': 'y', 'l': ['1']}|[/l/0: is 1]",
        "{'a': 'y', 'l': [], 'm': {'q': 0}}|[/m/q: is a number]",
        "{'a': 'z'}|[/a: is z]",
      })
  void findsWhatIsWrong(String text, String faults) {
    assertThat(SchemaCheck.faults(SCHEMA, text.replace('\'', '"'))).hasToString(faults);
  }

  @Test
  void refusesAWordItDoesNotKnow() {
    assertThatThrownBy(() -> SchemaCheck.faults("{\"multipleOf\": 3}", "2"))
        .hasMessageContaining("multipleOf");
  }
}
