package net.herald.control;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.FileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import net.herald.api.RecordedSpeaker;
import net.herald.lab.Await;
import net.herald.log.RecordedLog;
import net.herald.posix.Fifo;
import net.herald.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients of the named pipes of a daemon, of which some are not as they should be. */
@Timeout(60)
class ControlPipesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Whose answers are more than the daemon keeps and a pipe holds. */
  private static final String MUCH = "nonsense\n".repeat(60_000);

  @TempDir Path folder;

  private final RecordedSpeaker speaker = new RecordedSpeaker();
  private final RecordedLog log = new RecordedLog();
  private Places.Pipes pipes;

  @BeforeEach
  void makePipes() throws IOException {
    pipes = new Places.Pipes(folder.resolve("h.in"), folder.resolve("h.out"));
    Fifo.make(pipes.in(), 0600);
    Fifo.make(pipes.out(), 0600);
  }

  /** A daemon that waits so long for somebody who reads. */
  private void serve(Duration patience) throws IOException {
    ControlPipes.open(pipes, Served.by(speaker), patience, Clock.system(), log.log());
  }

  /** Writes and goes, as {@code echo} of a shell does. */
  private void say(String text) throws IOException {
    Files.writeString(pipes.in(), text, StandardOpenOption.WRITE);
  }

  /** Opens the pipe of answers, and waits there for the first one. */
  private CompletableFuture<BufferedReader> reader() {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return new BufferedReader(new FileReader(pipes.out().toFile(), US_ASCII), 1);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        task -> Thread.ofPlatform().daemon().start(task));
  }

  private void awaitLog(String event) {
    Await.until(event, PATIENCE, () -> log.lines().stream().anyMatch(line -> line.contains(event)));
  }

  private void awaitRoute(String prefix) {
    Await.until(
        prefix,
        PATIENCE,
        () -> speaker.rawEffects().stream().anyMatch(effect -> effect.contains(prefix)));
  }

  private void isAnswered(int times) throws IOException {
    try (var client = ControlClient.pipes(pipes)) {
      for (int i = 0; i < times; i++) {
        client.say("session ping");
        assertThat(client.hear(PATIENCE)).contains("pong");
        assertThat(client.hear(PATIENCE)).isEqualTo("done");
      }
      client.say("nonsense");
      assertThat(client.hear(PATIENCE)).startsWith("error: unknown command 'nonsense'");
      assertThat(client.hear(PATIENCE)).isEqualTo("error");
    }
  }

  @Test
  void aClientIsAnswered() throws IOException {
    serve(PATIENCE);
    isAnswered(3);
  }

  @Test
  void halfALineIsForgottenWhenWhoWroteItHasGone() throws IOException {
    serve(PATIENCE);
    say("announce route 10.0.0.0/2");
    awaitLog("control.half-line");
    say("");
    isAnswered(1);
    assertThat(speaker.rawEffects()).isEmpty();
  }

  @Test
  void commandsAreCarriedOutWhileNobodyReadsTheAnswers() throws IOException {
    serve(Duration.ofMillis(50));
    say(MUCH);
    say("announce route 10.1.0.0/16 next-hop 192.0.2.1\n");
    awaitRoute("10.1.0.0/16");
    awaitLog("control.unread");
  }

  @Test
  void commandsAreCarriedOutWhileWhoHasThePipeOpenNeverReads() throws Exception {
    serve(Duration.ofMillis(50));
    var deaf = reader();
    say(MUCH);
    say("announce route 10.1.0.0/16 next-hop 192.0.2.1\n");
    awaitRoute("10.1.0.0/16");
    try (var _ = deaf.get()) {
      awaitLog("control.unread");
    }
  }

  @Test
  void theAnswersOfWhoWentInTheirMiddleAreForNobodyElse() throws Exception {
    serve(Duration.ofSeconds(2));
    var gone = reader();
    say("nonsense\n".repeat(5_000));
    assertThat(gone.get().readLine()).startsWith("error: unknown command 'nonsense'");
    // the answers fill the pipe, and the last of them waits before this is carried out
    say("disable-ack\nannounce route 10.1.0.0/16 next-hop 192.0.2.1\n");
    awaitRoute("10.1.0.0/16");
    gone.get().close();
    awaitLog("control.unread");
    try (var client = ControlClient.pipes(pipes)) {
      client.say("enable-ack");
      assertThat(client.hear(PATIENCE)).isEqualTo("done");
    }
  }

  @Test
  void whatNobodyReadInTimeIsGone() throws Exception {
    serve(Duration.ofMillis(50));
    var deaf = reader();
    say(MUCH);
    say("announce route 10.1.0.0/16 next-hop 192.0.2.1\n");
    awaitRoute("10.1.0.0/16");
    try (var _ = deaf.get();
        var client = ControlClient.pipes(pipes)) {
      client.say("session ping");
      long lines = 0;
      while (!String.valueOf(client.hear(PATIENCE)).contains("pong")) {
        lines++;
      }
      assertThat(lines).as("of 120,000").isLessThan(100_000);
    }
  }
}
