package net.herald.api;

import static org.assertj.core.api.Assertions.assertThat;

import net.herald.json.JsonText;
import net.herald.json.SchemaCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandSchemaTest {
  private static final String SCHEMA = JsonText.of(CommandSchema.document(), 0);

  private static String fault(String command) {
    return String.join(",", SchemaCheck.faults(SCHEMA, "\"" + command + "\""));
  }

  @Test
  void everySpellingFits() {
    for (var row : CommandReference.rows()) {
      for (var spelling : row.spellings()) {
        var command = spelling.replace("SELECTOR", "192.0.2.1").replaceAll("\\|[a-z-]+", "");
        assertThat(fault(command + " WORD")).as(command).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "neighbor 192.0.2.1, neighbor 192.0.2.2 local-as 65001 announce route 10.0.0.0/8",
        "peer * announce route 10.0.0.0/8 next-hop self",
        "show neighbor summary"
      })
  void whatProgramsWriteFits(String command) {
    assertThat(fault(command)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"anounce route 10.0.0.0/8", "announce routes", "please announce route"})
  void whatIsNoCommandDoesNot(String command) {
    assertThat(fault(command)).isEqualTo(": fits none of the kinds");
  }
}
