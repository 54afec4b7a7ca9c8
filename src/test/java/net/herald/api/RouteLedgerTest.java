package net.herald.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import net.herald.log.Log;
import net.herald.peer.RouteChange;
import net.herald.time.ManualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is remembered of what commands announced. */
@Timeout(60)
class RouteLedgerTest {
  private static final String DOWN =
      "neighbor 192.0.2.2 local-ip 192.0.2.9 local-as 65001 peer-as 65003 router-id 192.0.2.9"
          + " family-allowed in-open";

  @TempDir Path folder;
  private final ManualClock clock = new ManualClock();

  private RouteLedger ledger() throws IOException {
    return RouteLedger.inFolder(folder.resolve("kept"), clock, Log.silent());
  }

  /** A session whose daemon remembers in the folder. */
  private CommandScene scene(RouteLedger ledger) {
    return new CommandScene(6, clock, Log.silent(), ledger);
  }

  private static List<String> routes(RouteLedger ledger) {
    var shown = new ArrayList<String>();
    for (var change : ledger.of(DOWN)) {
      if (change instanceof RouteChange.Announce(var route)) {
        shown.add(
            route.route()
                + (route.watchdog().isEmpty() ? "" : " in " + route.watchdog())
                + (route.withdrawn() ? ", held" : ""));
      }
    }
    return shown;
  }

  @Test
  void theNextLifeFindsWhatWasAnnouncedAndNotWithdrawnInItsOrder() throws IOException {
    var scene = scene(ledger()); // which is never closed, as if it had been killed
    scene.say(
        "announce route 10.0.0.0/24 next-hop 192.0.2.9 med 5 community [1:1 no-export]",
        "announce route 10.0.1.0/24 next-hop self as-path [ 65001 4200000000 ]",
        "announce route 10.0.2.0/24 next-hop self watchdog \"a dog\" withdraw",
        "peer 192.0.2.1 announce route 10.0.9.0/24 next-hop self",
        "peer 192.0.2.2 announce route 10.0.3.0/24 path-information 7 next-hop self",
        "withdraw route 10.0.1.0/24",
        "peer 192.0.2.2 announce route 10.0.0.0/24 next-hop 192.0.2.8");

    assertThat(routes(ledger()))
        .containsExactly(
            "10.0.2.0/24 next-hop self in a dog, held",
            "10.0.3.0/24 path-information 0.0.0.7 next-hop self",
            "10.0.0.0/24 next-hop 192.0.2.8");
  }

  @Test
  void whatWasClearedOrRefusedIsForgotten() throws IOException {
    var scene = scene(ledger());
    scene.say("announce route 10.0.0.0/24 next-hop self", "neighbor 192.0.2.2 clear adj-rib out");
    scene.say("peer 192.0.2.2 announce route 10.0.1.0/24 next-hop self", "announce route nonsense");
    assertThat(routes(ledger())).containsExactly("10.0.1.0/24 next-hop self");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+ 1 0 ipv4 unicast 10.9.", "garbage\n", "+ 7\n", "\n", "+ 1 x y\n"})
  void aLineThatIsTornOrWrongCostsOnlyItself(String tail) throws IOException {
    scene(ledger()).say("announce route 10.0.0.0/24 next-hop self");
    Files.writeString(folder.resolve("kept/routes"), tail, StandardOpenOption.APPEND);
    var next = ledger();
    assertThat(routes(next)).containsExactly("10.0.0.0/24 next-hop self");
    scene(next).say("announce route 10.0.1.0/24 next-hop self");
    assertThat(routes(ledger())).hasSize(2);
  }

  @Test
  void theFileGrowsWithWhatThereIsAndNotWithWhatWasSaid() throws IOException {
    var ledger = ledger();
    var scene = scene(ledger);
    scene.say("silence-ack");
    for (int i = 0; i < 300; i++) {
      var lines = new String[1000];
      for (int j = 0; j < lines.length; j++) {
        lines[j] = "peer 192.0.2.2 announce route 10.0.0." + j % 200 + " next-hop self med " + i;
      }
      scene.say(lines);
    }
    assertThat(Files.size(folder.resolve("kept/routes"))).isLessThan(12_000_000);
    assertThat(routes(ledger())).hasSize(200).allMatch(route -> route.endsWith("med 299"));
  }

  @Test
  void aRouteIsWithdrawnAtTheEndOfItsLifetime() throws Exception {
    var ledger = RouteLedger.inMemory(clock, Log.silent());
    var scene = scene(ledger);
    scene.say(
        "peer 192.0.2.2 announce route 10.0.0.0/24 next-hop self",
        "ttl=60 peer 192.0.2.2 announce route 10.0.1.0/24 next-hop self",
        "ttl=30 peer 192.0.2.2 announce route 10.0.2.0/24 next-hop self",
        "ttl=30 peer 192.0.2.2 announce route 10.0.3.0/24 next-hop self",
        "peer 192.0.2.2 withdraw route 10.0.3.0/24",
        "ttl=30 peer 192.0.2.2 announce route 10.0.4.0/24 next-hop self",
        "peer 192.0.2.2 announce route 10.0.4.0/24 next-hop self");
    var expired = new LinkedBlockingQueue<String>();
    var thread =
        Thread.ofVirtual()
            .start(() -> {
              try {
                ledger.expire((neighbor, change) -> expired.add(neighbor + ": " + change));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    clock.awaitWaiters(1);
    clock.advance(Duration.ofSeconds(29));
    clock.awaitWaiters(1);
    assertThat(expired).isEmpty();
    clock.advance(Duration.ofSeconds(2));
    assertThat(expired.poll(20, TimeUnit.SECONDS)).startsWith(DOWN).contains("10.0.2.0/24");
    scene.say("ttl=90 peer 192.0.2.2 announce route 10.0.1.0/24 next-hop self");
    clock.awaitWaiters(1);
    clock.advance(Duration.ofSeconds(89));
    clock.awaitWaiters(1);
    assertThat(expired).isEmpty();
    clock.advance(Duration.ofSeconds(2));
    assertThat(expired.poll(20, TimeUnit.SECONDS)).contains("10.0.1.0/24");
    ledger.close();
    thread.join();
    assertThat(expired).isEmpty();
  }

  @Test
  void aLifetimeThatEndedMeanwhileIsOver() throws IOException {
    scene(ledger())
        .say(
            "ttl=60 peer 192.0.2.2 announce route 10.0.1.0/24 next-hop self",
            "ttl=6000 peer 192.0.2.2 announce route 10.0.2.0/24 next-hop self");
    clock.advance(Duration.ofSeconds(61));
    assertThat(routes(ledger())).containsExactly("10.0.2.0/24 next-hop self");
  }

  @Test
  void whatCannotBeKeptIsRefused() throws IOException {
    var ledger = ledger();
    var scene = scene(ledger);
    scene.say("peer 192.0.2.2 announce route 10.0.0.0/24 next-hop self");
    ledger.close();
    var answers = scene.say("peer 192.0.2.2 announce route 10.0.1.0/24 next-hop self");
    assertThat(answers).hasSize(2).last().isEqualTo("error");
    assertThat(answers.getFirst()).startsWith("error: this cannot be kept: ");
    assertThat(scene.speaker().effects()).hasSize(1);
    assertThat(routes(ledger())).containsExactly("10.0.0.0/24 next-hop self");
  }
}
