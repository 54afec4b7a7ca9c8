package net.herald.lab.speaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Routes which look different and are the same, and the other way round. */
class RouteTest {
  private static final Route ROUTE = Route.to("10.0.0.0/24", "192.0.2.1");

  @Test
  void ipv6AddressesAreWrittenInOneWay() {
    assertThat(Route.to("2001:DB8::/32", "2001:db8:0::1"))
        .isEqualTo(Route.to("2001:db8:0::/32", "2001:db8::0001"));
  }

  @Test
  void communitiesHaveNoOrder() {
    assertThat(ROUTE.with(PathAttribute.COMMUNITY, "2:2  1:1"))
        .isEqualTo(ROUTE.with(PathAttribute.COMMUNITY, "1:1 2:2"));
  }

  @Test
  void anAsPathHasAnOrder() {
    assertThat(ROUTE.with(PathAttribute.AS_PATH, "2 1"))
        .isNotEqualTo(ROUTE.with(PathAttribute.AS_PATH, "1 2"));
  }

  @Test
  void anEmptyValueIsNoAttribute() {
    assertThat(ROUTE.with(PathAttribute.MED, "1").with(PathAttribute.MED, "")).isEqualTo(ROUTE);
  }

  @Test
  void aMedOfZeroIsNone() {
    assertThat(ROUTE.with(PathAttribute.MED, "0")).isEqualTo(ROUTE);
  }

  @Test
  void anAutonomousSystemPutsItselfFirst() {
    assertThat(ROUTE.prepended(2).prepended(1).get(PathAttribute.AS_PATH)).contains("1 2");
  }

  @Test
  void theCatalogueHasNoPrefixTwiceAndManyAttributes() {
    var routes = Catalogue.routes(1000);

    assertThat(routes.stream().map(Route::prefix)).doesNotHaveDuplicates().hasSize(1000);
    assertThat(routes.stream().map(Route::attributes).distinct()).hasSizeGreaterThan(900);
    assertThat(
            routes.stream()
                .flatMap(route -> route.attributes().keySet().stream())
                .collect(Collectors.toSet()))
        .isEqualTo(EnumSet.complementOf(EnumSet.of(PathAttribute.LOCAL_PREFERENCE)));
    assertThat(routes).filteredOn(Route::isIpv6).hasSize(300);
  }

  @Test
  void aDifferenceSaysWhatIsMissingUnexpectedAndChanged() {
    var other = Route.to("10.0.1.0/24", "192.0.2.1");
    var changed = ROUTE.with(PathAttribute.MED, "1");

    assertThat(RouteDifference.of(List.of(ROUTE, other), List.of(other, ROUTE))).isEmpty();
    assertThat(RouteDifference.of(List.of(ROUTE), List.of(other)))
        .isEqualTo(
            """
            1 routes expected, 1 found, 2 wrong:
            unexpected 10.0.1.0/24 origin igp next-hop 192.0.2.1
            missing 10.0.0.0/24 origin igp next-hop 192.0.2.1\
            """);
    assertThat(RouteDifference.of(List.of(ROUTE), List.of(changed)))
        .contains("expected 10.0.0.0/24 origin igp next-hop 192.0.2.1\n")
        .contains("   found 10.0.0.0/24 origin igp next-hop 192.0.2.1 med 1");
  }
}
