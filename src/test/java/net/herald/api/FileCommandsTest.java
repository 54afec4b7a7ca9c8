package net.herald.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code announce file PATH}. */
class FileCommandsTest {
  @TempDir Path folder;
  private final CommandScene scene = new CommandScene(6);

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("routes of today"), text);
  }

  @Test
  void aWholeFileIsOneCommand() throws IOException {
    var file =
        file(
            """
            # of today
            route 10.0.0.0/24 next-hop 192.0.2.9
            announce ipv4 unicast 10.0.1.0/24 next-hop self

            withdraw route 10.0.2.0/24
            attributes med 5 next-hop self nlri 10.0.3.0/24 10.0.4.0/24
            """);
    assertThat(scene.say("id=1 peer 192.0.2.2 announce file \"" + file + "\""))
        .containsExactly(
            "{\"status\": \"file processed\", \"announced\": 4, \"withdrawn\": 1}",
            "{\"answer\": \"done\", \"id\": \"1\"}");
    assertThat(scene.speaker().effects())
        .containsExactly(
            "65003: +10.0.0.0/24 next-hop 192.0.2.9",
            "65003: +10.0.1.0/24 next-hop self",
            "65003: -10.0.2.0/24",
            "65003: +10.0.3.0/24 next-hop self med 5",
            "65003: +10.0.4.0/24 next-hop self med 5");
    assertThat(scene.speaker().orders()).isEqualTo(1);
  }

  @Test
  void oneWrongLineAndNothingIsDone() throws IOException {
    var file =
        file(
            """
            route 10.0.0.0/24 next-hop 192.0.2.9
            announce route 10.0.1.0/24 next-hop nowhere
            route 10.0.2.0/24
            show neighbor
            """);
    assertThat(scene.say("announce file '" + file + "'"))
        .containsExactly(
            "error: line 2: 'nowhere' is not a next hop (expected an IP address or self) at"
                + " character 37, and 2 more wrong lines; nothing was changed",
            "error");
    assertThat(scene.speaker().effects()).isEmpty();
    scene.say("announce route 10.9.0.0/24 next-hop 192.0.2.9");
    assertThat(scene.speaker().effects()).hasSize(1);
  }

  @Test
  void aLongFileTellsHowFarItCameAndIsGivenInParts() throws IOException {
    var text = new StringBuilder();
    for (int i = 0; i < 250_000; i++) {
      text.append("route 10.").append(i >> 16).append('.').append(i >> 8 & 255).append('.');
      text.append(i & 255).append("/32 next-hop 192.0.2.9\n");
    }
    var file = file(text.toString());
    assertThat(scene.say("peer 192.0.2.2 announce file '" + file + "'"))
        .containsExactly(
            "{\"status\": \"reading\", \"lines\": 100000}",
            "{\"status\": \"reading\", \"lines\": 200000}",
            "{\"status\": \"file processed\", \"announced\": 250000, \"withdrawn\": 0}",
            "done");
    assertThat(scene.speaker().rawEffects()).hasSize(250_000);
  }

  @Test
  void theLastLineNeedsNoEnd() throws IOException {
    var file = file("route 10.0.0.0/24 next-hop 192.0.2.9\r\nroute 10.0.1.0/24 next-hop 192.0.2.9");
    assertThat(scene.say("peer 192.0.2.2 announce file '" + file + "'")).last().isEqualTo("done");
    assertThat(scene.speaker().effects()).hasSize(2);
  }

  /** A file of zeros is one line, and would fill the heap. */
  @Test
  void aLineWithoutEndIsNotHeld() throws IOException {
    var file = file("route 10.0.0.0/24 next-hop 192.0.2.9\n");
    try (var open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(2L << 30);
    }
    assertThat(scene.say("announce file '" + file + "'"))
        .containsExactly(
            "error: cannot read "
                + file
                + ": line 2 has more than 1048576 octets; nothing was changed",
            "error");
    assertThat(scene.speaker().effects()).isEmpty();
  }

  /** What the kernel makes while it is read has no size, and may have no end. */
  @Test
  void aFileWithoutSizeIsEmpty() throws IOException {
    var endless = Path.of("/proc/self/pagemap");
    assumeTrue(Files.isReadable(endless));
    assertThat(scene.say("peer 192.0.2.2 announce file " + endless))
        .containsExactly(
            "{\"status\": \"file processed\", \"announced\": 0, \"withdrawn\": 0}", "done");
  }
}
