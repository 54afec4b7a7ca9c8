package net.herald.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.herald.api.CommandReference;
import net.herald.api.RecordedSpeaker;
import net.herald.control.ControlClient;
import net.herald.control.Served;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CommandHelpTest {
  @TempDir Path folder;

  @Test
  void aCommandIsExplainedWithAnExample() {
    assertThat(CommandHelp.about(List.of("daemon", "reload")))
        .containsExactly(
            "daemon reload",
            "reload",
            "    reads the configuration anew",
            "    example: daemon reload");
    assertThat(CommandHelp.about(List.of("announce", "eor")))
        .contains("    example: peer 192.0.2.1 announce eor ipv4 unicast");
    assertThat(CommandHelp.about(List.of("telepathy"))).isEmpty();
  }

  /** Two need something else: a file of routes, the beginning of a group. */
  @Test
  void everyExampleIsUnderstood() throws IOException {
    var path = folder.resolve("s");
    var rows = CommandReference.rows();
    // one that left may still be counted when the next one comes
    try (var socket = Served.at(path, rows.size(), new RecordedSpeaker())) {
      var refused = new ArrayList<String>();
      for (var row : rows) {
        var example = Examples.of(row);
        boolean needs = example.contains("announce file") || example.equals("group end");
        try (var client = ControlClient.socket(socket.path())) {
          var answer = Answer.of(client, example, Duration.ofSeconds(20));
          if (!answer.done() && !needs) {
            refused.add(example + " " + answer.lines());
          }
        }
      }
      assertThat(refused).isEmpty();
    }
  }
}
