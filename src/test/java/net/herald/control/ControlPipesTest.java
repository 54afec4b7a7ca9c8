package net.herald.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import net.herald.api.RecordedSpeaker;
import net.herald.log.Log;
import net.herald.posix.Fifo;
import net.herald.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients of the named pipes of a daemon. */
@Timeout(60)
class ControlPipesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  void oneClientAfterTheOtherIsAnswered() throws IOException {
    var pipes = new Places.Pipes(folder.resolve("h.in"), folder.resolve("h.out"));
    Fifo.make(pipes.in(), 0600);
    Fifo.make(pipes.out(), 0600);
    ControlPipes.open(pipes, Served.by(new RecordedSpeaker()), Clock.system(), Log.silent());
    try (var client = ControlClient.pipes(pipes)) {
      for (int i = 0; i < 3; i++) {
        client.say("session ping");
        assertThat(client.hear(PATIENCE)).contains("pong");
        assertThat(client.hear(PATIENCE)).isEqualTo("done");
      }
      client.say("nonsense");
      assertThat(client.hear(PATIENCE)).startsWith("error: unknown command 'nonsense'");
      assertThat(client.hear(PATIENCE)).isEqualTo("error");
    }
  }
}
