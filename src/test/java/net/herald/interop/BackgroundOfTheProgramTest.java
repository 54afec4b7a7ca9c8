package net.herald.interop;

import static net.herald.interop.Daemons.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code exabgp.daemon.daemonize}: the program that was started ends, and the daemon goes on. */
@ExtendWith(WorkshopExtension.class)
class BackgroundOfTheProgramTest {
  private static final List<String> ROUTES = List.of("192.0.2.0/25 next-hop 192.0.2.1");

  private final int port = Ports.free();

  @BeforeEach
  void setsid() {
    assumeTrue(
        List.of("/usr/bin/setsid", "/bin/setsid").stream().anyMatch(p -> Files.exists(Path.of(p))),
        "setsid is not installed");
  }

  @Test
  void theDaemonGoesOnInTheBackgroundUntilItIsToldToStop(Workshop workshop) throws IOException {
    var peer = workshop.closing(new RecordingPeer(port));
    var configuration = workshop.write("herald.conf", Daemons.configuration(port, "", ROUTES));
    var pidFile = workshop.file("herald.pid");
    var log = workshop.file("herald.log");
    var started =
        Daemons.start(
            workshop,
            Map.of(
                "exabgp_daemon_daemonize", "true",
                "exabgp_daemon_pid", pidFile.toString(),
                "exabgp_log_destination", log.toString()),
            configuration.toString());

    assertThat(started.awaitExit(LIMIT)).isZero();
    assertThat(started.errors().lines()).isEmpty();
    peer.session(0).awaitMessage("UPDATE");
    long pid = Long.parseLong(Files.readString(pidFile).strip());
    var daemon = ProcessHandle.of(pid).orElseThrow();
    workshop.closing(daemon::destroyForcibly);
    assertThat(pid).isNotEqualTo(started.pid());
    assertThat(Files.readSymbolicLink(Path.of("/proc/" + pid + "/fd/0")))
        .isEqualTo(Path.of("/dev/null"));
    assertThat(Files.readSymbolicLink(Path.of("/proc/" + pid + "/fd/2")))
        .isEqualTo(Path.of("/dev/null"));

    daemon.destroy();

    peer.session(0).awaitMessage("NOTIFICATION 0602");
    Await.until("the pid file is gone", LIMIT, () -> Files.notExists(pidFile));
    assertThat(log).content().contains("daemon.started", "SIGTERM");
  }

  @Test
  void itStaysWhereItsLogGoesToTheTerminal(Workshop workshop) {
    var peer = workshop.closing(new RecordingPeer(port));
    var configuration = workshop.write("herald.conf", Daemons.configuration(port, "", ROUTES));
    var herald =
        Daemons.start(
            workshop, Map.of("exabgp_daemon_daemonize", "true"), configuration.toString());

    herald.errors().awaitLine(LIMIT, "daemonize.refused");
    peer.session(0).awaitMessage("UPDATE");
    assertThat(herald.running()).isTrue();
  }

  @Test
  void itStaysWhereItsConfigurationComesFromStandardInput(Workshop workshop) {
    var peer = workshop.closing(new RecordingPeer(port));
    var configuration = workshop.write("herald.conf", Daemons.configuration(port, "", ROUTES));
    var log = workshop.file("herald.log");
    var herald =
        Daemons.start(
            workshop,
            Map.of("exabgp_daemon_daemonize", "true", "exabgp_log_destination", log.toString()),
            List.of("/bin/sh", "-c", "exec \"$@\" < " + configuration, "sh"),
            "-");

    peer.session(0).awaitMessage("UPDATE");
    assertThat(herald.running()).isTrue();
    assertThat(log).content().contains("daemonize.refused", "standard input");
  }
}
