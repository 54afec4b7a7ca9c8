package net.herald.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProcessGroupTest {

  /** A shell that starts a child and waits for it. Both have the pipe open as long as they live. */
  private static final String WAITS = "exec >$0; sleep 300 & echo started; wait";

  /** A shell that leaves its child behind. */
  private static final String LEAVES = "exec >$0; sleep 300 & echo started";

  @TempDir Path directory;
  private Path pipe;

  @BeforeEach
  void makePipe() throws Exception {
    pipe = directory.resolve("pipe");
    Fifo.make(pipe, 0600);
  }

  @Test
  void killingTheGroupEndsTheProgramAndWhatItStarted() throws Exception {
    Process shell = start(ProcessGroup.command(shell(WAITS)));
    try (BufferedReader alive = Files.newBufferedReader(pipe)) {
      assertThat(alive.readLine()).isEqualTo("started");
      ProcessGroup.of(shell).kill();
      assertThat(shell.waitFor()).isEqualTo(128 + 9);
      assertThat(alive.readLine()).as("all have closed the pipe").isNull();
    }
  }

  @Test
  void terminatingTheGroupEndsTheProgramAndWhatItStarted() throws Exception {
    Process shell = start(ProcessGroup.command(shell(WAITS)));
    try (BufferedReader alive = Files.newBufferedReader(pipe)) {
      assertThat(alive.readLine()).isEqualTo("started");
      ProcessGroup.of(shell).terminate();
      assertThat(shell.waitFor()).isEqualTo(128 + 15);
      assertThat(alive.readLine()).as("all have closed the pipe").isNull();
    }
  }

  @Test
  void whatTheProgramLeftBehindIsKilledAfterItsEnd() throws Exception {
    assumeTrue(
        ProcessGroup.find("setsid", System.getenv("PATH")) != null, "setsid is not installed");
    Process shell = start(ProcessGroup.command(shell(LEAVES)));
    try (BufferedReader alive = Files.newBufferedReader(pipe)) {
      assertThat(alive.readLine()).isEqualTo("started");
      assertThat(shell.waitFor()).isZero();
      ProcessGroup.of(shell).kill();
      assertThat(alive.readLine()).as("all have closed the pipe").isNull();
    }
  }

  @Test
  void aProgramStartedWithoutSetsidIsEndedWithItsDescendants() throws Exception {
    Process shell = start(shell(WAITS));
    try (BufferedReader alive = Files.newBufferedReader(pipe)) {
      assertThat(alive.readLine()).isEqualTo("started");
      ProcessGroup.of(shell).kill();
      assertThat(shell.waitFor()).isEqualTo(128 + 9);
      assertThat(alive.readLine()).as("all have closed the pipe").isNull();
    }
  }

  @Test
  void aProgramIsFoundInThePath() throws Exception {
    Path program = Files.createFile(directory.resolve("program"));
    assertThat(ProcessGroup.find("program", "/absent:" + directory)).as("not executable").isNull();
    assertThat(program.toFile().setExecutable(true)).isTrue();
    assertThat(ProcessGroup.find("program", "/absent:" + directory)).isEqualTo(program);
    assertThat(ProcessGroup.find("program", null)).isNull();
  }

  private List<String> shell(String script) {
    return List.of("sh", "-c", script, pipe.toString());
  }

  private static Process start(List<String> command) throws Exception {
    return new ProcessBuilder(command).start();
  }
}
