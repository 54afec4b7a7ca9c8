package net.herald.interop;

import static net.herald.interop.Daemons.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import net.herald.lab.Ports;
import net.herald.lab.RecordingPeer;
import net.herald.lab.Workshop;
import net.herald.lab.WorkshopExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** When the program starts, when it refuses to, when it ends by itself, and with which code. */
@ExtendWith(WorkshopExtension.class)
class StartAndEndOfTheProgramTest {
  private static final List<String> ROUTES = List.of("192.0.2.0/25 next-hop 192.0.2.1");

  private final int port = Ports.free();

  @Test
  void aBrokenConfigurationIsToldWithItsPlaceAndEndsTheStart(Workshop workshop) {
    var text = Daemons.configuration(port, "  hold-tim 30;", ROUTES);
    var herald = Daemons.start(workshop, workshop.write("herald.conf", text));

    assertThat(herald.awaitExit(LIMIT)).isOne();
    assertThat(String.join("\n", herald.errors().lines()))
        .contains("herald.conf:5:3", "hold-tim", "hold-time", "configuration.failed")
        .doesNotContain("\tat ");
    assertThat(herald.output().lines()).isEmpty();
  }

  @Test
  void aStartThatFailsIsNeverWithoutAWord(Workshop workshop) {
    var text = Daemons.configuration(port, "  hold-tim 30;", ROUTES);
    var file = workshop.write("herald.conf", text).toString();
    var herald = Daemons.start(workshop, Map.of("exabgp_log_enable", "false"), file);

    assertThat(herald.awaitExit(LIMIT)).isOne();
    assertThat(herald.errors().lines())
        .containsExactly("error: the daemon failed; exabgp_log_enable=true tells why");
  }

  @Test
  void aFileThatIsNotThereIsToldAsExabgpDoes(Workshop workshop) {
    var herald = Daemons.start(workshop, workshop.file("none.conf"));

    assertThat(herald.awaitExit(LIMIT)).isOne();
    assertThat(String.join("\n", herald.errors().lines()))
        .contains("none.conf is not an exabgp config file (file not found)");
  }

  @Test
  void aPortInUseEndsTheStart(Workshop workshop) throws IOException {
    var configuration =
        workshop.write("herald.conf", Daemons.configuration(port, "", ROUTES)).toString();
    try (var other = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      var herald =
          Daemons.start(
              workshop,
              Map.of("exabgp_tcp_bind", "127.0.0.1", "exabgp_tcp_port", "" + other.getLocalPort()),
              configuration);

      assertThat(herald.awaitExit(LIMIT)).isOne();
      assertThat(String.join("\n", herald.errors().lines()))
          .contains("bind.failed", "127.0.0.1", Integer.toString(port));
    }
  }

  @Test
  void tryingOnceEndsWhenNobodyAnswers(Workshop workshop) {
    var configuration =
        workshop.write("herald.conf", Daemons.configuration(port, "", ROUTES)).toString();
    var herald = Daemons.start(workshop, Map.of(), "--once", configuration);

    assertThat(herald.awaitExit(LIMIT)).isZero();
    assertThat(String.join("\n", herald.errors().lines())).contains("no neighbor is left");
  }

  @Test
  void tryingOnceEndsWithTheSession(Workshop workshop) {
    var configuration =
        workshop.write("herald.conf", Daemons.configuration(port, "", ROUTES)).toString();
    var peer = new RecordingPeer(port);
    var herald = Daemons.start(workshop, Map.of(), "-1", configuration);
    peer.session(0).awaitMessage("UPDATE 00000000");
    assertThat(herald.running()).isTrue();
    peer.close();

    assertThat(herald.awaitExit(LIMIT)).isZero();
  }

  @Test
  void thePidFileIsForOneDaemonAtATime(Workshop workshop) throws IOException {
    var peer = workshop.closing(new RecordingPeer(port));
    var configuration =
        workshop.write("herald.conf", Daemons.configuration(port, "", ROUTES)).toString();
    var pid = workshop.file("herald.pid");
    var environment = Map.of("exabgp_daemon_pid", pid.toString());
    var first = Daemons.start(workshop, environment, configuration);
    peer.session(0).open();
    assertThat(Files.readString(pid)).isEqualTo(first.pid() + "\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(pid)))
        .as("0644 less the umask 0137")
        .isEqualTo("rw-r-----");

    var second = Daemons.start(workshop, environment, configuration);

    assertThat(second.awaitExit(LIMIT)).isOne();
    assertThat(String.join("\n", second.errors().lines())).contains("running daemon");
    assertThat(Files.readString(pid)).isEqualTo(first.pid() + "\n");
  }

  @Test
  void thePidFileOfADaemonThatWasKilledIsReplaced(Workshop workshop) throws IOException {
    var peer = workshop.closing(new RecordingPeer(port));
    var configuration =
        workshop.write("herald.conf", Daemons.configuration(port, "", ROUTES)).toString();
    var pid = workshop.file("herald.pid");
    var environment = Map.of("exabgp_daemon_pid", pid.toString());
    var first = Daemons.start(workshop, environment, configuration);
    peer.session(0).open();
    first.signal("KILL");
    first.awaitExit(LIMIT);
    assertThat(pid).hasContent(Long.toString(first.pid()));

    var second = Daemons.start(workshop, environment, configuration);

    peer.session(1).open();
    assertThat(Files.readString(pid)).isEqualTo(second.pid() + "\n");
  }
}
