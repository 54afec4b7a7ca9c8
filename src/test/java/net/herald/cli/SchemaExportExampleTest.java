package net.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.herald.event.Dialect;
import net.herald.event.EventSchema;
import net.herald.json.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of configurations to other programs: schemas, JSON, a commented example. */
class SchemaExportExampleTest {
  private static final Path GOLDEN = Path.of("src/test/resources/net/herald/cli");

  @TempDir Path folder;

  @Test
  void aSectionOnOneLine() {
    var run = CommandLine.run("schema", "export", "process", "--compact");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith(
            "{\"type\":\"object\",\"properties\":{\"run\":{\"type\":\"string\",\"description\":")
        .contains("\"respawn\":{\"type\":\"boolean\",", "\"default\":true}")
        .contains("\"additionalProperties\":false,\"required\":[\"run\"]")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "export", "export neighbor", "neighbor", "commands", "events"})
  void eachIsOneJsonValue(String words) {
    var run = CommandLine.run(("schema " + words).strip().split(" "));
    assertThat(run.err()).isEmpty();
    assertThat(StrictJson.object(run.out())).containsKeys("$schema", "title");
  }

  @Test
  void eventsOfEachVersion() {
    for (var version : new String[] {"6.0.0", "5.0.0", "4.0.1"}) {
      var run = CommandLine.run("schema", "export", "events-" + version);
      assertThat(run.out()).contains("\"const\": \"" + version + "\"");
    }
    assertThat(StrictJson.parse(CommandLine.run("schema", "events").out()))
        .isEqualTo(StrictJson.parse(EventSchema.of(Dialect.JSON_6)));
  }

  @Test
  void aSectionThatIsNotThere() {
    var run = CommandLine.run("schema", "export", "foo");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("Unknown section: foo\nAvailable sections: ")
        .contains("neighbor", "process", "commands", "events-4.0.1");
    assertThat(CommandLine.run("schema", "import", "neighbor").code()).isEqualTo(2);
  }

  @Test
  void aConfigurationAsJson() throws IOException {
    var run = CommandLine.run("configuration", "export", GOLDEN.resolve("export.conf").toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).isEqualTo(Files.readString(GOLDEN.resolve("export.json")));
    assertThat(run.code()).isZero();
  }

  @Test
  void intoAFileWithAnotherIndent() throws IOException {
    var file = folder.resolve("out.json");
    var conf = GOLDEN.resolve("export.conf").toString();
    var run = CommandLine.run("configuration", "export", "-o", "" + file, "-i", "0", conf);
    assertThat(run.code()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(Files.readString(file)).startsWith("{\"neighbors\":{\"neighbor 192.0.2.1 ");
  }

  @Test
  void notOfAFileThatIsNoneOrWrong() throws IOException {
    assertThat(CommandLine.run("configuration", "export", "/nonexistent").code()).isEqualTo(1);
    var wrong = Files.writeString(folder.resolve("wrong.conf"), "neighbor 1.2.3.4 { }\n");
    var run = CommandLine.run("configuration", "export", wrong.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("wrong.conf:1:1: error: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " full", " neighbor"})
  void theExampleIsValid(String which) throws IOException {
    var run = CommandLine.run(("configuration example" + which).split(" "));
    assertThat(run.code()).isZero();
    var file = Files.writeString(folder.resolve("example.conf"), run.out());
    var check = CommandLine.run("validate", "-nr", file.toString());
    assertThat(check.code()).as(check.err()).isZero();
  }

  @Test
  void anExampleOfNothingElse() {
    assertThat(CommandLine.run("configuration", "example", "process").code()).isEqualTo(2);
  }
}
