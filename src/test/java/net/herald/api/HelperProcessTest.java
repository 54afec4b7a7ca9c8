package net.herald.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import net.herald.config.ProcessSettings;
import net.herald.event.ApiEvent;
import net.herald.event.Dialect;
import net.herald.event.EventEncoder;
import net.herald.event.EventLine;
import net.herald.event.EventScenes;
import net.herald.lab.Await;
import net.herald.log.RecordedLog;
import net.herald.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real programs that behave badly, each with what becomes of it. None of them may cost more than
 * its own budget, or make anybody else wait.
 */
@Timeout(60)
class HelperProcessTest {
  private static final Duration LONG = Duration.ofSeconds(50);
  private static final String NEVER_READ = "exec tail -f /dev/null";

  private final RecordedSpeaker speaker = new RecordedSpeaker();
  private final RecordedLog log = new RecordedLog();
  private final CountDownLatch down = new CountDownLatch(1);
  private final List<HelperProcess> started = new ArrayList<>();

  /** Process "p" of version 4 that gets text; it runs a script. */
  private HelperProcess start(String script, boolean respawn, long outputLimit) {
    return start(List.of("/bin/sh", "-c", script), respawn, outputLimit);
  }

  private HelperProcess start(List<String> command, boolean respawn, long outputLimit) {
    return start(
        new ProcessSettings("p", command, ProcessSettings.Encoder.TEXT, respawn), outputLimit);
  }

  private HelperProcess start(ProcessSettings settings, long outputLimit) {
    var version = new ApiVersion(4);
    var rules =
        new HelperProcess.Rules(
            version,
            true,
            outputLimit,
            OutputPool.unbounded(),
            Duration.ofMillis(500),
            Duration.ofMillis(500));
    var helper =
        new HelperProcess(
            settings,
            rules,
            dialect -> dialect.encoder(EventScenes.ORIGIN, Clock.system(), false),
            answers ->
                new CommandSession(
                    Access.of("p"),
                    speaker,
                    answers,
                    version,
                    new Manners(true, () -> false, "v1"),
                    Clock.system(),
                    log.log()),
            _ -> down.countDown(),
            Clock.system(),
            log.log());
    started.add(helper);
    helper.start();
    return helper;
  }

  private HelperProcess once(String script) {
    return start(script, false, 1 << 20);
  }

  @AfterEach
  void end() throws InterruptedException {
    for (var helper : started) {
      helper.stop(false);
      assertThat(helper.awaitEnd(LONG)).isTrue();
    }
  }

  private static EventLine event(String reason) {
    var encoder = Dialect.TEXT_4.encoder(EventScenes.ORIGIN, Clock.system(), false);
    return Objects.requireNonNull(
        encoder.encode(
            new ApiEvent.Down(EventScenes.NEIGHBOR, reason), EventEncoder.Content.PARSED, false));
  }

  private List<String> logged(String event) {
    return log.lines().stream().filter(line -> line.contains(event)).toList();
  }

  @Test
  void commandsAreCarriedOutAndAnswered() throws Exception {
    once(
        """
        echo version
        read version
        read done
        case "$version/$done" in "exabgp 6.0.0-test/done") echo reload ;; esac
        read status; read done
        case "$status/$done" in "reload in progress/done") echo shutdown ;; esac
        """);
    assertThat(speaker.next()).isEqualTo("daemon: reload");
    assertThat(speaker.next()).isEqualTo("daemon: shutdown");
  }

  @Test
  void itRunsInTheRootDirectoryLeadsItsGroupAndHasNoTerminal() throws Exception {
    once(
        """
        group=$(ps -o pgid= -p $$ | tr -d ' ')
        [ "$(pwd)" = / ] && [ "$TERM" = dumb ] && [ "$group" = $$ ] && echo reload
        """);
    assertThat(speaker.next()).isEqualTo("daemon: reload");
  }

  @Test
  void eventsReachIt() throws Exception {
    var helper = once("read line; case $line in *why) echo reload;; esac");
    helper.event(event("why"), 1);
    assertThat(speaker.next()).isEqualTo("daemon: reload");
  }

  @Test
  void halfALineOfAKilledProgramIsNotCarriedOut() throws Exception {
    once("echo reload; printf shutdown; kill -9 $$");
    down.await();
    assertThat(speaker.rawEffects()).containsExactly("daemon: reload");
    assertThat(logged("process.half-line")).singleElement().asString().contains("octets=8");
  }

  @Test
  void theLastLinesOfAProgramThatEndsAreCarriedOut() throws Exception {
    once("yes neighbor 192.0.2.2 withdraw route 10.0.0.0/24 | head -n 20000");
    down.await();
    assertThat(speaker.rawEffects()).hasSize(20_000);
  }

  @Test
  void aLineWithoutEndCostsTheProgramItsLife() throws Exception {
    once("head -c 100000000 /dev/zero | tr '\\\\0' x; echo; echo shutdown");
    down.await();
    assertThat(logged("process.line-too-long")).hasSize(1);
    assertThat(speaker.rawEffects()).isEmpty();
  }

  @Test
  void binaryOutputIsRefusedLineByLine() throws Exception {
    once("head -c 300000 /dev/urandom; echo; echo reload");
    assertThat(speaker.next()).isEqualTo("daemon: reload");
    assertThat(logged("command.refused")).isNotEmpty();
  }

  @Test
  void whatItWritesOnItsStandardErrorIsLoggedWhereItShall() throws Exception {
    var script =
        "echo one two >&2; head -c 9000 /dev/zero | tr '\\0' x >&2; printf '\\nlast\\n' >&2";
    var settings =
        new ProcessSettings(
            "p",
            List.of("/bin/sh", "-c", script),
            ProcessSettings.Encoder.TEXT,
            false,
            0,
            ProcessSettings.Errors.LOG);
    start(settings, 1 << 20);
    Await.until("the last line", LONG, () -> !logged("text=last").isEmpty());
    assertThat(logged("process.says").getFirst()).contains("process=p").contains("\"one two\"");
    assertThat(logged("process.says")).hasSizeBetween(4, 6);
  }

  @Test
  void aFloodOfWrongLinesIsAnsweredToItsEnd() throws Exception {
    once("yes nonsense | head -n 100000; echo reload; " + NEVER_READ);
    assertThat(speaker.next()).isEqualTo("daemon: reload");
  }

  @Test
  void aProgramThatNeverReadsLosesOldEventsAndNobodyWaits() {
    var helper = start(NEVER_READ, false, 1 << 20);
    var line = event("x".repeat(1000));
    for (int i = 0; i < 100_000; i++) {
      helper.event(line, i);
      assertThat(helper.backlog().octets()).isLessThanOrEqualTo(1 << 20);
    }
  }

  @Test
  void aProgramThatNeverReadsMayGoOnWithCommands() throws Exception {
    start("yes '# nothing' | head -n 300000; echo reload; " + NEVER_READ, false, 10_000);
    assertThat(speaker.next()).isEqualTo("daemon: reload");
  }

  @Test
  void aProgramThatNeverReadsItsAnswersWaitsForItself() throws Exception {
    var helper = start("yes version | head -n 300000; echo reload", false, 10_000);
    var other = once("echo shutdown");
    assertThat(speaker.next()).isEqualTo("daemon: shutdown");
    assertThat(other).isNotSameAs(helper);
    assertThat(speaker.rawEffects()).isEmpty();
    assertThat(helper.backlog().octets()).isLessThanOrEqualTo(10_000);
  }

  @Test
  void aProgramThatEndsAtOnceIsStartedAgainFiveTimes() throws Exception {
    start("exit 3", true, 1 << 20);
    down.await();
    assertThat(logged("process.started")).hasSize(6);
    assertThat(logged("process.down")).singleElement().asString().contains("it ended too often");
  }

  @Test
  void aProgramThatIsNotThereIsGivenUp() throws Exception {
    var helper = start(List.of("/nowhere/program"), true, 1 << 20);
    down.await();
    assertThat(helper.runs()).isFalse();
    helper.event(event("nobody listens"), 1);
    assertThat(helper.backlog().items()).isZero();
  }

  @Test
  void aProgramWithoutRespawnStaysDownUntilSomebodyAsks() throws Exception {
    var helper = once("echo reload");
    down.await();
    assertThat(helper.awaitEnd(LONG)).isTrue();
    helper.start();
    assertThat(speaker.next()).isEqualTo("daemon: reload");
    assertThat(speaker.next()).isEqualTo("daemon: reload");
  }

  @Test
  void aProgramThatClosedItsOutputStillReads(@TempDir Path directory) throws Exception {
    var file = directory.resolve("read");
    var helper = once("exec >&-; read line; echo \"$line\" > " + file);
    helper.event(event("why"), 1);
    down.await();
    assertThat(Files.readString(file)).isEqualTo("neighbor 127.0.0.2 down - why\n");
  }

  @Test
  void whatAProgramLeavesBehindEndsWithIt(@TempDir Path directory) throws Exception {
    var file = directory.resolve("pid");
    once("tail -f /dev/null & echo $! > " + file);
    down.await();
    awaitEnd(file);
  }

  @Test
  void aProgramThatIgnoresTheRequestToEndIsKilled(@TempDir Path directory) throws Exception {
    var file = directory.resolve("pid");
    var helper = once("trap '' TERM; echo $$ > " + file + "; echo reload; " + NEVER_READ);
    speaker.next();
    helper.stop(false);
    assertThat(helper.awaitEnd(LONG)).isTrue();
    awaitEnd(file);
  }

  /** Signals take a moment. */
  private static void awaitEnd(Path file) throws IOException {
    long pid = Long.parseLong(Files.readString(file).strip());
    Await.until(
        "the process has ended",
        LONG,
        () -> ProcessHandle.of(pid).filter(HelperProcessTest::isNoZombie).isEmpty());
  }

  /** A process that ended but whose parent has not heard of it yet is as good as gone. */
  private static boolean isNoZombie(ProcessHandle process) {
    try {
      return !Files.readString(Path.of("/proc/" + process.pid() + "/stat")).contains(") Z ");
    } catch (IOException gone) {
      return false;
    }
  }

  @Test
  void theEndOfTheDaemonIsTheLastEvent() throws Exception {
    var helper =
        once(
            """
            trap '' TERM
            echo restart
            while read line; do case "$line" in shutdown*) echo reload; exit;; esac; done
            """);
    assertThat(speaker.next()).isEqualTo("daemon: restart");
    helper.event(event("why"), 1);
    helper.stop(true);
    helper.event(event("too late"), 1);
    assertThat(speaker.next()).isEqualTo("daemon: reload");
    assertThat(helper.awaitEnd(LONG)).isTrue();
    assertThat(helper.runs()).isFalse();
  }

  @Test
  void aProgramThatEndsWhileTheDaemonSaysGoodbyeIsNotStartedAgain() throws Exception {
    var helper = start("echo reload; read line", true, 1 << 20);
    assertThat(speaker.next()).isEqualTo("daemon: reload");
    helper.letEnd();
    helper.event(event("why"), 1);
    assertThat(helper.awaitEnd(LONG)).isTrue();
    assertThat(logged("process.started")).hasSize(1);
  }

  @Test
  void aProgramThatIsStoppedIsNotStartedAgain() throws Exception {
    var helper = start("echo reload; " + NEVER_READ, true, 1 << 20);
    speaker.next();
    helper.stop(false);
    assertThat(helper.awaitEnd(LONG)).isTrue();
    assertThat(logged("process.started")).hasSize(1);
    assertThat(down.getCount()).isOne();
  }
}
