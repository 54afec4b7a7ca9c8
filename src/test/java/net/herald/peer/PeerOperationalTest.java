package net.herald.peer;

import static org.assertj.core.api.Assertions.assertThat;

import net.herald.bgp.capability.EmptyCapability;
import net.herald.bgp.fsm.FsmSettings;
import net.herald.iana.CapabilityCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** OPERATIONAL messages of the configuration (draft-ietf-idr-operational-message). */
@Timeout(20)
class PeerOperationalTest {
  private static final String NEIGHBOR =
      """
      neighbor 10.0.0.2 {
        router-id 10.0.0.1; local-address 10.0.0.1; local-as 65001; peer-as 65002; hold-time 0;
        passive;
        family { ipv4 unicast; }
        capability { operational; }
        api { processes [ all ]; neighbor-changes; receive { parsed; refresh; } }
        operational {
          asm afi ipv4 safi unicast advisory hi;
          adm afi ipv4 safi unicast advisory once;
          asm afi ipv6 safi unicast advisory unheard;
        }
      }
      """;

  private static final String STATIC = "06" + "0002" + "0005" + "000101" + "6869";
  private static final String ONCE = "06" + "0001" + "0007" + "000101" + "6f6e6365";
  private static final String END_OF_RIB = "0200000000";

  private static final FsmSettings PASSIVE = FsmSettings.DEFAULT.withPassive(true);

  /** It does not dial: a session of its own would collide with that of the test. */
  private final Simulation world = new Simulation(NEIGHBOR, PASSIVE, 1 << 16);

  private Remote established(boolean knows) throws Exception {
    var open = knows ? Remote.open(new EmptyCapability(CapabilityCode.OPERATIONAL)) : Remote.open();
    return world.call().establish(open);
  }

  @Test
  void aStaticAdvisoryIsSentInEverySessionAndOthersOnce() throws Exception {
    var first = established(true);
    assertThat(first.next()).isEqualTo(STATIC);
    assertThat(first.next()).isEqualTo(ONCE);
    assertThat(first.next()).isEqualTo(END_OF_RIB);
    first.hangUp();
    world.await(net.herald.event.ApiEvent.Down.class);
    world.awaitRest();
    world.clock.advance(java.time.Duration.ofMinutes(1));
    world.awaitRest();

    var second = established(true);
    assertThat(second.next()).isEqualTo(STATIC);
    assertThat(second.next()).isEqualTo(END_OF_RIB);
  }

  @Test
  void aPeerThatDoesNotKnowThemGetsNone() throws Exception {
    assertThat(established(false).next()).isEqualTo(END_OF_RIB);
  }

  @Test
  void aReloadThatTakesThemOutIsTheEndOfThem() throws Exception {
    var first = established(true);
    assertThat(first.next()).isEqualTo(STATIC);
    var next =
        Simulation.neighbor(NEIGHBOR.replaceAll("asm afi ipv4 safi unicast advisory hi;", ""));
    world.peer.post(new Order.Reconfigure(next, PASSIVE, false));
    first.hangUp();
    world.await(net.herald.event.ApiEvent.Down.class);
    world.awaitRest();
    world.clock.advance(java.time.Duration.ofMinutes(1));
    world.awaitRest();

    assertThat(established(true).next()).isEqualTo(ONCE);
  }
}
