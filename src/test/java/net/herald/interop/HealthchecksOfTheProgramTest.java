package net.herald.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.herald.control.ControlClient;
import net.herald.lab.Await;
import net.herald.lab.HeraldProgram;
import net.herald.lab.Ports;
import net.herald.lab.Program;
import net.herald.lab.RecordingPeer;
import net.herald.lab.Workshop;
import net.herald.lab.WorkshopExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Health checks of the configuration: a real daemon, its peer, its operator, real addresses. */
@ExtendWith(WorkshopExtension.class)
class HealthchecksOfTheProgramTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String WITHDRAWN = "UPDATE 0005200A0900010000";
  private static final String ROUTE = "10.9.0.1/32";

  private final int port = Ports.free();

  @BeforeAll
  static void hasAProgram() {
    assumeThat(HeraldProgram.missing()).isEmpty();
  }

  private Path configuration(Workshop workshop, String checks) {
    return workshop.write("herald.conf", checks + Daemons.configuration(port, "", List.of()));
  }

  private static Program start(Workshop workshop, Path file, List<String> by) {
    var socket = workshop.file("herald.sock").toString();
    var settings = Map.of("exabgp_api_cli", "true", "exabgp_api_socketpath", socket);
    return Daemons.start(workshop, settings, by, file.toString());
  }

  private static String ask(Workshop workshop, String command) {
    List<String> answers = new ArrayList<>();
    var socket = workshop.file("herald.sock");
    Await.until("the socket", LIMIT, () -> Files.exists(socket));
    try (var client = ControlClient.socket(socket)) {
      client.say(command);
      while (answers.isEmpty() || !List.of("done", "error").contains(answers.getLast())) {
        var line = client.hear(LIMIT);
        assertThat(line).as("an answer to " + command).isNotNull();
        answers.add(String.valueOf(line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return String.join("\n", answers);
  }

  private static void awaitAnswer(Workshop workshop, String command, String part) {
    Await.until(command + " says " + part, LIMIT, () -> ask(workshop, command).contains(part));
  }

  private static String web(Path alive, String more) {
    return """
    healthcheck web {
      ip %s;
      no-ip-setup;
      command "test -e %s";
      interval 0.1; fast-interval 0.05;
      withdraw-on-down;
      %s
    }
    """
        .formatted(ROUTE, alive, more);
  }

  @Test
  void announcesWithdrawsAndLivesThroughReloads(Workshop workshop) throws Exception {
    var alive = Files.createFile(workshop.file("alive"));
    var peer = workshop.closing(new RecordingPeer(port, Duration.ofMinutes(4)));
    var file = configuration(workshop, web(alive, ""));
    var herald = start(workshop, file, List.of());
    awaitAnswer(workshop, "show healthcheck", "\"state\": \"UP\"");
    awaitAnswer(workshop, "show adj-rib out", ROUTE);
    var session = peer.session(0);
    Await.until("the route", LIMIT, () -> announced(session) == 1);

    Files.delete(alive);
    int size = session.size();
    session.awaitMessage(0, WITHDRAWN);
    awaitAnswer(workshop, "show healthcheck web", "\"state\": \"DOWN\"");
    Files.createFile(alive);
    Await.until("the route again", LIMIT, () -> announced(session) == 2);
    assertThat(session.size()).isGreaterThan(size);

    // The same check, told otherwise: another MED, and no withdraw.
    configuration(workshop, web(alive, "up-metric 50;"));
    herald.signal("USR1");
    Await.until("another MED", LIMIT, () -> announced(session) == 3);
    assertThat(withdrawals(session)).isOne();

    // A file that is wrong changes nothing.
    configuration(workshop, web(alive, "rise many;"));
    herald.signal("USR1");
    herald.errors().awaitLine(LIMIT, "reload.failed");
    assertThat(ask(workshop, "show healthcheck")).contains("\"state\": \"UP\"");

    assertThat(ask(workshop, "healthcheck web drain")).isEqualTo("done");
    Await.until("graceful shutdown", LIMIT, () -> last(session).contains("C00804FFFF0000"));
    assertThat(ask(workshop, "healthcheck web undrain")).isEqualTo("done");

    configuration(workshop, "");
    herald.signal("USR1");
    Await.until("it is gone", LIMIT, () -> withdrawals(session) == 2);
    assertThat(ask(workshop, "show healthcheck")).isEqualTo("[]\ndone");
    herald.signal("TERM");
    assertThat(herald.awaitExit(LIMIT)).isZero();
  }

  @Test
  void tellsAHelperProcessThatAskedOfEveryState(Workshop workshop) throws Exception {
    var alive = Files.createFile(workshop.file("alive"));
    var told = workshop.file("told");
    var helper =
        "process w { run /bin/sh -c \"grep --line-buffered healthcheck > "
            + told
            + "\"; encoder text; api-version 4; }\n";
    var neighbors = Daemons.configuration(port, "api { processes [ w ]; healthcheck; }", List.of());
    var file =
        workshop.write("herald.conf", helper + web(alive, "rise 1; fall 1; debounce;") + neighbors);
    var herald = start(workshop, file, List.of());
    Await.until(
        "it is up", LIMIT, () -> lines(told).contains("healthcheck web from INIT state UP"));
    Files.delete(alive);
    Await.until("it is down", LIMIT, () -> lines(told).size() == 2);
    assertThat(lines(told).getLast())
        .isEqualTo("healthcheck web from UP state DOWN - Check command was unsuccessful: 1");
    herald.signal("TERM");
    assertThat(herald.awaitExit(LIMIT)).isZero();
    assertThat(lines(told)).contains("healthcheck web from DOWN state EXIT");
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a daemon with a process of kind healthcheck, whose route is at the peer. */
  private Program startWithProcess(Workshop workshop, RecordingPeer peer) throws Exception {
    var process =
        "process web { run exabgp healthcheck --ip "
            + ROUTE
            + " --no-ip-setup --rise 1 -i 0.1 --debounce; kind healthcheck; }\n";
    var neighbors = Daemons.configuration(port, "api { processes [ web ]; }", List.of());
    var file = workshop.write("herald.conf", process + neighbors);
    var herald = start(workshop, file, List.of());
    Await.until("the route", LIMIT, () -> peer.sessions() > 0 && announced(peer.session(0)) == 1);
    return herald;
  }

  @Test
  void runsAProcessOfExabgpInItself(Workshop workshop) throws Exception {
    var peer = workshop.closing(new RecordingPeer(port, Duration.ofMinutes(4)));
    var herald = startWithProcess(workshop, peer);
    assertThat(ask(workshop, "show healthcheck")).contains("\"web\"", "\"state\": \"UP\"");
    assertThat(
            ProcessHandle.of(herald.pid())
                .orElseThrow()
                .descendants()
                .map(child -> child.info().commandLine().orElse(""))
                .filter(line -> line.contains("exabgp")))
        .isEmpty();
    herald.signal("TERM");
    assertThat(herald.awaitExit(LIMIT)).isZero();
    assertThat(withdrawals(peer.session(0))).isOne();
  }

  @Test
  void aProcessThatIsGoneTakesItsRoutesBackFromNeighborsThatNoLongerNameIt(Workshop workshop)
      throws Exception {
    var peer = workshop.closing(new RecordingPeer(port, Duration.ofMinutes(4)));
    var herald = startWithProcess(workshop, peer);
    configuration(workshop, "");
    herald.signal("USR1");
    Await.until("it is gone", LIMIT, () -> withdrawals(peer.session(0)) == 1);
    assertThat(peer.sessions()).isOne();
    assertThat(ask(workshop, "show healthcheck")).isEqualTo("[]\ndone");
    herald.signal("TERM");
    assertThat(herald.awaitExit(LIMIT)).isZero();
  }

  @Test
  void withdrawsBeforeTheSessionEnds(Workshop workshop) throws Exception {
    var alive = Files.createFile(workshop.file("alive"));
    var peer = workshop.closing(new RecordingPeer(port, Duration.ofMinutes(4)));
    var herald = start(workshop, configuration(workshop, web(alive, "rise 1;")), List.of());
    Await.until("the route", LIMIT, () -> peer.sessions() > 0 && announced(peer.session(0)) == 1);
    herald.signal("TERM");
    assertThat(herald.awaitExit(LIMIT)).isZero();
    var messages = peer.session(0).messages();
    assertThat(messages).anyMatch(m -> m.startsWith(WITHDRAWN));
    assertThat(messages).last().asString().startsWith("NOTIFICATION");
  }

  @Test
  void leavesItsRoutesAtTheEndWhereItIsToldTo(Workshop workshop) throws Exception {
    var alive = Files.createFile(workshop.file("alive"));
    var peer = workshop.closing(new RecordingPeer(port, Duration.ofMinutes(4)));
    var file = configuration(workshop, web(alive, "rise 1; no-withdraw;"));
    var herald = start(workshop, file, List.of());
    Await.until("the route", LIMIT, () -> peer.sessions() > 0 && announced(peer.session(0)) == 1);
    herald.signal("TERM");
    assertThat(herald.awaitExit(LIMIT)).isZero();
    assertThat(withdrawals(peer.session(0))).isZero();
  }

  private static long announced(RecordingPeer.Recording session) {
    return session.messages().stream()
        .filter(m -> m.startsWith("UPDATE 0000") && m.contains("200A090001"))
        .count();
  }

  private static String last(RecordingPeer.Recording session) {
    return session.messages().getLast();
  }

  private static long withdrawals(RecordingPeer.Recording session) {
    return session.messages().stream().filter(m -> m.startsWith(WITHDRAWN)).count();
  }

  @Test
  void hasAddressesOnLoopbackWhileTheServiceIsUp(Workshop workshop) throws Exception {
    assumeThat(mayMakeNetworks()).as("network namespaces can be made here").isTrue();
    var alive = Files.createFile(workshop.file("alive"));
    var up = workshop.file("up");
    var file =
        configuration(
            workshop,
            """
            healthcheck web {
              ip [ 10.9.0.1/32 10.9.0.2/32 ];
              dynamic-ip-setup;
              label web;
              command "test -e %s";
              interval 0.1; fast-interval 0.05; rise 1; fall 1;
              withdraw-on-down;
              up-execute "touch %s";
            }
            """
                .formatted(alive, up));
    var herald =
        start(
            workshop,
            file,
            List.of(
                "unshare",
                "--net",
                "/bin/sh",
                "-c",
                "ip link set lo up; ip address add 10.9.0.1/32 dev lo; \"$@\" & child=$!;"
                    + " trap 'kill -TERM $child' TERM;"
                    + " while test -e /proc/$child; do ip -o address show dev lo; echo end;"
                    + " sleep 0.2; done; ip -o address show dev lo; echo over",
                "sh"));
    var label = "inet 10.9.0.2/32 scope global lo:web";
    Await.until("it is up", LIMIT, () -> Files.exists(up) && last(herald).contains(label));
    Files.delete(alive);
    Await.until("the address goes", LIMIT, () -> !last(herald).contains("10.9.0.2"));
    assertThat(last(herald)).contains("10.9.0.1/32");
    Files.createFile(alive);
    Await.until("it comes again", LIMIT, () -> last(herald).contains(label));
    herald.signal("TERM");
    herald.output().awaitLine(LIMIT, "over");
    assertThat(last(herald)).contains("10.9.0.1/32").doesNotContain("10.9.0.2");
  }

  /** The addresses that were printed last, as a whole. */
  private static String last(Program herald) {
    var lines = herald.output().lines();
    int end = Math.max(lines.lastIndexOf("end"), lines.lastIndexOf("over"));
    var whole = lines.subList(0, Math.max(end, 0));
    return String.join("\n", whole.subList(whole.lastIndexOf("end") + 1, whole.size()));
  }

  private static boolean mayMakeNetworks() throws Exception {
    try {
      return new ProcessBuilder("unshare", "--net", "ip", "link").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
