package net.herald.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.herald.bgp.fsm.FsmSettings;
import net.herald.bgp.fsm.State;
import net.herald.event.ApiEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two connections to one neighbor at a time (RFC 4271 section 6.8). We are router 10.0.0.1. */
@Timeout(20)
class PeerCollisionTest {
  private static final String LOWER = "1.1.1.1";
  private static final String HIGHER = "10.0.0.2";
  private static final String COLLISION = "030607";

  private final Simulation world = new Simulation(SimulatedPeerTest.NEIGHBOR);

  @Test
  void theConnectionOfTheHigherIdentifierWinsTheirs() throws Exception {
    var outgoing = world.answered();
    outgoing.opened();
    var incoming = world.call();
    incoming.opened();

    incoming.send(Remote.open(HIGHER, 65002, 90));
    incoming.expectKeepalive();
    outgoing.send(Remote.open(HIGHER, 65002, 90));

    assertThat(outgoing.rest()).isEqualTo(List.of(COLLISION));
    incoming.keepalive();
    world.await(ApiEvent.Up.class);
    assertThat(incoming.next()).startsWith("02");
  }

  @Test
  void theConnectionOfTheHigherIdentifierWinsOurs() throws Exception {
    var outgoing = world.answered();
    outgoing.opened();
    var incoming = world.call();
    incoming.opened();

    outgoing.send(Remote.open(LOWER, 65002, 90));
    outgoing.expectKeepalive();
    incoming.send(Remote.open(LOWER, 65002, 90));

    assertThat(incoming.rest()).isEqualTo(List.of(COLLISION));
    outgoing.keepalive();
    world.await(ApiEvent.Up.class);
    assertThat(outgoing.next()).startsWith("02");
  }

  @Test
  void theFirstConnectionOfWhichBothSidesAreSureWins() throws Exception {
    var outgoing = world.answered();
    outgoing.opened();
    var incoming = world.call();

    incoming.establish(Remote.open(LOWER, 65002, 90));

    assertThat(outgoing.rest()).isEqualTo(List.of(COLLISION));
    assertThat(incoming.next()).startsWith("02");
  }

  @Test
  void aCallDuringTheBackOffIsTaken() throws Exception {
    var first = world.answered();
    world.refuse(true);
    first.hangUp();
    world.await(ApiEvent.Down.class);
    world.awaitRest();

    var incoming = world.call().establish(Remote.open());

    world.await(ApiEvent.Up.class);
    assertThat(incoming.next()).startsWith("02");
  }

  @Test
  void anEstablishedSessionStays() throws Exception {
    var session = world.answered().establish(Remote.open());
    world.await(ApiEvent.Up.class);

    assertThat(world.call().rest()).isEqualTo(List.of(COLLISION));

    session.next();
    session.next();
    assertThat(world.peer.state()).isInstanceOf(State.Established.class);
  }

  @Test
  void ofTwoCallsTheLaterOneCounts() throws Exception {
    try (var passive =
        new Simulation(
            SimulatedPeerTest.NEIGHBOR, FsmSettings.DEFAULT.withPassive(true), 1 << 16)) {
      var earlier = passive.call();
      earlier.opened();
      var later = passive.call();

      assertThat(earlier.rest()).isEqualTo(List.of(COLLISION));
      later.establish(Remote.open());
      passive.await(ApiEvent.Up.class);
    }
  }

  @Test
  void helpersAreToldOfTheConnectionThatStays() throws Exception {
    var outgoing = world.answered();
    outgoing.opened();
    world.await(ApiEvent.Connected.class);
    var incoming = world.call();
    incoming.establish(Remote.open(HIGHER, 65002, 90));

    assertThat(world.await(ApiEvent.Down.class).reason())
        .isEqualTo(
            "closing outgoing connection as we have another incoming on with higher router-id");
    world.await(ApiEvent.Connected.class);
    world.await(ApiEvent.Agreed.class);
    world.await(ApiEvent.Up.class);
  }
}
