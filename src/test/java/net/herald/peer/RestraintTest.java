package net.herald.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.herald.bgp.fsm.State;
import net.herald.event.ApiEvent;
import net.herald.iana.MessageType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A peer slows down when a helper process does not keep up, and its session lives on. */
@Timeout(20)
class RestraintTest {
  /** With a hold time of 90 seconds. */
  private static final String NEIGHBOR = SimulatedPeerTest.NEIGHBOR;

  private static final String UPDATE =
      "0000 0014 400101 00 400206 0201 0000fdea 400304 0a000002 10 0a02";

  @Test
  void messagesWaitUntilTheHelperProcessHasReadAgain() throws Exception {
    try (var world = new Simulation(NEIGHBOR)) {
      var remote = world.answered().establish(Remote.open());
      world.await(ApiEvent.Up.class);
      world.congested = true;
      world.awaitRest();

      remote.send(Remote.update(UPDATE));
      world.awaitRest();
      assertThat(world.received()).isEmpty();
      world.awaitRest();

      world.congested = false;
      world.clock.advance(Restraint.PAUSE);
      world.heard(remote);
      assertThat(world.received()).containsExactly("10.2.0.0/16");
    }
  }

  @Test
  void aHelperProcessThatDoesNotReadIsWaitedForAThirdOfTheHoldTime() throws Exception {
    try (var world = new Simulation(NEIGHBOR)) {
      var remote = world.answered().establish(Remote.open());
      world.await(ApiEvent.Up.class);
      world.congested = true;
      world.awaitRest();
      remote.send(Remote.update(UPDATE));

      world.clock.advance(Duration.ofSeconds(29));
      world.awaitRest();
      assertThat(world.received()).isEmpty();
      world.awaitRest();

      world.clock.advance(Duration.ofSeconds(1));
      world.heard(remote);
      assertThat(world.received()).containsExactly("10.2.0.0/16");
      assertThat(world.peer.state()).isInstanceOf(State.Established.class);
    }
  }

  @Test
  void ourKeepalivesGoOnMeanwhile() throws Exception {
    try (var world = new Simulation(NEIGHBOR)) {
      var remote = world.answered().establish(Remote.open());
      remote.next();
      remote.next();
      world.congested = true;
      world.awaitRest();

      world.clock.advance(Duration.ofSeconds(30));

      assertThat(remote.receive().type()).isEqualTo(MessageType.KEEPALIVE);
    }
  }
}
