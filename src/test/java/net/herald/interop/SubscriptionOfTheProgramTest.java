package net.herald.interop;

import static net.herald.interop.Daemons.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import net.herald.bgp.Ipv4;
import net.herald.control.ControlClient;
import net.herald.lab.Await;
import net.herald.lab.HeraldProgram;
import net.herald.lab.Ports;
import net.herald.lab.Program;
import net.herald.lab.RecordingPeer;
import net.herald.lab.Workshop;
import net.herald.lab.WorkshopExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Events over the socket of a running daemon, for neighbors that no helper process is told of. */
@ExtendWith(WorkshopExtension.class)
class SubscriptionOfTheProgramTest {
  private static final Duration HOLD_TIME = Duration.ofSeconds(6);
  private static final String END_OF_RIB = "UPDATE 00000000";
  private static final Pattern NLRI = Pattern.compile("\"nlri\": \"([^\"]*)\"");

  private final int port = Ports.free();

  private record Scene(Program herald, RecordingPeer peer, Path socket, Path configuration) {
    RecordingPeer.Recording session() {
      return peer.session(0);
    }

    void flood(int from, int routes) {
      for (int i = from; i < from + routes; i += 100) {
        session().send(Daemons.update(i, 100));
      }
    }
  }

  private Scene start(Workshop workshop) {
    var peer = workshop.closing(new RecordingPeer(port, HOLD_TIME));
    var file = workshop.write("herald.conf", configuration(""));
    var socket = workshop.file("herald.sock");
    var herald =
        Daemons.start(
            workshop,
            Map.of(
                "exabgp_api_cli",
                "true",
                "exabgp_api_socketpath",
                socket.toString(),
                "HERALD_JAVA_OPTS",
                "-Xmx192m"),
            file.toString());
    Await.until("the socket", LIMIT, () -> Files.exists(socket));
    var scene = new Scene(herald, peer, socket, file);
    scene.session().awaitMessage(END_OF_RIB);
    return scene;
  }

  private String configuration(String more) {
    return Daemons.configuration(port, "  hold-time 6;\n  adj-rib-in true;\n", List.of()) + more;
  }

  private static String hear(ControlClient client) throws IOException {
    return Objects.requireNonNull(client.hear(LIMIT), "a line within " + LIMIT);
  }

  /** All lines up to one that has a text in it. */
  private static List<String> hearUntil(ControlClient client, String text) throws IOException {
    var lines = new ArrayList<String>();
    do {
      lines.add(hear(client));
    } while (!lines.getLast().contains(text));
    return lines;
  }

  private static Set<String> routes(List<String> lines) {
    var routes = new HashSet<String>();
    lines.forEach(line -> NLRI.matcher(line).results().forEach(m -> routes.add(m.group(1))));
    return routes;
  }

  private static String route(int number) {
    return "\"" + new Ipv4(0x0a000000 + number) + "/32\"";
  }

  @Test
  void theStreamGoesOnWhereTheStateEnds(Workshop workshop) throws IOException {
    var scene = start(workshop);
    scene.flood(0, 5_000);
    List<String> lines;
    try (var client = ControlClient.socket(scene.socket)) {
      client.say("subscribe");
      scene.flood(5_000, 20_000);
      lines = hearUntil(client, route(24_999));
    }
    var before = lines.stream().filter(line -> line.contains("\"counter\": 0,")).toList();
    var behind =
        lines.stream()
            .filter(line -> line.startsWith("{") && !line.contains("\"counter\": 0,"))
            .toList();
    assertThat(lines.subList(0, before.size())).as("the state comes first").isEqualTo(before);
    assertThat(before.getFirst()).contains("\"state\": \"up\"");
    for (int i = 0; i < behind.size(); i++) {
      assertThat(behind.get(i)).contains("\"counter\": " + (i + 1) + ",");
    }
    assertThat(Collections.disjoint(routes(before), routes(behind)))
        .as("nothing is told twice")
        .isTrue();
    assertThat(routes(before).size() + routes(behind).size()).isEqualTo(25_000);
  }

  @Test
  void aSubscriberThatNeverReadsHoldsNeitherThePeerNorTheOperator(Workshop workshop)
      throws IOException {
    var scene = start(workshop);
    try (var silent = SocketChannel.open(UnixDomainSocketAddress.of(scene.socket))) {
      silent.write(ByteBuffer.wrap("subscribe\n".getBytes(StandardCharsets.US_ASCII)));
      scene.flood(0, 300_000);
      try (var operator = ControlClient.socket(scene.socket)) {
        Await.until(
            "all routes",
            Duration.ofSeconds(90),
            () -> ask(operator, "peer * show").getFirst().contains("\"received\": 300000,"));
      }
      scene.session().awaitKeepalives(2);
      assertThat(scene.peer.sessions()).as("the session stayed up").isOne();
      assertThat(scene.session().over()).isFalse();
    }
  }

  private static List<String> ask(ControlClient client, String command) {
    try {
      client.say(command);
      return hearUntil(client, "done");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aNeighborThatAReloadBringsIsFollowedFromItsBegin(Workshop workshop) throws IOException {
    var scene = start(workshop);
    int another = Ports.free();
    var second = workshop.closing(new RecordingPeer(another, HOLD_TIME));
    try (var client = ControlClient.socket(scene.socket);
        var other = ControlClient.socket(scene.socket)) {
      client.say("subscribe { neighbor-changes; send { open; } }");
      hearUntil(client, "done");
      workshop.write(
          "herald.conf",
          configuration(
              Daemons.configuration(another, "", List.of())
                  .replace("local-as 65001", "local-as 65009")));
      ask(other, "daemon reload");
      assertThat(hear(client)).contains("\"counter\": 1,").contains("\"state\": \"connected\"");
      assertThat(hear(client)).contains("\"counter\": 2,").contains("\"type\": \"open\"");
    }
    second.session(0);
  }

  @Test
  void theCommandLinePrintsTheStream(Workshop workshop) {
    var scene = start(workshop);
    var words = new ArrayList<>(HeraldProgram.command("run"));
    words.addAll(List.of("--follow", "subscribe text { receive { update; } }"));
    var printing =
        workshop.start(
            "following", Map.of("exabgp_api_socketpath", scene.socket.toString()), words);
    scene.flood(0, 100);
    printing.output().awaitLine(LIMIT, "receive update announced 10.0.0.99/32");
    scene.herald.signal("TERM");
    assertThat(printing.awaitExit(LIMIT)).isEqualTo(3);
    assertThat(printing.output().lines()).anyMatch(line -> line.startsWith("shutdown "));
  }
}
