package net.herald.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.herald.bgp.Family;
import net.herald.bgp.capability.GracefulRestart;
import net.herald.bgp.capability.MultipleLabels;
import net.herald.bgp.capability.Multiprotocol;
import net.herald.bgp.message.Notification;
import net.herald.config.Neighbor;
import net.herald.event.ApiEvent;
import net.herald.iana.CapabilityCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Graceful restart of either side (RFC 4724) and the N bit (RFC 8538). */
@Timeout(20)
class PeerGracefulRestartTest {
  private static final String NEIGHBOR =
      """
      neighbor 10.0.0.2 {
        router-id 10.0.0.1; local-address 10.0.0.1; local-as 65001; peer-as 65002; hold-time 90;
        family { ipv4 unicast; }
        capability { graceful-restart 100; }
        api { processes [ all ]; neighbor-changes; receive { parsed; refresh; } }
      }
      """;

  private static final String ATTRIBUTES =
      "0000 0014 400101 00 400206 0201 0000fdea 400304 0a000002";

  private final Simulation world = new Simulation(NEIGHBOR);

  private static GracefulRestart restart(boolean notification, boolean forwarding) {
    return new GracefulRestart(
        false, notification, 120, new LinkedHashMap<>(Map.of(Family.IPV4_UNICAST, forwarding)));
  }

  /** A session in which the neighbor announced 10.2.0.0/16 and 10.3.0.0/16. */
  private Remote withRoutes(GracefulRestart capability) throws Exception {
    var remote = world.answered().establish(Remote.open(capability));
    remote.send(Remote.update(ATTRIBUTES + "10 0a02"));
    remote.send(Remote.update(ATTRIBUTES + "10 0a03"));
    world.heard(remote);
    assertThat(world.received()).containsExactlyInAnyOrder("10.2.0.0/16", "10.3.0.0/16");
    return remote;
  }

  @Test
  void routesStayUntilTheEndOfRibOfTheNextSession() throws Exception {
    withRoutes(restart(false, true)).hangUp();
    var remote = world.answered().establish(Remote.open(restart(false, true)));
    world.heard(remote);
    assertThat(world.received()).containsExactlyInAnyOrder("10.2.0.0/16", "10.3.0.0/16");

    remote.send(Remote.update(ATTRIBUTES + "10 0a03"));
    remote.send(Remote.update("0000 0000"));
    world.heard(remote);

    assertThat(world.received()).containsExactly("10.3.0.0/16");
  }

  @Test
  void routesGoWhenThePeerDoesNotComeBackInTime() throws Exception {
    var remote = withRoutes(restart(false, true));
    world.refuse(true);
    remote.hangUp();
    world.await(ApiEvent.Down.class);
    world.awaitRest();
    assertThat(world.received()).hasSize(2);

    world.clock.advance(Duration.ofMinutes(2));
    world.awaitRest();

    assertThat(world.received()).isEmpty();
  }

  @Test
  void routesGoWhenNoEndOfRibComes() throws Exception {
    withRoutes(restart(false, true)).hangUp();
    var remote = world.answered().establish(Remote.open(restart(false, true)));
    world.heard(remote);
    for (int i = 0; i < 6; i++) {
      assertThat(world.received()).hasSize(2);
      world.heard(remote);
      world.clock.advance(Duration.ofMinutes(1));
      world.awaitRest();
    }

    assertThat(world.received()).isEmpty();
  }

  @Test
  void routesGoWhenTheRestartedPeerKeptNoForwarding() throws Exception {
    withRoutes(restart(false, true)).hangUp();
    var remote = world.answered().establish(Remote.open(restart(false, false)));
    world.heard(remote);

    assertThat(world.received()).isEmpty();
  }

  @Test
  void aCallOnAnEstablishedSessionIsARestart() throws Exception {
    var former = withRoutes(restart(false, true));
    former.receive(); // End-of-RIB

    var remote = world.call();

    assertThat(former.rest()).as("closed without a word").isEmpty();
    remote.establish(Remote.open(restart(false, true)));
    world.heard(remote);
    assertThat(world.received()).hasSize(2);
  }

  @Test
  void aNotificationForgetsRoutesWithoutTheBitAndKeepsThemWithIt() throws Exception {
    var remote = withRoutes(restart(false, true));
    remote.send(Notification.of(6, 4).encode());
    remote = world.answered().establish(Remote.open(restart(true, true)));
    world.heard(remote);
    assertThat(world.received()).isEmpty();

    remote.send(Remote.update(ATTRIBUTES + "10 0a02"));
    remote.send(Notification.of(6, 4).encode());
    waitOutTheBackOff();
    remote = world.answered().establish(Remote.open(restart(true, true)));
    world.heard(remote);
    assertThat(world.received()).containsExactly("10.2.0.0/16");
  }

  @Test
  void aHardResetForgetsRoutes() throws Exception {
    var remote = withRoutes(restart(true, true));
    remote.send(Notification.of(6, 2).hardReset().encode());
    remote = world.answered().establish(Remote.open(restart(true, true)));
    world.heard(remote);

    assertThat(world.received()).isEmpty();
  }

  @Test
  void aChangedConfigurationClosesWithoutAWord() throws Exception {
    var remote = withRoutes(restart(true, true));
    remote.receive(); // End-of-RIB
    Neighbor next = Simulation.neighbor(NEIGHBOR.replace("hold-time 90", "hold-time 60"));

    world.peer.post(new Order.Reconfigure(next, net.herald.bgp.fsm.FsmSettings.DEFAULT, true));

    assertThat(remote.rest()).isEmpty();
    assertThat(world.await(ApiEvent.Down.class).reason()).startsWith("graceful restarted");
  }

  @Test
  void aShutdownIsAHardResetWithTheBit() throws Exception {
    var remote = withRoutes(restart(true, true));
    remote.receive(); // End-of-RIB

    world.peer.post(new Order.Stop(Notification.cease(2, "bye"), false, "stop"));

    assertThat(remote.rest()).isEqualTo(List.of("0306090602" + "03627965"));
  }

  @Test
  void weAreRestartedUntilTheFirstSession() throws Exception {
    var first = world.answered();
    assertThat(restarted(first)).isTrue();
    first.hangUp();
    var second = world.answered();
    assertThat(restarted(second)).as("no session was established yet").isTrue();
    second.send(Remote.open(restart(false, true))).keepalive();
    world.await(ApiEvent.Up.class);
    second.hangUp();
    waitOutTheBackOff();

    assertThat(restarted(world.answered())).isFalse();
  }

  /** RFC 8277 section 2.1: End-of-RIB alone would take back what was not sent again. */
  @Test
  void aRouteThatCanNoLongerBeSentIsWithdrawnFromThePeerThatKeptIt() throws Exception {
    var neighbor =
        NEIGHBOR
            .replace("ipv4 unicast", "ipv4 nlri-mpls")
            .replace("100;", "100; multiple-labels { ipv4 nlri-mpls 3; }")
            .replace("api", "static { route 10.1.0.0/16 label [ 1 2 ] next-hop 10.0.0.1; } api");
    var families = new Multiprotocol(List.of(Family.IPV4_LABELLED));
    var several = new MultipleLabels(new LinkedHashMap<>(Map.of(Family.IPV4_LABELLED, 3)));
    try (var labelled = new Simulation(neighbor)) {
      var before = labelled.answered();
      before.establish(Remote.open(families, restart(false, true), several));
      assertThat(before.next()).as("announced").contains("40" + "000010" + "000021" + "0a01");
      before.hangUp();

      var after = labelled.answered().establish(Remote.open(families, restart(false, true)));
      assertThat(after.next()).as("withdrawn").contains("000104" + "28" + "800000" + "0a01");
      assertThat(after.next()).as("End-of-RIB").contains("0003000104");
    }
  }

  /** One second, the second time. */
  private void waitOutTheBackOff() throws Exception {
    world.await(ApiEvent.Down.class);
    world.awaitRest();
    world.clock.advance(Duration.ofSeconds(1));
  }

  private static boolean restarted(Remote remote) throws Exception {
    var offered =
        remote.opened().capabilities().get(CapabilityCode.GRACEFUL_RESTART, GracefulRestart.class);
    assertThat(offered).isNotNull();
    assertThat(offered.time()).isEqualTo(100);
    return offered.restarted();
  }
}
