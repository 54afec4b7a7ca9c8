package net.herald.interop;

import static net.herald.interop.Daemons.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.herald.lab.Await;
import net.herald.lab.Ports;
import net.herald.lab.RecordingPeer;
import net.herald.lab.Workshop;
import net.herald.lab.WorkshopExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator does to the running program: a signal, and what it does to a peer. */
@ExtendWith(WorkshopExtension.class)
class SignalsOfTheProgramTest {
  private static final String ONE = "192.0.2.0/25 next-hop 192.0.2.1";
  private static final String TWO = "192.0.2.128/25 next-hop 192.0.2.1";

  private static final String WITHDRAWS_TWO = "UPDATE 000519C00002800000";
  private static final String END_OF_RIB = "UPDATE 00000000";

  private final int port = Ports.free();

  @Test
  void usr1SendsTheDifferenceAndLeavesHelperProcessesAlone(Workshop workshop) {
    var peer = workshop.closing(new RecordingPeer(port));
    var starts = workshop.file("starts");
    var configuration = write(workshop, helper(workshop, starts, 1), List.of(ONE, TWO));
    var herald = Daemons.start(workshop, configuration);
    peer.session(0).awaitMessage(END_OF_RIB);
    Await.until("the helper runs", LIMIT, () -> lines(starts).equals(List.of("1")));
    int before = peer.session(0).size();

    write(workshop, helper(workshop, starts, 2), List.of(ONE));
    herald.signal("USR1");

    peer.session(0).awaitMessage(before, WITHDRAWS_TWO);
    herald.errors().awaitLine(LIMIT, "reload.done");
    assertThat(peer.session(0).messages()).hasSize(before + 1);
    assertThat(peer.sessions()).as("the session stayed up").isOne();
    assertThat(lines(starts)).as("the helper runs on as it was").containsExactly("1");
  }

  @Test
  void usr2AlsoRestartsHelperProcessesThatChanged(Workshop workshop) {
    var peer = workshop.closing(new RecordingPeer(port));
    var starts = workshop.file("starts");
    var configuration = write(workshop, helper(workshop, starts, 1), List.of(ONE));
    var herald = Daemons.start(workshop, configuration);
    peer.session(0).awaitMessage(END_OF_RIB);
    Await.until("the helper runs", LIMIT, () -> lines(starts).equals(List.of("1")));

    write(workshop, helper(workshop, starts, 2), List.of(ONE));
    herald.signal("USR2");

    Await.until("the other helper runs", LIMIT, () -> lines(starts).equals(List.of("1", "2")));
    assertThat(peer.sessions()).isOne();
    assertThat(peer.session(0).over()).isFalse();
  }

  @Test
  void alrmStartsEverySessionAnew(Workshop workshop) {
    var peer = workshop.closing(new RecordingPeer(port));
    var herald = Daemons.start(workshop, write(workshop, "", List.of(ONE)));
    peer.session(0).awaitMessage(END_OF_RIB);

    write(workshop, "", List.of(TWO));
    herald.signal("ALRM");

    peer.session(0).awaitMessage("NOTIFICATION 0606");
    Await.until("the connection is closed", LIMIT, () -> peer.session(0).over());
    assertThat(peer.session(1).awaitMessage("UPDATE")).endsWith("19C0000280");
  }

  @ParameterizedTest
  @ValueSource(strings = {"USR1", "USR2", "ALRM"})
  void aFileWithAnErrorChangesNothingAndTheNextOneCounts(String signal, Workshop workshop) {
    var peer = workshop.closing(new RecordingPeer(port));
    var configuration = write(workshop, "", List.of(ONE, TWO));
    var herald = Daemons.start(workshop, configuration);
    peer.session(0).awaitMessage(END_OF_RIB);
    int before = peer.session(0).size();

    workshop.write("herald.conf", "neighbor 127.0.0.1 {\n  hold-tim 30;\n}\n");
    herald.signal(signal);
    herald.errors().awaitLine(LIMIT, "hold-tim");
    herald.errors().awaitLine(LIMIT, "reload.failed");
    assertThat(peer.session(0).messages()).hasSize(before);

    write(workshop, "", List.of(ONE));
    herald.signal("USR1");
    peer.session(0).awaitMessage(before, WITHDRAWS_TWO);
    assertThat(peer.sessions()).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "HUP", "INT"})
  void theEndIsOrderly(String signal, Workshop workshop) throws IOException {
    var peer = workshop.closing(new RecordingPeer(port));
    var starts = workshop.file("starts");
    var configuration = write(workshop, helper(workshop, starts, 1), List.of(ONE));
    var pid = workshop.file("herald.pid");
    var herald =
        Daemons.start(
            workshop, Map.of("exabgp_daemon_pid", pid.toString()), configuration.toString());
    peer.session(0).awaitMessage(END_OF_RIB);
    assertThat(Files.readString(pid)).isEqualTo(herald.pid() + "\n");

    herald.signal(signal);

    assertThat(herald.awaitExit(LIMIT)).isZero();
    peer.session(0).awaitMessage("NOTIFICATION 0602");
    assertThat(pid).doesNotExist();
    assertThat(Files.readString(workshop.file("events"))).contains("\"shutdown\"");
  }

  @Test
  void aHelperProcessIsToldOfASignal(Workshop workshop) {
    var peer = workshop.closing(new RecordingPeer(port));
    var configuration = write(workshop, helper(workshop, workshop.file("starts"), 1), List.of(ONE));
    var herald = Daemons.start(workshop, configuration);
    peer.session(0).awaitMessage(END_OF_RIB);

    herald.signal("USR1");

    Await.until(
        "an event of type signal",
        LIMIT,
        () ->
            lines(workshop.file("events")).stream()
                .anyMatch(
                    line -> line.contains("\"type\": \"signal\"") && line.contains("SIGUSR1")));
  }

  @Test
  void theProgramSendsItselfUsr1WhenAsked(Workshop workshop) {
    var peer = workshop.closing(new RecordingPeer(port));
    var configuration = write(workshop, "", List.of(ONE));
    var herald = Daemons.start(workshop, Map.of(), "-s", "1", configuration.toString());
    peer.session(0).awaitMessage(END_OF_RIB);

    herald.errors().awaitLine(LIMIT, "SIGUSR1");
    herald.errors().awaitLine(LIMIT, "reload.done");
  }

  /** A section that starts a helper which tells its start and keeps its events. */
  private String helper(Workshop workshop, Path starts, int number) {
    var script =
        workshop.script(
            "helper-" + number,
            "echo " + number + " >> " + starts + "\nexec cat >> " + workshop.file("events") + "\n");
    return "process helper { run " + script + "; encoder json; }";
  }

  private Path write(Workshop workshop, String process, List<String> routes) {
    var api = process.isEmpty() ? "" : "  api { processes [ helper ]; signal; }\n";
    return workshop.write("herald.conf", process + "\n" + Daemons.configuration(port, api, routes));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }
}
