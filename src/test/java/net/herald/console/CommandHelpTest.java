package net.herald.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.herald.api.CommandReference;
import net.herald.api.RecordedSpeaker;
import net.herald.control.ControlClient;
import net.herald.control.ControlSocket;
import net.herald.control.Served;
import net.herald.log.Log;
import net.herald.time.Clock;
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

  /** The daemon has a neighbor 192.0.2.1; what it lacks is the file of routes. */
  @Test
  void everyExampleIsUnderstood() throws IOException {
    var path = folder.resolve("s");
    try (var socket =
        ControlSocket.open(
            path, 3, Served.by(new RecordedSpeaker()), Clock.system(), Log.silent())) {
      assertThat(CommandReference.rows())
          .allSatisfy(row -> {
            var example = Examples.of(row);
            if (example.contains(" file ")) {
              return;
            }
            try (var client = ControlClient.socket(socket.path())) {
              var answer = Answer.of(client, example, Duration.ofSeconds(20));
              assertThat(answer.done()).as(example + " " + answer.lines()).isTrue();
            }
          });
    }
  }
}
