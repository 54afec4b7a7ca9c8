package net.herald.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader by which other tests judge our JSON must itself be strict. */
class StrictJsonTest {

  @Test
  void whatRfc8259Allows() {
    assertThat(StrictJson.parse(" { \"a\" : [ 1, -0.5e+3, \"\\u00e9\\n\\/\" ], \"b\" : {} } "))
        .isEqualTo(
            Map.of(
                "a", List.of(new BigDecimal(1), new BigDecimal("-0.5e+3"), "é\n/"),
                "b", Map.of()));
    assertThat(StrictJson.parse("[true,false,null]")).isEqualTo(Arrays.asList(true, false, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "{", "{}x", "{} {}", "{\"a\"}", "{\"a\":1,}", "[1,]", "{a:1}", "{\"a\":1,\"a\":2}",
            "01",
        "1.", "+1", "NaN", "'a'", "\"a", "\"\\x\"", "\"\n\"", "tru", "[1 2]", "\"\\u12g4\""
      })
  void whatItDoesNot(String text) {
    assertThatThrownBy(() -> StrictJson.parse(text))
        .isInstanceOfAny(AssertionError.class, NumberFormatException.class);
  }
}
