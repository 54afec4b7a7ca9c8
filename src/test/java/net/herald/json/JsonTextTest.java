package net.herald.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTextTest {
  private static Map<String, Object> document() {
    var document = new LinkedHashMap<String, Object>();
    document.put("name", "a \"b\"\n\u00e9");
    document.put("numbers", List.of(1, 4_294_967_295L));
    document.put("empty", Map.of());
    document.put("none", List.of());
    document.put("inner", Map.of("yes", true));
    document.put("null", Arrays.asList((Object) null));
    return document;
  }

  @Test
  void onOneLine() {
    assertThat(JsonText.of(document(), 0))
        .isEqualTo(
            "{\"name\":\"a \\\"b\\\"\\n\\u00e9\",\"numbers\":[1,4294967295],\"empty\":{},"
                + "\"none\":[],\"inner\":{\"yes\":true},\"null\":[null]}");
  }

  @Test
  void withALevelALineLower() {
    assertThat(JsonText.of(document(), 2))
        .isEqualTo(
            """
            {
              "name": "a \\"b\\"\\n\\u00e9",
              "numbers": [
                1,
                4294967295
              ],
              "empty": {},
              "none": [],
              "inner": {
                "yes": true
              },
              "null": [
                null
              ]
            }\
            """);
  }

  @Test
  void ofNothingElse() {
    assertThatThrownBy(() -> JsonText.of(List.of(1.5), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
