package net.herald.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonWriterTest {

  @Test
  void objectsAndArraysAreSpacedAsExabgpDoes() {
    var out = new JsonWriter().beginObject().member("a", 1).member("b", "x").member("c", true);
    out.name("d").beginArray().value(1).value(2).endArray();
    out.name("e").beginTightObject().member("f", -5).endObject();
    out.name("g").beginTightArray().value("h").nil().number("1.5").endArray().endObject();
    assertThat(out)
        .hasToString(
            "{ \"a\": 1, \"b\": \"x\", \"c\": true, \"d\": [ 1, 2 ], \"e\": {\"f\": -5},"
                + " \"g\": [\"h\", null, 1.5] }");
  }

  @Test
  void everyCharacterIsEscapedToAscii() {
    assertThat(new JsonWriter().value("\"\\\b\f\n\r\t\u0000\u001f\u007fé😀\u2028"))
        .hasToString(
            "\"\\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u001f\\u007f\\u00e9\\ud83d\\ude00\\u2028\"");
  }

  @Test
  void numbersAreWrittenWhole() {
    assertThat(
            new JsonWriter()
                .beginTightArray()
                .value(0)
                .value(9)
                .value(10)
                .value(Long.MAX_VALUE)
                .value(Long.MIN_VALUE)
                .unsigned(-1L)
                .endArray())
        .hasToString("[0, 9, 10, 9223372036854775807, -9223372036854775808, 18446744073709551615]");
  }

  @Test
  void aWriterIsUsedAgain() {
    var out = new JsonWriter().beginArray().value("x".repeat(2000));
    out.clear();
    assertThat(out.beginObject().member("a", 1).endObject()).hasToString("{ \"a\": 1 }");
    assertThat(out.toBytes()).hasSize(out.size());
  }
}
