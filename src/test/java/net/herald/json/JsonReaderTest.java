package net.herald.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

  @Test
  void everyKindOfValue() throws Exception {
    assertThat(
            JsonReader.read(
                "{ \"a\": [1, -2, 2.5, 1e3, true, false], \"b\": {}, \"c\": [], \"d\": \"x\" } "))
        .isEqualTo(
            Map.of(
                "a", List.of(1L, -2L, 2.5, 1000.0, true, false),
                "b", Map.of(),
                "c", List.of(),
                "d", "x"));
    assertThat(JsonReader.read("null")).isSameAs(JsonReader.NULL).hasToString("");
  }

  @Test
  void whatTheWriterEscapesIsReadBack() throws Exception {
    var text = "quote \" backslash \\ slash / control \u0001\t\n e acute \u00e9 \ud83d\ude00";
    assertThat(JsonReader.read(new JsonWriter().value(text).toString())).isEqualTo(text);
    assertThat(JsonReader.read("\"\\/\\b\\f\"")).isEqualTo("/\b\f");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[1,",
        "{\"a\"}",
        "{a: 1}",
        "[1 2]",
        "tru",
        "1x",
        "\"",
        "\"\\q\"",
        "\"\\u12g4\"",
        "1 2",
        "-"
      })
  void whatIsNoJsonIsRefused(String text) {
    assertThatThrownBy(() -> JsonReader.read(text))
        .isInstanceOf(JsonReader.Malformed.class)
        .hasMessageStartingWith("no JSON at character ");
  }

  @Test
  void nothingIsNestedWithoutEnd() {
    assertThatThrownBy(() -> JsonReader.read("[".repeat(100_000)))
        .isInstanceOf(JsonReader.Malformed.class);
  }
}
