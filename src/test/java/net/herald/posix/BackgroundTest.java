package net.herald.posix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BackgroundTest {

  @TempDir Path directory;

  @Test
  void aCommandLineIsTakenApart() {
    assertThat(Background.words("java\0-jar\0a b.jar\0\0--x\0".getBytes(UTF_8)))
        .containsExactly("java", "-jar", "a b.jar", "", "--x");
  }

  @Test
  void theProgramRunsOnInASessionOfItsOwnWithoutTheTerminal() throws Exception {
    assumeTrue(
        ProcessGroup.find("setsid", System.getenv("PATH")) != null, "setsid is not installed");
    Path pipe = directory.resolve("pipe");
    Fifo.make(pipe, 0600);
    Process first =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName(),
                pipe.toString(),
                "a word")
            .inheritIO()
            .redirectInput(ProcessBuilder.Redirect.PIPE)
            .start();
    try (BufferedReader other = Files.newBufferedReader(pipe)) {
      assertThat(other.lines())
          .containsExactly(
              "stays: it is in the background already",
              "arguments: a word",
              "leader of its session: true",
              "descriptors: [/dev/null, /dev/null, /dev/null]");
      assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(first.exitValue()).isZero();
    } finally {
      first.destroyForcibly();
    }
  }

  /** Goes to the background and tells there what it sees. */
  static final class Program {

    public static void main(String[] arguments) throws IOException {
      String stays = Background.staysBecause();
      if (stays == null) {
        Background.start();
        return;
      }
      // Process, parent, group, session: after the name, which is in brackets.
      String stat = Files.readString(Path.of("/proc/self/stat"));
      String session = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[3];
      String own = Long.toString(ProcessHandle.current().pid());
      Files.write(
          Path.of(arguments[0]),
          List.of(
              "stays: " + stays,
              "arguments: " + arguments[1],
              "leader of its session: " + session.equals(own),
              "descriptors: " + List.of(descriptor(0), descriptor(1), descriptor(2))));
    }

    private static Path descriptor(int number) throws IOException {
      return Files.readSymbolicLink(Path.of("/proc/self/fd/" + number));
    }
  }
}
