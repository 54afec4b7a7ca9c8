package net.herald.interop;

import static net.herald.interop.Daemons.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.herald.control.ControlClient;
import net.herald.lab.Await;
import net.herald.lab.Ports;
import net.herald.lab.Program;
import net.herald.lab.RecordingPeer;
import net.herald.lab.Workshop;
import net.herald.lab.WorkshopExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A daemon that root starts, that becomes another user, and that keeps routes in a folder. */
@ExtendWith(WorkshopExtension.class)
class KeptRoutesOfTheProgramTest {
  private static final String USER = "nobody";
  private static final String END_OF_RIB = "UPDATE 00000000";

  private final int port = Ports.free();

  @BeforeEach
  void onlyRootBecomesAnother() {
    assumeTrue("root".equals(System.getProperty("user.name")), "these tests need root");
  }

  private Program daemon(Workshop workshop, Path kept, Map<String, String> more) {
    var environment = new HashMap<String, String>();
    environment.put("exabgp_daemon_user", USER);
    environment.put("exabgp_api_persist", kept.toString());
    environment.put("exabgp_api_cli", "true");
    environment.put("exabgp_api_socketpath", socket(workshop).toString());
    environment.putAll(more);
    var configuration = workshop.write("herald.conf", Daemons.configuration(port, "", List.of()));
    return Daemons.start(workshop, environment, configuration.toString());
  }

  /** In a folder of the user, who makes it. */
  private static Path socket(Workshop workshop) {
    return workshop.file("run").resolve("herald.sock");
  }

  private static void giveTo(String user, Path path) throws IOException {
    Files.setOwner(
        path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
  }

  private static String owner(Path path) throws IOException {
    return Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName();
  }

  private static void announce(Workshop workshop, String command) throws IOException {
    Await.until("the socket", LIMIT, () -> Files.exists(socket(workshop)));
    try (var client = ControlClient.socket(socket(workshop))) {
      client.say(command);
      assertThat(client.hear(LIMIT)).isEqualTo("done");
    }
  }

  @Test
  void routesOutlastADaemonThatGaveUpRoot(Workshop workshop) throws IOException {
    var peer = workshop.closing(new RecordingPeer(port));
    giveTo(USER, workshop.folder("run"));
    var kept = workshop.file("kept");
    var herald = daemon(workshop, kept, Map.of());
    peer.session(0).awaitMessage(END_OF_RIB);
    announce(workshop, "announce route 10.4.0.0/16 next-hop self");
    peer.session(0).awaitMessage("UPDATE 0000");
    assertThat(owner(Path.of("/proc/" + herald.pid()))).isEqualTo(USER);
    assertThat(owner(kept)).isEqualTo(USER);
    assertThat(owner(kept.resolve("routes"))).isEqualTo(USER);
    herald.signal("KILL");
    herald.awaitExit(LIMIT);

    var next = daemon(workshop, kept, Map.of());

    var second = peer.session(1);
    second.awaitMessage(END_OF_RIB);
    assertThat(second.messages()).anyMatch(m -> m.endsWith("100A04"));
    assertThat(owner(kept.resolve("routes"))).isEqualTo(USER);
    // what the second life is told can be written, too
    announce(workshop, "announce route 10.5.0.0/16 next-hop self");
    next.signal("KILL");
    next.awaitExit(LIMIT);
    daemon(workshop, kept, Map.of());
    peer.session(2).awaitMessage(END_OF_RIB);
    assertThat(peer.session(2).messages().stream().filter(m -> m.contains("100A0")).toList())
        .singleElement()
        .asString()
        .endsWith("100A04100A05");
  }

  private void refuses(Workshop workshop, Path kept, Map<String, String> more, String... words) {
    var herald = daemon(workshop, kept, more);
    assertThat(herald.awaitExit(LIMIT)).isOne();
    assertThat(herald.errors().lines())
        .filteredOn(line -> line.contains("daemon.failed"))
        .singleElement()
        .asString()
        .contains("the folder " + kept + " of api.persist")
        .contains(words);
  }

  @Test
  void aFolderThatTheUserCannotReachIsTold(Workshop workshop) throws IOException {
    var closed = workshop.folder("closed");
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    refuses(
        workshop,
        closed.resolve("kept"),
        Map.of(),
        "cannot be written by user nobody",
        "parents this user may pass");
  }

  @Test
  void aFileInPlaceOfTheFolderIsTold(Workshop workshop) {
    refuses(workshop, workshop.write("kept", "mine"), Map.of(), "cannot be used");
  }

  /** The user owns the folder: root must not be led elsewhere by what is in it. */
  @Test
  void rootFollowsNoLinkThatTheUserLeft(Workshop workshop) throws IOException {
    var kept = workshop.folder("kept");
    var secret = workshop.write("secret", "of root\n");
    Files.createSymbolicLink(kept.resolve("routes.new"), secret);
    Files.createSymbolicLink(kept.resolve("routes"), secret);

    refuses(workshop, kept, Map.of(), "cannot be used");

    assertThat(secret).hasContent("of root\n");
    assertThat(owner(secret)).isEqualTo("root");

    Files.delete(kept.resolve("routes"));
    giveTo(USER, workshop.folder("run"));
    var peer = workshop.closing(new RecordingPeer(port));
    daemon(workshop, kept, Map.of());
    peer.session(0).awaitMessage(END_OF_RIB);
    assertThat(secret).hasContent("of root\n");
    assertThat(owner(secret)).isEqualTo("root");
    assertThat(owner(kept.resolve("routes"))).isEqualTo(USER);
  }
}
