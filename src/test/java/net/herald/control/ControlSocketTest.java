package net.herald.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.herald.api.RecordedSpeaker;
import net.herald.event.ApiEvent;
import net.herald.lab.Await;
import net.herald.time.ManualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients of the Unix socket of a daemon. */
@Timeout(60)
class ControlSocketTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String A = "announce route 10.0.0.0/24 next-hop 192.0.2.9";

  @TempDir Path folder;
  private final RecordedSpeaker speaker = new RecordedSpeaker();
  private Path path;
  private ControlSocket socket;

  @BeforeEach
  void open() throws IOException {
    path = folder.resolve("run/herald.sock");
    socket = another(path);
  }

  private ControlSocket another(Path where) throws IOException {
    return Served.at(where, 3, speaker);
  }

  @AfterEach
  void close() throws IOException {
    socket.close();
  }

  private static List<String> ask(ControlClient client, String command) throws IOException {
    client.say(command);
    var lines = new ArrayList<String>();
    do {
      var line = client.hear(PATIENCE);
      assertThat(line).as("an answer to " + command).isNotNull();
      lines.add(line);
    } while (!List.of("done", "error").contains(lines.getLast()));
    return lines;
  }

  @Test
  void commandsAreAnsweredAndNeighborsOfNoProcessAreTheOperators() throws IOException {
    try (var client = ControlClient.socket(path)) {
      assertThat(ask(client, A)).containsExactly("done");
      assertThat(ask(client, "announce rout"))
          .containsExactly(
              "error: unknown command 'rout' (did you mean 'route'?) at character 10", "error");
      assertThat(ask(client, "peer 2001:db8::5 teardown 2")).containsExactly("done");
    }
    assertThat(speaker.effects())
        .containsExactly(
            "65002 65003 65004: +10.0.0.0/24 next-hop 192.0.2.9",
            "65005: stop 6/2 again notification sent (6,2)");
  }

  @Test
  void onlyTheUserAndTheGroupOfTheDaemonGetIn() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-rw----");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path.getParent())))
        .isEqualTo("rwxr-x---");
    try (var files = Files.list(path.getParent())) {
      assertThat(files).containsExactly(path);
    }
  }

  @Test
  void eachClientGetsTheAnswersToItsOwnCommands() throws IOException {
    try (var one = ControlClient.socket(path);
        var two = ControlClient.socket(path)) {
      one.say("session ack disable");
      assertThat(one.hear(PATIENCE)).isEqualTo("done");
      for (int i = 0; i < 50; i++) {
        one.say("system version");
        two.say("session ping");
      }
      for (int i = 0; i < 50; i++) {
        assertThat(one.hear(PATIENCE)).contains("application");
        assertThat(two.hear(PATIENCE)).contains("pong");
        assertThat(two.hear(PATIENCE)).isEqualTo("done");
      }
    }
  }

  @Test
  void aClientThatNeverReadsHoldsNobody() throws IOException {
    try (var silent = SocketChannel.open(UnixDomainSocketAddress.of(path));
        var client = ControlClient.socket(path)) {
      silent.configureBlocking(false);
      var flood = ByteBuffer.wrap("system help\n".repeat(1000).getBytes(StandardCharsets.US_ASCII));
      for (int refused = 0; refused < 3; ) {
        flood.rewind();
        refused = silent.write(flood) == 0 ? refused + 1 : 0;
        assertThat(ask(client, "session ping")).hasSize(2);
      }
    }
  }

  private void goesDown(String reason) {
    speaker.happens(neighbor -> new ApiEvent.Down(neighbor, reason));
  }

  @Test
  void eachClientIsToldWhatItAskedFor() throws IOException {
    try (var one = ControlClient.socket(path);
        var two = ControlClient.socket(path);
        var three = ControlClient.socket(path)) {
      assertThat(ask(one, "peer 192.0.2.1 peer-as 65002 subscribe { neighbor-changes; }"))
          .hasSize(2);
      assertThat(ask(two, "peer 192.0.2.2 subscribe")).hasSize(2);
      goesDown("first");
      assertThat(ask(three, "session ping")).hasSize(2);
      assertThat(one.hear(PATIENCE)).contains("\"counter\": 1,").contains("first");
      assertThat(ask(one, "session ping")).hasSize(2);
      assertThat(ask(two, "session ping")).as("its neighbor has no news").hasSize(2);
    }
    Await.until("nobody listens", PATIENCE, () -> speaker.followers() == 0);
  }

  @Test
  void aSubscriberThatNeverReadsLosesOldEventsAndNoAnswer() throws IOException {
    var events = 60_000;
    try (var silent = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      var commands = "version\npeer 192.0.2.1 peer-as 65002 subscribe { neighbor-changes; }\n";
      silent.write(ByteBuffer.wrap(commands.getBytes(StandardCharsets.US_ASCII)));
      Await.until("it listens", PATIENCE, () -> speaker.followers() == 1);
      var padding = "x".repeat(1000);
      for (int i = 1; i <= events; i++) {
        goesDown("event " + i + " " + padding);
      }
      silent.write(ByteBuffer.wrap("version\n".getBytes(StandardCharsets.US_ASCII)));
      silent.shutdownOutput();

      var lines =
          new String(Channels.newInputStream(silent).readAllBytes(), StandardCharsets.US_ASCII)
              .lines()
              .toList();
      assertThat(lines.stream().filter(line -> line.contains("application"))).hasSize(2);
      assertThat(lines.stream().filter("done"::equals)).hasSize(3);
      var told = lines.stream().filter(line -> line.contains("\"reason\": \"event ")).toList();
      var lost = lines.stream().filter(line -> line.contains("\"type\": \"lost\"")).toList();
      int count = lost.stream().mapToInt(ControlSocketTest::lost).sum();
      assertThat(count).as("lost").isGreaterThan(0);
      assertThat(told.size() + count).isEqualTo(events);
      assertThat(told.getLast()).contains("event " + events + " ");
    }
  }

  private static int lost(String line) {
    return Integer.parseInt(line.replaceAll(".*\"events\": (\\d+).*", "$1"));
  }

  @Test
  void aClientThatSaysNothingGivesUpItsPlaceWhenAnotherFindsNone() throws IOException {
    var clock = new ManualClock();
    try (var small = Served.at(folder.resolve("small"), 1, speaker, clock);
        var _ = SocketChannel.open(UnixDomainSocketAddress.of(small.path()))) {
      try (var next = ControlClient.socket(small.path())) {
        assertThat(next.hear(PATIENCE)).startsWith("error");
      }
      clock.advance(Duration.ofSeconds(11));
      try (var next = ControlClient.socket(small.path())) {
        next.say("session ping");
        assertThat(next.hear(PATIENCE)).contains("pong");
        clock.advance(Duration.ofSeconds(11));
        try (var third = ControlClient.socket(small.path())) {
          assertThat(third.hear(PATIENCE)).as("who spoke keeps its place").startsWith("error");
        }
      }
    }
  }

  @Test
  void aClientThatIsStuckGivesUpItsPlaceWhenAnotherFindsNone() throws IOException {
    var clock = new ManualClock();
    try (var small = Served.at(folder.resolve("small"), 1, speaker, clock);
        var stuck = SocketChannel.open(UnixDomainSocketAddress.of(small.path()))) {
      var flood = "system help\n".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
      stuck.write(ByteBuffer.wrap(flood, 0, flood.length / 2));
      Await.until(
          "a place",
          PATIENCE,
          () -> {
            clock.advance(Duration.ofSeconds(4));
            try (var next = ControlClient.socket(small.path())) {
              next.say("session ping");
              return String.valueOf(next.hear(PATIENCE)).contains("pong");
            } catch (IOException hungUp) {
              return false;
            }
          });
    }
  }

  @Test
  void aSubscriberIsToldTheEndOfTheDaemonLast() throws IOException {
    var client = ControlClient.socket(path);
    ask(client, "subscribe");
    speaker.ends();
    socket.close();
    assertThat(client.hear(PATIENCE)).contains("\"notification\": \"shutdown\"");
    assertThatThrownBy(() -> client.hear(PATIENCE)).isInstanceOf(IOException.class);
  }

  @Test
  void whatAClientSaysBeforeItHangsUpIsStillDone() throws IOException {
    try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      channel.write(ByteBuffer.wrap((A + "\nversion\n").getBytes(StandardCharsets.US_ASCII)));
      channel.shutdownOutput();
      var answer =
          new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(answer)
          .isEqualTo("done\n{\"version\": \"6.0.0-test\", \"application\": \"exabgp\"}\ndone\n");
    }
  }

  @Test
  void aClientTooManyIsToldSo() throws IOException {
    try (var one = ControlClient.socket(path);
        var two = ControlClient.socket(path);
        var three = ControlClient.socket(path)) {
      for (var client : List.of(one, two, three)) {
        ask(client, "session ping");
      }
      try (var four = ControlClient.socket(path)) {
        assertThat(four.hear(PATIENCE)).isEqualTo("error: maximum concurrent clients reached");
        assertThat(four.hear(PATIENCE)).isEqualTo("error");
        assertThatThrownBy(() -> four.hear(PATIENCE)).isInstanceOf(IOException.class);
      }
      assertThat(ask(one, "session ping")).hasSize(2);
    }
  }

  @Test
  void aLineWithoutEndIsAnErrorAndEndsTheClient() throws IOException {
    try (var client = ControlClient.socket(path)) {
      client.say("x".repeat((1 << 20) + 1));
      assertThat(client.hear(PATIENCE)).startsWith("error: a command has at most 1048576 octets");
      assertThat(client.hear(PATIENCE)).isEqualTo("error");
    } catch (IOException hungUp) {
      assertThat(hungUp).hasMessageContaining("Broken pipe");
    }
    try (var next = ControlClient.socket(path)) {
      assertThat(ask(next, "session ping")).hasSize(2);
    }
  }

  @Test
  void aSocketThatIsUsedStaysAndOneLeftBehindIsReplaced() throws IOException {
    assertThatThrownBy(() -> another(path))
        .isInstanceOf(IOException.class)
        .hasMessage("another daemon listens on " + path);
    var left = folder.resolve("left.sock");
    try (var dead =
        java.nio.channels.ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX)) {
      dead.bind(UnixDomainSocketAddress.of(left));
    }
    assertThat(left).exists();
    try (var replaced = another(left);
        var client = ControlClient.socket(replaced.path())) {
      assertThat(ask(client, "session ping")).hasSize(2);
    }
    assertThat(left).doesNotExist();
  }

  @Test
  void aFileOfThatNameIsNotTouched() throws IOException {
    var file = Files.writeString(folder.resolve("mine.sock"), "mine");
    assertThatThrownBy(() -> another(file)).hasMessage(file + " is no socket");
    assertThat(file).hasContent("mine");
  }
}
