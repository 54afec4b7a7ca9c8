package net.herald.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.herald.log.Log;
import net.herald.time.ManualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code commands.txt}: what each command does, and how it is answered. */
class CommandsTest {

  /** A command in one version, as written in the file. */
  record Example(int version, String command, List<String> effects, List<String> answers) {
    @Override
    public String toString() {
      return version + "> " + command;
    }
  }

  static Stream<Example> examples() throws IOException {
    var examples = new ArrayList<Example>();
    try (InputStream in = CommandsTest.class.getResourceAsStream("commands.txt")) {
      var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
      List<Example> open = List.of();
      for (var line : text.lines().toList()) {
        if (line.matches("4?6?> .*|4?6?>")) {
          open = open(line);
          examples.addAll(open);
        } else if (line.startsWith("  < ") || line.equals("  <")) {
          open.forEach(e -> e.answers.add(line.substring(Math.min(4, line.length()))));
        } else if (line.startsWith("  ")) {
          open.forEach(e -> e.effects.add(line.substring(2)));
        } else {
          assertThat(line).as("a line of commands.txt").matches("(#.*)?");
        }
      }
    }
    return examples.stream();
  }

  private static List<Example> open(String line) {
    int end = line.indexOf('>');
    var command = line.substring(Math.min(end + 2, line.length()));
    return line.substring(0, end)
        .chars()
        .mapToObj(v -> new Example(v - '0', command, new ArrayList<>(), new ArrayList<>()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void commandAndEffectAndAnswer(Example example) {
    var scene = new CommandScene(example.version);
    var answers = scene.say(example.command);
    assertThat(answers).isEqualTo(resolved(example));
    assertThat(scene.speaker().effects()).isEqualTo(example.effects);
  }

  /** {@code = command} stands for the answers to that command. */
  private static List<String> resolved(Example example) {
    if (example.answers.isEmpty() || !example.answers.getFirst().startsWith("= ")) {
      return example.answers;
    }
    return new CommandScene(example.version).say(example.answers.getFirst().substring(2));
  }

  @Test
  void everyRowHasAnExampleInEachSpelling() throws IOException {
    var missing = new TreeSet<String>();
    var said = examples().map(Example::command).toList();
    for (var row : Commands.TABLE) {
      for (var spelling : row.spellings()) {
        var pattern =
            spelling.replaceAll("(\\w+(?:\\|\\w+)+)", "(?:$1)").replace("SELECTOR", "\\S.*");
        if (said.stream().noneMatch(c -> c.matches(pattern + "( .*)?"))) {
          missing.add(spelling);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void twoRowsOfOneSpellingAreRefused() {
    var row = Commands.TABLE.getFirst();
    assertThatThrownBy(() -> new CommandTree(List.of(row, row)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("two rows for");
  }

  @Test
  void helpNamesEveryCommand() {
    var text = String.join("\n", new CommandScene(4).say("help"));
    for (var row : Commands.TABLE) {
      assertThat(text).contains(row.name());
    }
    assertThat(text)
        .contains("\n[peer <ip> [filters]] announce eor [AFI SAFI]\n")
        .contains("\ndaemon shutdown \n")
        .endsWith("\ndone");
    var json = new CommandScene(6).say("system help");
    assertThat(json).hasSize(2).last().isEqualTo("done");
    assertThat(json.getFirst())
        .startsWith(
            "{\"description\": \"Available API commands (v6 format)\", \"peer_filters\":"
                + " [\"local-ip\", \"local-as\", \"peer-as\", \"router-id\"], \"commands\": [{")
        .contains(
            "{\"command\": \"teardown\", \"neighbor_support\": true, \"json_support\": true,"
                + " \"options\": [\"SUBCODE [TEXT]\"],");
  }

  @Test
  void thereIsNoCommandThatBreaksTheDaemon() {
    assertThat(new CommandScene(6).say("system crash"))
        .containsExactly(
            "error: unknown command 'crash' (expected api, help, queue-status, version) at"
                + " character 8",
            "error");
  }

  @Test
  void uptimeIsTold() {
    var clock = new ManualClock();
    var scene = new CommandScene(4, clock, Log.silent());
    clock.advance(Duration.ofSeconds(3 * 3600 + 25 * 60 + 7));
    assertThat(scene.say("status")).contains("Uptime: 3h 25m 7s");
    assertThat(scene.say("status json").getFirst()).contains("\"uptime\": 12307,");
  }
}
