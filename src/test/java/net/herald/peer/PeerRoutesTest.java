package net.herald.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.herald.bgp.Family;
import net.herald.bgp.capability.EmptyCapability;
import net.herald.bgp.capability.Multiprotocol;
import net.herald.bgp.capability.RouteRefreshCapability;
import net.herald.bgp.fsm.FsmSettings;
import net.herald.bgp.message.RouteRefresh;
import net.herald.config.Neighbor;
import net.herald.event.ApiEvent;
import net.herald.iana.CapabilityCode;
import net.herald.lab.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is announced when, and what a session end or a reload does to it. */
@Timeout(20)
class PeerRoutesTest {
  private static final String END_OF_RIB = "0200000000";

  private static String neighbor(String settings, String... prefixes) {
    var routes = new StringBuilder();
    for (String prefix : prefixes) {
      routes.append("route ").append(prefix).append(" next-hop 10.0.0.1; ");
    }
    return """
    neighbor 10.0.0.2 {
      router-id 10.0.0.1; local-address 10.0.0.1; local-as 65001; peer-as 65002; hold-time 90;
      family { ipv4 unicast; }
      group-updates false;
      api { processes [ all ]; neighbor-changes; receive { parsed; refresh; } }
      %s
      static { %s }
    }
    """
        .formatted(settings, routes);
  }

  private static Order.Change announce(String prefix) {
    var routes = Simulation.neighbor(neighbor("", prefix)).routes();
    return new Order.Change(List.of(new RouteChange.Announce(routes.getFirst())));
  }

  private static Order.Change withdraw(String prefix) {
    var routes = Simulation.neighbor(neighbor("", prefix)).routes();
    return new Order.Change(List.of(new RouteChange.Withdraw(routes.getFirst().route())));
  }

  /** An UPDATE that announces a prefix of two octets to AS 65002. */
  private static String announced(int second) {
    return "02000000144001010040020602010000fde940030 40a000001 10 0a%02x"
        .formatted(second)
        .replace(" ", "");
  }

  private static String withdrawn(int second) {
    return "020003100a%02x0000".formatted(second);
  }

  @Test
  void routesOrderedAreSentAfterThoseOfTheConfiguration() throws Exception {
    try (var world = new Simulation(neighbor("", "10.1.0.0/16"))) {
      var remote = world.answered().establish(Remote.open());
      assertThat(remote.next()).isEqualTo(announced(1));
      assertThat(remote.next()).isEqualTo(END_OF_RIB);

      world.peer.post(announce("10.2.0.0/16"));
      assertThat(remote.next()).isEqualTo(announced(2));
      world.peer.post(withdraw("10.1.0.0/16"));
      assertThat(remote.next()).isEqualTo(withdrawn(1));
    }
  }

  @Test
  void othersSeeHowManyRoutesThereAre() throws Exception {
    try (var world = new Simulation(neighbor("", "10.1.0.0/16", "10.2.0.0/16"))) {
      world
          .answered()
          .establish(Remote.open())
          .send(Remote.update("0000 0014 40010100 40020602010000fdea 4003040a000002 10 0a07"));
      var statistics = world.peer.statistics();

      Await.within(
          Duration.ofSeconds(15),
          () -> {
            assertThat(statistics.get(Statistics.Counter.ROUTES_IN)).as("of the peer").isEqualTo(1);
            assertThat(statistics.get(Statistics.Counter.ROUTES_OUT)).as("ours").isEqualTo(2);
            assertThat(statistics.get(Statistics.Counter.ROUTES_PENDING)).as("waiting").isZero();
          });
      assertThat(world.peer.unread()).isZero();
    }
  }

  @Test
  void aLostSessionLosesNoRoute() throws Exception {
    try (var world = new Simulation(neighbor("", "10.1.0.0/16", "10.2.0.0/16"))) {
      var remote = world.answered().establish(Remote.open());
      remote.next();
      remote.next();
      remote.next();
      world.peer.post(announce("10.3.0.0/16"));
      assertThat(remote.next()).isEqualTo(announced(3));
      remote.hangUp();
      world.await(ApiEvent.Down.class);

      // While there is no session the table goes on changing.
      world.peer.post(announce("10.4.0.0/16"));
      world.peer.post(withdraw("10.2.0.0/16"));

      remote = world.answered().establish(Remote.open());
      // A table from which a route was removed has its own order.
      assertThat(List.of(remote.next(), remote.next(), remote.next()))
          .containsExactlyInAnyOrder(announced(1), announced(3), announced(4));
      assertThat(remote.next()).isEqualTo(END_OF_RIB);
    }
  }

  @Test
  void aReloadSendsTheDifferenceAtOnce() throws Exception {
    try (var world = new Simulation(neighbor("", "10.1.0.0/16", "10.2.0.0/16"))) {
      var remote = world.answered().establish(Remote.open());
      remote.next();
      remote.next();
      remote.next();
      world.peer.post(announce("10.9.0.0/16"));
      remote.next();

      world.peer.post(
          new Order.Reconfigure(
              Simulation.neighbor(neighbor("", "10.2.0.0/16", "10.3.0.0/16")),
              FsmSettings.DEFAULT,
              false));

      assertThat(remote.next()).isEqualTo(withdrawn(1));
      assertThat(remote.next()).isEqualTo(announced(3));
      world.peer.post(announce("10.4.0.0/16"));
      assertThat(remote.next()).as("nothing else was sent").isEqualTo(announced(4));
    }
  }

  @Test
  void aReloadThatChangesTheNeighborStartsTheSessionAgain() throws Exception {
    try (var world = new Simulation(neighbor("", "10.1.0.0/16"))) {
      var remote = world.answered().establish(Remote.open());
      remote.next();
      remote.next();
      Neighbor next = Simulation.neighbor(neighbor("host-name other;", "10.2.0.0/16"));

      world.peer.post(new Order.Reconfigure(next, FsmSettings.DEFAULT, true));

      assertThat(remote.rest()).isEqualTo(List.of("030606"));
      var again = world.answered();
      assertThat(again.opened().capabilities().has(CapabilityCode.HOSTNAME)).isTrue();
      again.send(Remote.open()).expectKeepalive();
      again.keepalive();
      assertThat(again.next()).isEqualTo(announced(2));
      assertThat(again.next()).isEqualTo(END_OF_RIB);
    }
  }

  @Test
  void withoutACommonFamilyAKeepaliveStandsForTheEndOfRib() throws Exception {
    try (var world = new Simulation(neighbor("", "10.1.0.0/16"))) {
      var remote = world.answered();
      remote.opened();
      var capabilities = new net.herald.bgp.capability.CapabilitySet.Builder();
      capabilities.add(new Multiprotocol(List.of(Family.IPV6_UNICAST)));
      remote.send(
          new net.herald.bgp.message.Open(
                  new net.herald.bgp.capability.Offer(
                      65002, 90, net.herald.bgp.Ipv4.parse("10.0.0.2"), capabilities.build()))
              .encode());
      remote.expectKeepalive();
      remote.keepalive();

      remote.expectKeepalive();
    }
  }

  @Test
  void theEndOfRibIsLeftToHelpersWhereTheyWantIt() throws Exception {
    try (var world = new Simulation(neighbor("manual-eor true;", "10.1.0.0/16"))) {
      var remote = world.answered().establish(Remote.open());
      assertThat(remote.next()).isEqualTo(announced(1));

      world.peer.post(announce("10.2.0.0/16"));
      world.peer.post(new Order.EndOfRib(Family.IPV4_UNICAST));

      assertThat(remote.next()).isEqualTo(announced(2));
      assertThat(remote.next()).isEqualTo(END_OF_RIB);
    }
  }

  @Test
  void aRefreshIsAnsweredBetweenItsMarksAndOtherSubtypesAreNot() throws Exception {
    try (var world = new Simulation(neighbor("capability { route-refresh; }", "10.1.0.0/16"))) {
      var remote =
          world
              .answered()
              .establish(
                  Remote.open(
                      new RouteRefreshCapability(false),
                      new EmptyCapability(CapabilityCode.ENHANCED_ROUTE_REFRESH)));
      remote.next();
      remote.next();

      for (int subtype : new int[] {RouteRefresh.BEGIN, RouteRefresh.END, 9}) {
        remote.send(new RouteRefresh(Family.IPV4_UNICAST, subtype).encode());
      }
      remote.send(new RouteRefresh(Family.IPV6_UNICAST, RouteRefresh.REQUEST).encode());
      remote.send(new RouteRefresh(Family.IPV4_UNICAST, RouteRefresh.REQUEST).encode());

      assertThat(remote.next()).isEqualTo("0500010101");
      assertThat(remote.next()).isEqualTo(announced(1));
      assertThat(remote.next()).isEqualTo("0500010201");
    }
  }

  @Test
  void whatIsNotAnnouncedAgainBetweenTheMarksIsForgotten() throws Exception {
    try (var world = new Simulation(neighbor("capability { route-refresh; }"))) {
      var remote =
          world
              .answered()
              .establish(
                  Remote.open(
                      new RouteRefreshCapability(false),
                      new EmptyCapability(CapabilityCode.ENHANCED_ROUTE_REFRESH)));
      remote.next();
      String attributes = "0000 0014 400101 00 400206 0201 0000fdea 400304 0a000002";
      remote.send(Remote.update(attributes + "10 0a02"));
      remote.send(Remote.update(attributes + "10 0a03"));
      world.peer.post(new Order.Refresh(Family.IPV4_UNICAST));
      assertThat(remote.next()).isEqualTo("0500010001");

      remote.send(new RouteRefresh(Family.IPV4_UNICAST, RouteRefresh.BEGIN).encode());
      remote.send(Remote.update(attributes + "10 0a03"));
      remote.send(new RouteRefresh(Family.IPV4_UNICAST, RouteRefresh.END).encode());
      world.heard(remote);

      assertThat(world.received()).containsExactly("10.3.0.0/16");
    }
  }

  @Test
  void aRefreshThatWasNotNegotiatedIsNeitherAnsweredNorAsked() throws Exception {
    try (var world = new Simulation(neighbor("", "10.1.0.0/16"))) {
      var remote = world.answered().establish(Remote.open());
      remote.next();
      remote.next();

      remote.send(new RouteRefresh(Family.IPV4_UNICAST, RouteRefresh.REQUEST).encode());
      world.heard(remote);
      world.peer.post(new Order.Refresh(Family.IPV4_UNICAST));
      world.peer.post(announce("10.2.0.0/16"));

      assertThat(remote.next()).isEqualTo(announced(2));
    }
  }

  @Test
  void updatesAreSentNoFasterThanTheRateLimit() throws Exception {
    try (var world =
        new Simulation(
            neighbor(
                "rate-limit 2;", "10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16", "10.4.0.0/16"))) {
      var remote = world.answered().establish(Remote.open());
      assertThat(remote.next()).isEqualTo(announced(1));
      assertThat(remote.next()).isEqualTo(announced(2));
      world.await(ApiEvent.Up.class);
      world.awaitRest();
      assertThat(world.peer.statistics().sent(2)).isEqualTo(2);

      world.clock.advance(Duration.ofMillis(500));
      assertThat(remote.next()).isEqualTo(announced(3));
      world.awaitRest();
      assertThat(world.peer.statistics().sent(2)).isEqualTo(3);

      world.clock.advance(Duration.ofSeconds(10));
      assertThat(remote.next()).isEqualTo(announced(4));
      assertThat(remote.next()).isEqualTo(END_OF_RIB);
    }
  }

  @Test
  void whoeverWaitsForTheSendingIsCalledThen() throws Exception {
    try (var world = new Simulation(neighbor("rate-limit 1;", "10.1.0.0/16"))) {
      var remote = world.answered().establish(Remote.open());
      assertThat(remote.next()).isEqualTo(announced(1));
      world.awaitRest();
      var sent = new CompletableFuture<Void>();
      world.peer.post(new Order.WhenSent(() -> sent.complete(null)));
      world.awaitRest();
      assertThat(sent).isNotDone();

      world.clock.advance(Duration.ofSeconds(1));

      assertThat(remote.next()).isEqualTo(END_OF_RIB);
      sent.get(20, TimeUnit.SECONDS);
    }
  }
}
