package net.herald.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.herald.bgp.fsm.FsmSettings;
import net.herald.event.ApiEvent;
import net.herald.iana.MessageType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of a session: a real peer, a played neighbor, time that moves when told to. */
@Timeout(60)
class SimulatedPeerTest {
  static final String NEIGHBOR =
      """
      neighbor 10.0.0.2 {
        router-id 10.0.0.1; local-address 10.0.0.1; local-as 65001; peer-as 65002; hold-time 90;
        family { ipv4 unicast; }
        api {
          processes [ all ]; neighbor-changes; fsm; negotiated;
          send { parsed; open; keepalive; notification; }
          receive { parsed; open; keepalive; notification; }
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
  void keepalivesGoOutAtAThirdOfTheHoldTime() throws Exception {
    try (var world = new Simulation(NEIGHBOR)) {
      var remote = world.answered().establish(Remote.open());
      remote.next();
      remote.next();
      world.awaitRest();

      for (int i = 0; i < 3; i++) {
        world.clock.advance(Duration.ofSeconds(30));
        assertThat(remote.receive().type()).isEqualTo(MessageType.KEEPALIVE);
        remote.keepalive();
        world.await(ApiEvent.Exchanged.class);
        world.awaitRest();
      }
    }
  }
}
