package net.herald.interop;

import static net.herald.interop.Daemons.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import net.herald.control.ControlClient;
import net.herald.lab.Await;
import net.herald.lab.Ports;
import net.herald.lab.RecordingPeer;
import net.herald.lab.Workshop;
import net.herald.lab.WorkshopExtension;
import net.herald.posix.Fifo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The named pipes of a real daemon, and a client of them that opens its end and never reads. */
@ExtendWith(WorkshopExtension.class)
class PipesOfTheProgramTest {
  private final int port = Ports.free();

  private static void answers(Path socket, int commands) throws IOException {
    try (var client = ControlClient.socket(socket)) {
      for (int i = 0; i < commands; i++) {
        client.say("session ping");
        assertThat(client.hear(LIMIT)).contains("pong");
        assertThat(client.hear(LIMIT)).isEqualTo("done");
      }
    }
  }

  private static void say(Path run, String text) throws IOException {
    Files.writeString(run.resolve("h.in"), text, StandardOpenOption.WRITE);
  }

  @Test
  void aClientThatNeverReadsHoldsNobody(Workshop workshop) throws Exception {
    var run = workshop.folder("run");
    Fifo.make(run.resolve("h.in"), 0600);
    Fifo.make(run.resolve("h.out"), 0600);
    var socket = workshop.file("herald.sock");
    var environment =
        Map.of(
            "EXABGP_ROOT", workshop.file("").toString(),
            "exabgp_api_cli", "true",
            "exabgp_api_pipename", "h",
            "exabgp_api_socketpath", socket.toString(),
            "HERALD_JAVA_OPTS", "-Xmx64m");
    var peer = workshop.closing(new RecordingPeer(port));
    var configuration = workshop.write("herald.conf", Daemons.configuration(port, "", List.of()));
    Daemons.start(workshop, environment, configuration.toString());
    var session = peer.session(0);
    session.awaitMessage("UPDATE 00000000");
    Await.until("the socket", LIMIT, () -> Files.exists(socket));
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            workshop.closing(new FileInputStream(run.resolve("h.out").toFile()));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });

    say(run, "nonsense\n".repeat(20_000));
    answers(socket, 10);
    say(run, "announce route 10.8.0.0/16 next-hop self\n");
    Await.until(
        "the route",
        LIMIT,
        () -> session.messages().stream().anyMatch(message -> message.endsWith("100A08")));
    answers(socket, 1);
    assertThat(peer.sessions()).isOne();
  }
}
