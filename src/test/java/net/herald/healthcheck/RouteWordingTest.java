package net.herald.healthcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.herald.healthcheck.settings.Target;
import org.junit.jupiter.api.Test;

class RouteWordingTest {
  private static final List<Target> TWO =
      List.of(Target.parse("192.0.2.1"), Target.parse("2001:db8::/64"));
  private static final Map<State, Long> METRICS =
      Map.of(State.UP, 100L, State.DOWN, 1000L, State.DISABLED, 500L);

  private static RouteWording plain(boolean withdrawOnDown) {
    return new RouteWording(
        "peer *", TWO, "self", METRICS, 1, -1, "", "", "", "", Map.of(), -1, withdrawOnDown);
  }

  private static RouteWording full() {
    return new RouteWording(
        "neighbor 192.0.2.9",
        TWO.subList(0, 1),
        "192.0.2.2",
        METRICS,
        1,
        50,
        "65000:1",
        "65000:2",
        "target:65000:1",
        "65000:1:2",
        Map.of(State.UP, "65001", State.DOWN, "65001 65001"),
        3,
        false);
  }

  @Test
  void eachFurtherAddressHasAHigherMetric() {
    assertThat(plain(false).lines(State.UP, false))
        .containsExactly(
            "peer * announce route 192.0.2.1/32 next-hop self med 100",
            "peer * announce route 2001:db8::/64 next-hop self med 101");
  }

  @Test
  void worseMetricsWhenDownAndDisabled() {
    assertThat(plain(false).lines(State.DOWN, false).getFirst()).endsWith("med 1000");
    assertThat(plain(false).lines(State.DISABLED, false).getFirst()).endsWith("med 500");
  }

  @Test
  void withdrawOnDownAndAtTheEnd() {
    var withdrawn =
        List.of(
            "peer * withdraw route 192.0.2.1/32 next-hop self",
            "peer * withdraw route 2001:db8::/64 next-hop self");
    assertThat(plain(true).lines(State.DOWN, false)).isEqualTo(withdrawn);
    assertThat(plain(true).lines(State.DISABLED, false)).isEqualTo(withdrawn);
    assertThat(plain(false).lines(State.EXIT, false)).isEqualTo(withdrawn);
    assertThat(plain(true).lines(State.UP, false)).doesNotContainAnyElementsOf(withdrawn);
  }

  @Test
  void allThatARouteCanCarry() {
    assertThat(full().lines(State.UP, false))
        .containsExactly(
            "neighbor 192.0.2.9 announce route 192.0.2.1/32 next-hop 192.0.2.2 med 100"
                + " local-preference 50 community [ 65000:1 ] extended-community"
                + " [ target:65000:1 ] large-community [ 65000:1:2 ] as-path [ 65001 ]"
                + " path-information 3");
    assertThat(full().lines(State.DOWN, false).getFirst())
        .contains("med 1000 ", "community [ 65000:2 ]", "as-path [ 65001 65001 ]");
    assertThat(full().lines(State.DISABLED, false).getFirst()).doesNotContain("as-path");
    assertThat(full().lines(State.EXIT, false))
        .containsExactly(
            "neighbor 192.0.2.9 withdraw route 192.0.2.1/32 next-hop 192.0.2.2"
                + " path-information 3");
  }

  @Test
  void drainingSaysGracefulShutdown() {
    assertThat(full().lines(State.UP, true).getFirst()).contains("community [ 65000:1 65535:0 ]");
    assertThat(plain(false).lines(State.UP, true).getFirst())
        .endsWith("med 100 community [ 65535:0 ]");
  }
}
