package net.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.herald.api.RecordedSpeaker;
import net.herald.bgp.fsm.State;
import net.herald.control.ControlSocket;
import net.herald.control.Served;
import net.herald.event.ApiEvent;
import net.herald.lab.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code herald run} and {@code herald cli} against a daemon that only notes what it is told. */
@Timeout(60)
class RunCommandTest {
  @TempDir Path folder;
  private final RecordedSpeaker speaker = new RecordedSpeaker();
  private ControlSocket socket;

  @BeforeEach
  void open() throws IOException {
    socket = Served.at(folder.resolve("s"), 3, speaker);
  }

  @AfterEach
  void close() throws IOException {
    socket.close();
  }

  private CommandLine run(String input, String... arguments) {
    return CommandLine.run(
        Map.of("exabgp_api_socketpath", socket.path().toString()), input, arguments);
  }

  @Test
  void anAnswerIsPrintedWithoutItsAcknowledgement() {
    assertThat(run("", "run", "session", "ping"))
        .isEqualTo(new CommandLine(0, "{\"pong\": \"0-0-1\", \"active\": true}\n", ""));
    assertThat(run("", "cli", "peer * announce route 10.0.0.0/24 next-hop self"))
        .isEqualTo(new CommandLine(0, "", ""));
    assertThat(speaker.effects()).containsExactly("65002 65003 65004: +10.0.0.0/24 next-hop self");
  }

  @Test
  void whatComesBehindTheAnswerIsPrintedUntilTheDaemonEnds() throws Exception {
    var outcome = new CompletableFuture<CommandLine>();
    Thread.ofVirtual()
        .start(() -> outcome.complete(run("", "run", "--follow", "subscribe", "{", "fsm;", "}")));
    Await.until("it listens", Duration.ofSeconds(20), () -> speaker.followers() == 1);
    speaker.happens(neighbor -> new ApiEvent.FsmChange(neighbor, State.Idle.INITIAL));
    speaker.ends();
    socket.close();
    var ended = outcome.get(20, TimeUnit.SECONDS);
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err()).isEqualTo("the daemon closed the connection\n");
    assertThat(ended.out().lines().filter(line -> line.contains("\"counter\": 0,"))).hasSize(4);
    assertThat(ended.out().lines().filter(line -> line.contains("\"counter\": 1,"))).hasSize(1);
    assertThat(ended.out().lines().toList())
        .doesNotContain("done")
        .last()
        .asString()
        .contains("shutdown");
  }

  @Test
  void aRefusalIsAlsoTheEndOfWhatFollows() {
    assertThat(run("", "run", "-f", "subscribe", "{", "fms;", "}"))
        .isEqualTo(
            new CommandLine(
                1,
                "",
                "error: unknown keyword 'fms' in api (did you mean 'fsm'?) at character 13\n"));
    assertThat(run("", "run", "-f").code()).isEqualTo(2);
  }

  @Test
  void aRefusalIsOneAndSaysWhy() {
    assertThat(run("", "run", "announce", "rout"))
        .isEqualTo(
            new CommandLine(
                1, "", "error: unknown command 'rout' (did you mean 'route'?) at character 10\n"));
  }

  @Test
  void withoutACommandItIsTwo() {
    assertThat(run("", "run").code()).isEqualTo(2);
    assertThat(run("", "run", "--batch", "f", "version").code()).isEqualTo(2);
  }

  @Test
  void withoutADaemonItIsThree() {
    var nowhere = Map.of("EXABGP_ROOT", folder.resolve("nowhere").toString());
    var outcome =
        CommandLine.run(nowhere, "", "run", "--pipename", "nobody-has-this-name", "version");
    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err())
        .startsWith("could not find the Unix socket (nobody-has-this-name.sock)")
        .contains("\n - /run/exabgp\n");
    var gone = Map.of("exabgp_api_socketpath", folder.resolve("gone").toString());
    assertThat(CommandLine.run(gone, "", "run", "version").code()).isEqualTo(3);
  }

  @Test
  void aFileOfCommandsIsCarriedOutAndItsErrorsCount() throws IOException {
    var file = folder.resolve("batch");
    Files.writeString(file, "# a comment\nsystem api version\n\nnonsense\n");
    var outcome = run("", "run", "--batch", file.toString());
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out())
        .isEqualTo(
            """
            Executing commands from %s...

            [2] system api version
            {"api_version": 6, "description": "json-only"}

            [4] nonsense

            Batch execution complete: 2 commands, 1 errors
            """
                .formatted(file));
    assertThat(run("", "run", "--batch", "/nonexistent"))
        .isEqualTo(new CommandLine(1, "", "Batch file not found: /nonexistent\n"));
  }

  @Test
  void commandsOfStandardInputAreCarriedOutUntilItEnds() {
    var outcome = run("system version\nsilence-ack\nq\nsystem help\n", "cli");
    assertThat(outcome)
        .isEqualTo(
            new CommandLine(0, "{\"version\": \"6.0.0-test\", \"application\": \"exabgp\"}\n", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "s n s, show neighbor summary",
    "s n 192.0.2.1 e, show neighbor 192.0.2.1 extensive",
    "s n c, show neighbor configuration",
    "s a o, show adj-rib out",
    "a r 10.0.0.0/24 next-hop self, announce route 10.0.0.0/24 next-hop self",
    "n 192.0.2.1 a e ipv4 unicast, neighbor 192.0.2.1 announce eor ipv4 unicast",
    "neighbour 192.0.2.1 t 2, neighbor 192.0.2.1 teardown 2",
    "a rr ipv4 unicast, announce route-refresh ipv4 unicast",
    "w a nlri 10.0.0.0/24, withdraw attributes nlri 10.0.0.0/24",
    "f a o, flush adj-rib out",
    "ses a enable, session ack enable",
    "ses sy enable, session sync enable",
    "a w dog, announce watchdog dog",
    "d status, daemon status",
    "h, help",
    // one or two letters of a word
    "sh ne su, show neighbor summary",
    "an ro 10.0.0.0/24 next-hop self, announce route 10.0.0.0/24 next-hop self",
    "n 192.0.2.1 wi wa dog, neighbor 192.0.2.1 withdraw watchdog dog",
    "fl ad ou, flush adj-rib out",
    "neighbor 192.0.2.1 id 1.1.1.1 an ro 10.0.0.0/24, neighbor 192.0.2.1 router-id 1.1.1.1 announce route 10.0.0.0/24",
    // in the order of the daemon
    "adj-rib in show, show adj-rib in",
    "adj-rib out show extensive, show adj-rib out extensive",
    "neighbor 192.0.2.1 adj-rib in show, show adj-rib in 192.0.2.1",
    "n 192.0.2.1 s s, neighbor 192.0.2.1 show summary",
    "announce route 10.0.0.0/24 name adj-rib, announce route 10.0.0.0/24 name adj-rib",
  })
  void shortWords(String typed, String meant) {
    assertThat(Shortcuts.expand(typed)).isEqualTo(meant);
  }
}
