package net.herald.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Processes, their lines and signals, and waiting for them. */
@ExtendWith(WorkshopExtension.class)
class WorkshopTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(50);

  private static List<String> shell(String script) {
    return List.of("/bin/sh", "-c", script);
  }

  @Test
  void aProgramHasTwoStreamsAnEnvironmentADirectoryAndAnExitCode(Workshop workshop) {
    workshop.write("there", "");
    var program =
        workshop.start(
            "shell", Map.of("colour", "blue"), shell("ls; echo $colour; echo no >&2; exit 3"));

    assertThat(program.awaitExit(LIMIT)).isEqualTo(3);
    assertThat(program.output().lines()).containsExactly("there", "blue");
    assertThat(program.errors().lines()).containsExactly("no");
  }

  @Test
  void aProgramReadsNothing(Workshop workshop) {
    assertThat(workshop.start("cat", List.of("cat")).awaitExit(LIMIT)).isZero();
  }

  @Test
  void aSignalReachesAProgram(Workshop workshop) {
    var program =
        workshop.start(
            "shell",
            shell("trap 'echo caught; exit 0' USR1; echo ready; while :; do sleep 0.1; done"));
    program.output().awaitLine(LIMIT, "ready");
    program.signal("USR1");

    program.output().awaitLine(1, LIMIT, "caught");
    assertThat(program.awaitExit(LIMIT)).isZero();
  }

  @Test
  void waitingForALineOrTheEndHasALimitAndSaysWhatWasWritten(Workshop workshop) {
    var program = workshop.start("shell", shell("echo hello; sleep 60"));
    program.output().awaitLine(LIMIT, "hello");

    assertThatThrownBy(() -> program.output().awaitLine(1, SHORT, "hello"))
        .isInstanceOf(AssertionError.class)
        .hasMessage("within PT0.05S: a line with 'hello'");
    assertThatThrownBy(() -> program.awaitExit(SHORT))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("shell still runs after PT0.05S")
        .hasMessageContaining("out: hello");
  }

  @Test
  void closingStopsEveryProgramAndItsChildrenAndRemovesTheDirectory() {
    Path directory;
    Program program;
    long child;
    try (var workshop = new Workshop()) {
      directory = workshop.write("file", "text").getParent();
      program = workshop.start("shell", shell("sleep 60 & echo $!; wait"));
      child =
          Long.parseLong(
              Await.value("a child", LIMIT, () -> program.output().lines().stream().findFirst()));
    }

    assertThat(program.running()).isFalse();
    Await.until("the child is gone", LIMIT, () -> ProcessHandle.of(child).isEmpty());
    assertThat(directory).doesNotExist();
  }

  @Test
  void askingNeedsSuccess(Workshop workshop) {
    assertThat(workshop.ask(shell("echo one; echo two"))).isEqualTo("one\ntwo");
    assertThatThrownBy(() -> workshop.ask(shell("echo wrong >&2; exit 1")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("err: wrong");
  }

  @Test
  void aScriptCanBeExecuted(Workshop workshop) {
    Path script = workshop.script("hello.sh", "echo \"hello $1\"\n");

    assertThat(workshop.ask(List.of(script.toString(), "you"))).isEqualTo("hello you");
    assertThat(Files.isExecutable(script)).isTrue();
  }

  @Test
  void aClaimIsCheckedUntilItHolds() {
    var tries = new AtomicInteger();
    Await.within(LIMIT, () -> assertThat(tries.incrementAndGet()).isEqualTo(3));

    assertThat(tries).hasValue(3);
    assertThat(Await.value("a number", LIMIT, () -> Optional.of(7))).isEqualTo(7);
  }

  @Test
  void aClaimWhichNeverHoldsFailsWithItsLastWord() {
    var tries = new AtomicInteger();

    assertThatThrownBy(
            () -> Await.within(SHORT, () -> assertThat(tries.incrementAndGet()).isZero()))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("within PT0.05S:")
        .hasMessageContaining("expected: 0");
    assertThat(tries.get()).isPositive();
  }

  @Test
  void aFreePortIsFreeAndGivenOnce() throws Exception {
    int first = Ports.free();
    int second = Ports.free();

    assertThat(first).isNotEqualTo(second);
    try (var socket = new ServerSocket(first)) {
      assertThat(socket.isBound()).isTrue();
    }
  }
}
