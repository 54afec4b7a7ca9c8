package net.herald.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.herald.json.SchemaCheck;
import net.herald.json.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The schemas of events. That every event of the tests is as they say is checked where its line is
 * made, in {@link EventScenes}.
 */
class EventSchemaTest {
  /** Set by who wants the files written anew. */
  private static final boolean WRITE = System.getenv("HERALD_WRITE") != null;

  @ParameterizedTest
  @EnumSource(names = {"JSON_6", "JSON_5", "JSON_4"})
  void theFilesOfTheDocumentationAreWhatTheCodeSays(Dialect dialect) throws IOException {
    var file = Path.of("docs/schema/events-" + dialect.version() + ".json");
    var schema = EventSchema.of(dialect) + "\n";
    if (WRITE) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, schema);
    }
    assertThat(file).as("written anew by a run with HERALD_WRITE=1").hasContent(schema);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "`type`: `fsm`|`type`: `fms`|/type: is fms",
        "`IDLE`|`DIZZY`|/neighbor/state: is DIZZY",
        "`counter`: 7, |``|: lacks counter",
        "`peer`: `127.0.0.2`|`peer`: 5|/neighbor/address/peer: is a number",
        "`6.0.0`|`4.0.1`|/exabgp: is 4.0.1",
      })
  void anEventThatIsOtherwiseDoesNotFit(String part, String instead, String fault) {
    var line =
        EventScenes.line(
            EventScenes.encoder(Dialect.JSON_6),
            new ApiEvent.FsmChange(EventScenes.NEIGHBOR, net.herald.bgp.fsm.State.Idle.INITIAL),
            EventEncoder.Content.PARSED,
            false);
    var wrong = line.replace(part.replace('`', '"'), instead.replace("``", "").replace('`', '"'));
    assertThat(wrong).isNotEqualTo(line);
    assertThat(SchemaCheck.faults(EventSchema.of(Dialect.JSON_6), wrong)).contains(fault);
  }

  @Test
  void textHasNone() {
    assertThatThrownBy(() -> EventSchema.of(Dialect.TEXT_4))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSchemaIsOneJsonValue() {
    assertThat(StrictJson.object(EventSchema.of(Dialect.JSON_4))).containsKeys("$schema", "oneOf");
  }
}
