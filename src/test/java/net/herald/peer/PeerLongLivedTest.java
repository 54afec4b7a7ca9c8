package net.herald.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import net.herald.bgp.Family;
import net.herald.bgp.capability.Capability;
import net.herald.bgp.capability.GracefulRestart;
import net.herald.bgp.capability.LongLivedGracefulRestart;
import net.herald.bgp.fsm.FsmSettings;
import net.herald.event.ApiEvent;
import net.herald.iana.AttributeCode;
import net.herald.iana.CapabilityCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Long-lived graceful restart (RFC 9494): restart time 2 minutes, long-lived stale time 1 hour. */
@Timeout(20)
class PeerLongLivedTest {
  private static final String NEIGHBOR =
      """
      neighbor 10.0.0.2 {
        router-id 10.0.0.1; local-address 10.0.0.1; local-as 65001; peer-as 65002; hold-time 0; passive;
        family { ipv4 unicast; }
        capability { graceful-restart 100; long-lived-graceful-restart 86400; }
        api { processes [ all ]; neighbor-changes; receive { parsed; refresh; } }
      }
      """;

  private static final String ATTRIBUTES = "400101 00 400206 0201 0000fdea 400304 0a000002";
  private static final String PLAIN = "0000 0014 " + ATTRIBUTES;
  private static final String NO_LLGR = "0000 001b " + ATTRIBUTES + "c00804 ffff0007";

  private final Simulation world =
      new Simulation(NEIGHBOR, FsmSettings.DEFAULT.withPassive(true), 1 << 16);

  private static Capability[] capabilities(boolean forwarding) {
    return new Capability[] {
      new GracefulRestart(
          false, false, 120, new LinkedHashMap<>(Map.of(Family.IPV4_UNICAST, forwarding))),
      new LongLivedGracefulRestart(
          new LinkedHashMap<>(
              Map.of(Family.IPV4_UNICAST, new LongLivedGracefulRestart.Stale(forwarding, 3600))))
    };
  }

  /** A peer that announced 10.2.0.0/16, and 10.3.0.0/16 with NO_LLGR, and then went away. */
  private void gone(Capability... theirs) throws Exception {
    var remote = world.call().establish(Remote.open(theirs));
    remote.send(Remote.update(PLAIN + "10 0a02"));
    remote.send(Remote.update(NO_LLGR + "10 0a03"));
    world.heard(remote);
    remote.hangUp();
    world.await(ApiEvent.Down.class);
    world.awaitRest();
  }

  private void after(Duration time) throws Exception {
    world.clock.advance(time);
    world.awaitRest();
  }

  /** The next connection, once the peer takes one again. */
  private Remote back(Capability... theirs) throws Exception {
    after(Duration.ofSeconds(61));
    var remote = world.call().establish(Remote.open(theirs));
    world.heard(remote);
    return remote;
  }

  private List<String> received() {
    var result = new CompletableFuture<List<String>>();
    world.peer.post(
        new Order.Look(tables -> {
          var lines = new java.util.ArrayList<String>();
          tables
              .in()
              .forEach((nlri, attributes) -> {
                var communities = attributes.get(AttributeCode.COMMUNITIES);
                var text = new StringBuilder(nlri.toString());
                if (communities != null) {
                  net.herald.bgp.attribute.AttributeText.append(communities, text);
                }
                lines.add(text.toString());
              });
          result.complete(lines);
        }));
    return result.join();
  }

  @Test
  void ourOpenOffersIt() throws Exception {
    var remote = world.call();
    var offered =
        remote
            .opened()
            .capabilities()
            .get(CapabilityCode.LONG_LIVED_GRACEFUL_RESTART, LongLivedGracefulRestart.class);
    assertThat(offered.families())
        .containsExactly(
            Map.entry(Family.IPV4_UNICAST, new LongLivedGracefulRestart.Stale(true, 86400)));
  }

  @Test
  void afterTheRestartTimeRoutesAreMarkedAndThoseWithNoLlgrGo() throws Exception {
    gone(capabilities(true));
    after(Duration.ofSeconds(119));
    assertThat(received())
        .containsExactlyInAnyOrder("10.2.0.0/16", "10.3.0.0/16 community 65535:7");

    after(Duration.ofSeconds(1));

    assertThat(received()).containsExactly("10.2.0.0/16 community 65535:6");
  }

  @Test
  void afterTheLongLivedTimeTheyGo() throws Exception {
    gone(capabilities(true));
    after(Duration.ofMinutes(2));
    after(Duration.ofSeconds(3599));
    assertThat(received()).hasSize(1);

    after(Duration.ofSeconds(1));

    assertThat(received()).isEmpty();
  }

  @Test
  void withoutTheCapabilityOfThePeerTheyGoAfterTheRestartTime() throws Exception {
    gone(capabilities(true)[0]);
    after(Duration.ofMinutes(2));

    assertThat(received()).isEmpty();
  }

  @Test
  void theyStayUntilThePeerIsBackAndHasSentItsRoutes() throws Exception {
    gone(capabilities(true));
    after(Duration.ofMinutes(2));

    var remote = back(capabilities(true));
    assertThat(received()).containsExactly("10.2.0.0/16 community 65535:6");
    remote.send(Remote.update(PLAIN + "10 0a02"));
    world.heard(remote);
    assertThat(received()).as("announced again").containsExactly("10.2.0.0/16");
    remote.send(Remote.update("0000 0000"));
    world.heard(remote);
    assertThat(received()).containsExactly("10.2.0.0/16");
  }

  @Test
  void theyGoWhenThePeerComesBackWithoutForwarding() throws Exception {
    gone(capabilities(true));
    after(Duration.ofMinutes(2));

    back(capabilities(false));

    assertThat(received()).isEmpty();
  }

  @Test
  void theTimeGoesOnWhenThePeerComesBackOnlyToGoAgain() throws Exception {
    gone(capabilities(true));
    after(Duration.ofMinutes(2));
    var remote = back(capabilities(true));
    remote.hangUp();
    world.await(ApiEvent.Down.class);
    world.awaitRest();
    after(Duration.ofMinutes(2));
    assertThat(received()).containsExactly("10.2.0.0/16 community 65535:6");

    after(Duration.ofSeconds(3600 - 61 - 120));

    assertThat(received()).isEmpty();
  }
}
