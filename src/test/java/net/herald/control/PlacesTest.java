package net.herald.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import net.herald.posix.Fifo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where sockets and pipes are looked for. */
class PlacesTest {
  @TempDir Path folder;
  private Path system;
  private Path home;
  private Places places;

  @BeforeEach
  void lookAround() {
    system = folder.resolve("system");
    home = folder.resolve("home");
    places = Places.of(system, home, 42);
  }

  @Test
  void sixteenFoldersInThisOrder() {
    assertThat(places.folders())
        .containsExactly(
            system.resolve("run/herald"),
            system.resolve("run/exabgp"),
            system.resolve("run/42"),
            system.resolve("run"),
            system.resolve("var/run/herald"),
            system.resolve("var/run/exabgp"),
            system.resolve("var/run/42"),
            system.resolve("var/run"),
            home.resolve("run/herald"),
            home.resolve("run/exabgp"),
            home.resolve("run/42"),
            home.resolve("run"),
            home.resolve("var/run/herald"),
            home.resolve("var/run/exabgp"),
            home.resolve("var/run/42"),
            home.resolve("var/run"));
  }

  @Test
  void aSocketIsMadeBelowTheInstallationOrInAFolderMeantForIt() throws IOException {
    assertThat(places.forSocket("x")).isEqualTo(home.resolve("run/x.sock"));
    Files.createDirectories(system.resolve("run"));
    assertThat(places.forSocket("x")).isEqualTo(home.resolve("run/x.sock"));
    Files.createDirectories(system.resolve("run/exabgp"));
    assertThat(places.forSocket("x")).isEqualTo(system.resolve("run/exabgp/x.sock"));
    Files.createDirectories(system.resolve("run/herald"));
    assertThat(places.forSocket("x")).isEqualTo(system.resolve("run/herald/x.sock"));
  }

  @Test
  void theFirstSocketThereIsIsTaken() throws IOException {
    Files.createDirectories(system.resolve("run/exabgp"));
    Files.createDirectories(home.resolve("run"));
    Files.writeString(system.resolve("run/exabgp/x.sock"), "a file");
    assertThat(places.socket("x")).isNull();
    try (var one = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      one.bind(UnixDomainSocketAddress.of(home.resolve("run/x.sock")));
      assertThat(places.socket("x")).isEqualTo(home.resolve("run/x.sock"));
      assertThat(places.forSocket("x")).isEqualTo(home.resolve("run/x.sock"));
    }
  }

  @Test
  void pipesCountWhereBothAre() throws IOException {
    Files.createDirectories(system.resolve("run"));
    Files.createDirectories(home.resolve("run"));
    Fifo.make(system.resolve("run/x.in"), 0600);
    assertThat(places.pipes("x")).isNull();
    Fifo.make(home.resolve("run/x.in"), 0600);
    Fifo.make(home.resolve("run/x.out"), 0600);
    assertThat(places.pipes("x"))
        .isEqualTo(new Places.Pipes(home.resolve("run/x.in"), home.resolve("run/x.out")));
  }
}
