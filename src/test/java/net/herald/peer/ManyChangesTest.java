package net.herald.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.herald.bgp.Family;
import net.herald.bgp.Ip;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.attribute.Med;
import net.herald.bgp.attribute.NextHop;
import net.herald.bgp.attribute.Route;
import net.herald.bgp.nlri.InetNlri;
import net.herald.event.ApiEvent;
import net.herald.event.Direction;
import net.herald.lab.Await;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * More changes at once than are sent one by one: each UPDATE arrives and is counted, and told to
 * those who want to know, whatever the neighbor is set to.
 */
@Timeout(60)
class ManyChangesTest {
  private static final int MANY = 600;

  @ParameterizedTest
  @CsvSource({
    "'', '', false",
    "'', 'send { parsed; update; }', true",
    "'', 'send { packets; update; }', true",
    "rate-limit 100;, '', false",
    "rate-limit 100;, 'send { parsed; update; }', true",
    "group-updates false;, '', false",
  })
  void eachUpdateIsCountedAndTold(String settings, String api, boolean told) throws Exception {
    try (var world = new Simulation(neighbor(settings, api))) {
      var remote = world.answered().establish(Remote.open());
      assertThat(remote.next()).as("End-of-RIB").isEqualTo("0200000000");
      world.await(ApiEvent.Up.class);
      world.awaitRest();
      world.events.clear();

      world.peer.post(changes());
      boolean limited = settings.startsWith("rate-limit");
      world.awaitRest();
      assertThat(world.peer.statistics().sent(2) <= 101).isEqualTo(limited);
      for (int i = 0; i < MANY; i++) {
        if (limited) {
          world.clock.advance(Duration.ofMillis(10));
        }
        assertThat(remote.next()).contains("800404%08x".formatted(i));
      }
      Await.within(
          Duration.ofSeconds(20),
          () -> assertThat(world.peer.statistics().sent(2)).isEqualTo(MANY + 1));
      world.awaitRest();
      assertThat(world.events.stream().filter(ManyChangesTest::isUpdate)).hasSize(told ? MANY : 0);
    }
  }

  private static String neighbor(String settings, String api) {
    return """
    neighbor 10.0.0.2 {
      router-id 10.0.0.1; local-address 10.0.0.1; local-as 65001; peer-as 65002; hold-time 0;
      family { ipv4 unicast; }
      %s
      api { processes [ all ]; neighbor-changes; %s }
    }
    """
        .formatted(settings, api);
  }

  private static boolean isUpdate(ApiEvent event) {
    return event instanceof ApiEvent.Exchanged exchanged
        && exchanged.direction() == Direction.SEND
        && exchanged.frame().type() == 2;
  }

  private static Order.Change changes() {
    var changes = new ArrayList<RouteChange>();
    for (int i = 0; i < MANY; i++) {
      var address = Ip.parse("10.%d.%d.0".formatted(i / 256, i % 256));
      var attributes =
          AttributeSet.of(List.of(new NextHop(Ip.parse("10.0.0.1"), null), new Med(i)));
      changes.add(
          RouteChange.Announce.of(
              new Route(InetNlri.of(Family.IPV4_UNICAST, address, 24), attributes)));
    }
    return new Order.Change(changes);
  }
}
