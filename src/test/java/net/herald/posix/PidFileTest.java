package net.herald.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PidFileTest {

  private static final String OWN = ProcessHandle.current().pid() + "\n";

  @TempDir Path directory;
  private Path path;

  @BeforeEach
  void name() {
    path = directory.resolve("herald.pid");
  }

  @Test
  void holdsTheNumberOfTheProcessAndGoesAtTheEnd() throws Exception {
    int before = Umask.set(0137);
    try (PidFile _ = PidFile.create(path)) {
      assertThat(path).hasContent(OWN);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rw-r-----");
    } finally {
      Umask.set(before);
    }
    assertThat(path).doesNotExist();
  }

  @Test
  void theFileOfAProcessThatHasEndedIsReplaced() throws Exception {
    Files.writeString(path, endedProcess() + "\n");
    try (PidFile _ = PidFile.create(path)) {
      assertThat(path).hasContent(OWN);
    }
  }

  @Test
  void aFileNobodyWroteToIsReplaced() throws Exception {
    Files.createFile(path);
    try (PidFile _ = PidFile.create(path)) {
      assertThat(path).hasContent(OWN);
    }
  }

  @Test
  void ourOwnNumberFromAnEarlierLifeOfTheContainerIsReplaced() throws Exception {
    Files.writeString(path, OWN);
    try (PidFile _ = PidFile.create(path)) {
      assertThat(path).hasContent(OWN);
    }
  }

  @Test
  void theFileOfARunningProcessIsRefusedAndKept() throws Exception {
    Files.writeString(path, "1\n");
    assertThatThrownBy(() -> PidFile.create(path))
        .hasMessage("pid file " + path + " names a running process, 1");
    assertThat(path).hasContent("1\n");
  }

  @Test
  void aSecondDaemonOnOneFileIsRefusedAndTheFirstKeepsIt() throws Exception {
    try (PidFile _ = PidFile.create(path)) {
      assertThatThrownBy(() -> PidFile.create(path))
          .hasMessage("pid file " + path + " belongs to a running daemon, process " + OWN.strip());
      assertThat(path).hasContent(OWN);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nginx\n", "0\n", "-1\n", "12 34\n", "99999999999999999999\n"})
  void aFileThatHoldsSomethingElseIsRefusedAndKept(String content) throws Exception {
    Files.writeString(path, content);
    assertThatThrownBy(() -> PidFile.create(path))
        .hasMessage(
            "pid file " + path + " holds no process number: remove it if no daemon uses it");
    assertThat(path).hasContent(content);
  }

  @Test
  void aLinkIsNotFollowed() throws Exception {
    Path victim = Files.createFile(directory.resolve("victim"));
    Files.createSymbolicLink(path, victim);
    assertThatThrownBy(() -> PidFile.create(path))
        .hasMessageStartingWith("pid file " + path + " cannot be opened: ");
    assertThat(victim).isEmptyFile();
  }

  @Test
  void aMissingDirectoryIsTold() {
    Path lost = directory.resolve("absent/herald.pid");
    assertThatThrownBy(() -> PidFile.create(lost))
        .hasMessage("pid file " + lost + " cannot be opened: no such directory");
  }

  private static long endedProcess() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    return process.pid();
  }
}
