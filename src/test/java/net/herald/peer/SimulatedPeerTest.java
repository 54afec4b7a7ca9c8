package net.herald.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import net.herald.bgp.Asn;
import net.herald.bgp.Family;
import net.herald.bgp.Ipv4;
import net.herald.bgp.attribute.Route;
import net.herald.bgp.fsm.FsmSettings;
import net.herald.bgp.fsm.State;
import net.herald.bgp.message.Notification;
import net.herald.bgp.nlri.InetNlri;
import net.herald.event.ApiEvent;
import net.herald.iana.MessageType;
import net.herald.route.RouteParser;
import net.herald.text.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of a session: a real peer, a played neighbor, time that moves when told to. */
@Timeout(20)
class SimulatedPeerTest {
  static final String NEIGHBOR =
      """
      neighbor 10.0.0.2 {
        router-id 10.0.0.1; local-address 10.0.0.1; local-as 65001; peer-as 65002; hold-time 90;
        family { ipv4 unicast; }
        api {
          processes [ all ]; neighbor-changes; fsm; negotiated;
          send { parsed; open; keepalive; notification; }
          receive { parsed; open; keepalive; notification; refresh; }
        }
        static { route 10.1.0.0/16 next-hop 10.0.0.1; }
      }
      """;

  private static final String ROUTE =
      "02" + "0000" + "0014" + "400101004002060201" + "0000fde9" + "4003040a000001" + "100a01";
  private static final String END_OF_RIB = "0200000000";

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 11, 18, 19, 20, 29, 41, 64, 4096})
  void theSessionComesUpAndRoutesArriveHoweverTheStreamIsCut(int segment) throws Exception {
    try (var world = new Simulation(NEIGHBOR, FsmSettings.DEFAULT, segment)) {
      var remote = world.answered().establish(Remote.open());

      assertThat(remote.next()).isEqualTo(ROUTE);
      assertThat(remote.next()).isEqualTo(END_OF_RIB);
    }
  }

  @Test
  void helpersAreToldInTheOrderOfExaBgp() throws Exception {
    try (var world = new Simulation(NEIGHBOR)) {
      var remote = world.answered();
      remote.establish(Remote.open());
      remote.next();

      assertThat(told(world, 14))
          .containsExactly(
              "fsm Active",
              "fsm Idle",
              "connected",
              "fsm Connect",
              "send 1",
              "fsm OpenSent",
              "receive 1",
              "negotiated",
              "fsm OpenConfirm",
              "send 4",
              "receive 4",
              "fsm Established",
              "up",
              "");

      remote.hangUp();
      assertThat(told(world, 3))
          .containsExactly("down closing connection", "fsm Idle", "fsm Active");
    }
  }

  /** The next events in a word or two; an empty one when none comes for a moment. */
  private static List<String> told(Simulation world, int count) throws InterruptedException {
    var told = new ArrayList<String>();
    while (told.size() < count) {
      var event = world.events.poll(told.size() == 13 ? 0 : 20_000, TimeUnit.MILLISECONDS);
      told.add(
          switch (event) {
            case ApiEvent.Connected _ -> "connected";
            case ApiEvent.Up _ -> "up";
            case ApiEvent.Down down -> "down " + down.reason();
            case ApiEvent.FsmChange change -> "fsm " + change.state().getClass().getSimpleName();
            case ApiEvent.Agreed _ -> "negotiated";
            case ApiEvent.Exchanged message ->
                message.direction().word() + " " + message.frame().type();
            case null, default -> "";
          });
    }
    return told;
  }

  @Test
  void aNeighborThatIsDisabledRestsUntilItIsEnabledAndKeepsItsRoutes() throws Exception {
    try (var world = new Simulation(NEIGHBOR)) {
      var remote = world.answered().establish(Remote.open());
      world.await(ApiEvent.Up.class);

      world.peer.post(new Order.Disable(Notification.cease(2, null)));

      assertThat(remote.rest()).anyMatch(message -> message.startsWith("030602"));
      assertThat(world.await(ApiEvent.Down.class).reason()).isEqualTo("stop, message [disabled]");
      world.clock.advance(Duration.ofHours(1));
      world.awaitRest();
      assertThat(world.dials()).isFalse();
      assertThat(world.call().rest())
          .containsExactly("030602" + "17" + "41646d696e6973747261746976652053687574646f776e");

      world.peer.post(new Order.Enable());

      var again = world.answered().establish(Remote.open());
      assertThat(again.next()).isEqualTo(ROUTE);
      assertThat(again.next()).isEqualTo(END_OF_RIB);
    }
  }

  @Test
  void endOfRibWaitsForWhatIsStillToBeAnnounced() throws Exception {
    try (var world = new Simulation(NEIGHBOR)) {
      world.peer.post(new Order.HoldEndOfRib());
      var remote = world.answered().establish(Remote.open());
      assertThat(remote.next()).isEqualTo(ROUTE);
      world.awaitRest();

      var later = new ArrayList<RouteChange>();
      new RouteParser()
          .route(
              Words.ofLine("test", "10.2.0.0/16 next-hop 10.0.0.1"),
              route -> later.add(new RouteChange.Announce(route)));
      world.peer.post(new Order.Change(later));
      world.peer.post(new Order.ReleaseEndOfRib());

      assertThat(remote.next()).isEqualTo(ROUTE.replace("100a01", "100a02"));
      assertThat(remote.next()).isEqualTo(END_OF_RIB);
      world.peer.post(new Order.ReleaseEndOfRib());
      world.awaitRest();
      remote.hangUp();
      var again = world.answered().establish(Remote.open());
      again.next();
      assertThat(again.next()).as("the next session waits for nothing").isEqualTo(END_OF_RIB);
    }
  }

  @Test
  void aSilentPeerIsGivenUpAfterTheHoldTime() throws Exception {
    try (var world = new Simulation(NEIGHBOR)) {
      var remote = world.answered().establish(Remote.open());
      world.await(ApiEvent.Up.class);
      world.awaitRest();

      world.clock.advance(Duration.ofSeconds(90));

      assertThat(remote.rest()).endsWith("030400");
      assertThat(world.await(ApiEvent.Down.class).reason()).isEqualTo("notification sent (4,0)");
    }
  }

  @Test
  void anUpdateTakesThePlaceOfAKeepalive() throws Exception {
    try (var world = new Simulation(NEIGHBOR)) {
      world.answered().establish(Remote.open());
      world.await(ApiEvent.Up.class);
      world.awaitRest();
      world.clock.advance(Duration.ofSeconds(20));
      assertThat(world.nearestDeadline()).isEqualTo(Duration.ofSeconds(10));

      world.peer.post(new Order.EndOfRib(Family.IPV4_UNICAST));

      assertThat(world.nearestDeadline())
          .as("RFC 4271 section 8.2.2: the KeepaliveTimer starts over with every UPDATE")
          .isEqualTo(Duration.ofSeconds(30));
    }
  }

  @Test
  void keepalivesGoOutAtAThirdOfTheHoldTime() throws Exception {
    try (var world = new Simulation(NEIGHBOR)) {
      var remote = world.answered().establish(Remote.open());
      remote.next();
      remote.next();
      world.awaitRest();

      for (int i = 0; i < 3; i++) {
        world.clock.advance(Duration.ofSeconds(30));
        assertThat(remote.receive().type()).isEqualTo(MessageType.KEEPALIVE);
        world.heard(remote);
      }
    }
  }

  @Test
  void withoutAHoldTimeNothingIsSentAndNothingExpected() throws Exception {
    // To the send hold timer a write that is about to return would last a day.
    var settings = FsmSettings.DEFAULT.withSendHold(Duration.ZERO);
    try (var world = new Simulation(NEIGHBOR, settings, 1 << 16)) {
      var remote = world.answered().establish(Remote.open("10.0.0.2", 65002, 0));
      assertThat(remote.next()).isEqualTo(ROUTE);
      assertThat(remote.next()).isEqualTo(END_OF_RIB);
      world.heard(remote);

      world.clock.advance(Duration.ofDays(1));
      world.awaitRest();
      remote.keepalive();
      remote.keepalive();
      world.heard(remote);
      world.peer.post(new Order.EndOfRib(Family.IPV4_UNICAST));

      assertThat(remote.receive().type()).isEqualTo(MessageType.UPDATE);
    }
  }

  @Test
  void attemptsThatFailAreRepeatedAfterGrowingWaits() throws Exception {
    try (var world = new Simulation(NEIGHBOR)) {
      var first = world.answered();
      world.refuse(true);
      first.hangUp();
      world.await(ApiEvent.Down.class);
      var waits = new ArrayList<Long>();
      for (int i = 0; i < 6; i++) {
        Duration wait = world.nearestDeadline();
        // the attempt has not failed yet, or the peer is about to say what it waits for
        while (wait.compareTo(FsmSettings.DEFAULT.connectTime()) >= 0) {
          wait = world.nearestDeadline();
        }
        waits.add(Math.round(wait.toMillis() / 1e3));
        world.clock.advance(wait);
      }
      assertThat(waits).containsExactly(1L, 2L, 3L, 4L, 5L, 7L);
      // six failed for the same reason: said once where not every step is logged
      assertThat(world.log.lines())
          .filteredOn(line -> line.contains("refused"))
          .singleElement(STRING)
          .contains("from=Connect to=Idle reason=\"connection failed: refused\"");
    }
  }

  @Test
  void thePeerEndsWithItsLastAttempt() throws Exception {
    try (var world = new Simulation(NEIGHBOR, FsmSettings.DEFAULT.withAttempts(1), 100)) {
      var remote = world.answered().establish(Remote.open());
      world.await(ApiEvent.Up.class);
      assertThat(world.ended).isNotDone();

      remote.hangUp();

      assertThat(world.ended.get(20, TimeUnit.SECONDS)).isSameAs(world.peer);
      assertThat(world.dials()).isFalse();
    }
  }

  @Test
  void aPassivePeerOnlyWaitsToBeCalled() throws Exception {
    var settings = FsmSettings.DEFAULT.withPassive(true);
    try (var world = new Simulation(NEIGHBOR, settings, 100)) {
      for (int i = 0; i < 3; i++) {
        var remote = world.call().establish(Remote.open());
        assertThat(remote.next()).isEqualTo(ROUTE);
        remote.hangUp();
        world.await(ApiEvent.Down.class);
        world.awaitRest();
        world.clock.advance(Duration.ofMinutes(1));
        world.awaitRest();
      }
      assertThat(world.dials()).isFalse();
    }
  }

  @Test
  void aStopIsToldToThePeerAndEndsEverything() throws Exception {
    try (var world = new Simulation(NEIGHBOR)) {
      var remote = world.answered().establish(Remote.open());
      remote.next();
      remote.next();

      world.peer.post(
          new Order.Stop(Notification.cease(2, "maintenance"), false, "stop, message [removed]"));

      assertThat(remote.rest()).isEqualTo(List.of("03" + "0602" + "0b6d61696e74656e616e6365"));
      assertThat(world.await(ApiEvent.Down.class).reason()).isEqualTo("stop, message [removed]");
      remote.hangUp();
      world.ended.get(20, TimeUnit.SECONDS);
      assertThat(world.peer.offer(new Order.ClearIn())).as("nobody is there any more").isFalse();
    }
  }

  @Test
  void aPeerThatDoesNotCloseIsNotWaitedForLongerThanAMoment() throws Exception {
    try (var world = new Simulation(NEIGHBOR)) {
      var remote = world.answered().establish(Remote.open());
      world.peer.post(new Order.Stop(Notification.cease(2, "bye"), false, "stop"));
      assertThat(remote.rest()).isNotEmpty();
      assertThat(world.ended).isNotDone();

      world.clock.awaitWaiters(1);
      world.clock.advance(Duration.ofSeconds(5));

      world.ended.get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void aPeerThatDoesNotReadIsGivenUpByTheSendHoldTimer() throws Exception {
    try (var world = new Simulation(NEIGHBOR)) {
      var remote = world.answered().establish(Remote.open("10.0.0.2", 65002, 0));
      world.await(ApiEvent.Up.class);
      world.peer.post(new Order.Change(manyRoutes()));
      world.awaitRest();
      while (!remote.full()) {
        Thread.onSpinWait();
      }
      world.clock.advance(Duration.ofMinutes(7));
      world.awaitRest();
      assertThat(world.peer.state()).isInstanceOf(State.Established.class);

      world.clock.advance(Duration.ofMinutes(1));

      assertThat(world.await(ApiEvent.Down.class).reason()).isEqualTo("notification sent (8,0)");
    }
  }

  /** More than fits a pipe. */
  private static List<RouteChange> manyRoutes() {
    var attributes = Simulation.neighbor(NEIGHBOR).routes().getFirst().route().attributes();
    var changes = new ArrayList<RouteChange>();
    for (int i = 0; i < 50_000; i++) {
      var nlri = InetNlri.of(Family.IPV4_UNICAST, new Ipv4(0x0b000000 + (i << 8)), 24);
      changes.add(RouteChange.Announce.of(new Route(nlri, attributes)));
    }
    return changes;
  }

  @Test
  void anAutomaticAsIsThatOfThePeerAndToldAfterItsOpen() throws Exception {
    String neighbor = NEIGHBOR.replace("local-as 65001", "local-as auto");
    try (var world = new Simulation(neighbor.replace("peer-as 65002", "peer-as auto"))) {
      var remote = world.answered();
      remote.send(Remote.open("10.0.0.2", 4200000000L, 90));

      var ours = remote.opened();
      assertThat(ours.asn()).isEqualTo(Asn.of(4200000000L));
      assertThat(ours.as16()).isEqualTo(23456);
      remote.expectKeepalive();
      remote.keepalive();
      assertThat(world.await(ApiEvent.Up.class).neighbor().localAs())
          .isEqualTo(Asn.of(4200000000L));
    }
  }

  @Test
  void whoIsToldOfASessionFindsItThere() throws Exception {
    try (var world = new Simulation(NEIGHBOR)) {
      var seen = new LinkedBlockingQueue<String>();
      world.watcher =
          event -> {
            if (event instanceof ApiEvent.Up || event instanceof ApiEvent.Down) {
              seen.add(
                  event.getClass().getSimpleName()
                      + " "
                      + world.peer.state().getClass().getSimpleName());
            }
          };
      var remote = world.answered().establish(Remote.open());
      world.await(ApiEvent.Up.class);
      remote.hangUp();
      world.await(ApiEvent.Down.class);
      assertThat(seen).containsExactly("Up Established", "Down Idle");
    }
  }
}
