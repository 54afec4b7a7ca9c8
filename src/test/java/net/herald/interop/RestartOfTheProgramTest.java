package net.herald.interop;

import static net.herald.interop.Daemons.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.herald.lab.Ports;
import net.herald.lab.Program;
import net.herald.lab.RecordingPeer;
import net.herald.lab.Workshop;
import net.herald.lab.WorkshopExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The R bit of graceful restart (RFC 4724 section 3): whether a peer is told that we have restarted
 * and may still hold our routes.
 */
@ExtendWith(WorkshopExtension.class)
class RestartOfTheProgramTest {
  /** Code, length, and the time of 120 seconds behind the flags; 8 is R, 4 is N of RFC 8538. */
  private static final String RESTARTED = "4006" + "C078";

  private static final String NOT_RESTARTED = "4006" + "4078";

  private final int port = Ports.free();

  @Test
  void whoWasKilledHasRestartedAndWhoSaidFarewellHasNot(Workshop workshop) {
    var peer = workshop.closing(new RecordingPeer(port));
    var configuration = configuration(workshop);
    var pid = workshop.file("herald.pid");

    var first = start(workshop, configuration, pid.toString());
    assertThat(peer.session(0).open()).contains(NOT_RESTARTED);
    first.signal("KILL");
    first.awaitExit(LIMIT);

    var second = start(workshop, configuration, pid.toString());
    assertThat(peer.session(1).open()).contains(RESTARTED);
    peer.session(1).awaitMessage("UPDATE");
    second.signal("TERM");
    second.awaitExit(LIMIT);

    start(workshop, configuration, pid.toString());
    assertThat(peer.session(2).open()).contains(NOT_RESTARTED);
  }

  @Test
  void whoHasNoPidFileMayHaveRestartedUntilTheFirstSession(Workshop workshop) {
    var peer = workshop.closing(new RecordingPeer(port));
    var herald = start(workshop, configuration(workshop), "");
    assertThat(peer.session(0).open()).contains(RESTARTED);
    peer.session(0).awaitMessage("UPDATE");

    herald.signal("ALRM");

    assertThat(peer.session(1).open()).contains(NOT_RESTARTED);
  }

  @Test
  void aNeighborThatAReloadAddsHasNeverHeardOfUs(Workshop workshop) {
    var peer = workshop.closing(new RecordingPeer(port));
    var other = workshop.write("herald.conf", text().replace("127.0.0.1 {", "127.0.0.9 {"));
    var herald = start(workshop, other, "");
    herald.errors().awaitLine(LIMIT, "daemon.started");

    configuration(workshop);
    herald.signal("USR1");

    assertThat(peer.session(0).open()).contains(NOT_RESTARTED);
  }

  private Path configuration(Workshop workshop) {
    return workshop.write("herald.conf", text());
  }

  private String text() {
    return Daemons.configuration(
        port, "  capability { graceful-restart 120; }", List.of("192.0.2.0/25 next-hop 192.0.2.1"));
  }

  private static Program start(Workshop workshop, Path configuration, String pid) {
    return Daemons.start(workshop, Map.of("exabgp_daemon_pid", pid), configuration.toString());
  }
}
