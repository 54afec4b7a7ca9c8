package net.herald.rib;

import static net.herald.rib.Routes.attributes;
import static net.herald.rib.Routes.nlri;
import static net.herald.rib.Routes.route;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.herald.bgp.Family;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.attribute.Med;
import net.herald.bgp.attribute.Route;
import net.herald.bgp.message.Update;
import net.herald.bgp.message.Update.Announced;
import net.herald.bgp.message.Update.Withdrawn;
import net.herald.bgp.nlri.Nlri;
import org.junit.jupiter.api.Test;

class AdjRibInTest {
  private final AdjRibIn rib = new AdjRibIn();

  @Test
  void itKeepsWhatWasAnnouncedLast() {
    announce("10.0.0.0/24", new Med(1));
    announce("10.0.0.0/24", new Med(2));
    announce("2001:db8::/32", new Med(3));
    assertThat(routes()).containsExactly("10.0.0.0/24 med 2", "2001:db8::/32 med 3");
    assertThat(rib.get(nlri("10.0.0.0/24"))).isEqualTo(attributes("192.0.2.1", new Med(2)));
    assertThat(rib.size()).isEqualTo(2);
    assertThat(rib.size(Family.IPV4_UNICAST)).isEqualTo(1);
    assertThat(rib.families()).containsExactly(Family.IPV4_UNICAST, Family.IPV6_UNICAST);
  }

  @Test
  void aWithdrawalOfSomethingUnknownIsCountedAndNoMore() {
    withdraw("10.0.0.0/24");
    announce("10.0.1.0/24");
    withdraw("10.0.0.0/24");
    assertThat(routes()).containsExactly("10.0.1.0/24");
    withdraw("10.0.1.0/24");
    assertThat(routes()).isEmpty();
    assertThat(rib.get(nlri("10.0.1.0/24"))).isNull();
    assertThat(rib.received()).isEqualTo(1);
    assertThat(rib.withdrawn()).isEqualTo(3);
  }

  /** RFC 4724 section 4.2: until End-of-RIB, or until the restart takes too long. */
  @Test
  void staleRoutesStayUntilTheyAreSwept() {
    announce("10.0.0.0/24", new Med(1));
    announce("10.0.1.0/24", new Med(1));
    announce("10.0.2.0/24", new Med(1));
    announce("2001:db8::/32");
    rib.markStale(Family.IPV4_UNICAST);
    announce("10.0.0.0/24", new Med(2));
    withdraw("10.0.1.0/24");
    assertThat(routes()).containsExactly("10.0.0.0/24 med 2", "2001:db8::/32", "10.0.2.0/24 med 1");
    assertThat(rib.get(nlri("10.0.2.0/24"))).as("a stale route is a route").isNotNull();
    assertThat(rib.stale(Family.IPV4_UNICAST)).isEqualTo(1);
    assertThat(rib.sweep(Family.IPV4_UNICAST)).isEqualTo(1);
    assertThat(routes()).containsExactly("10.0.0.0/24 med 2", "2001:db8::/32");
  }

  /** RFC 4724 section 4.2: stale routes of an earlier restart go. */
  @Test
  void aSecondRestartForgetsWhatIsStaleOfTheFirst() {
    announce("10.0.0.0/24");
    rib.markStale(Family.IPV4_UNICAST);
    announce("10.0.1.0/24");
    rib.markStale(Family.IPV4_UNICAST);
    assertThat(routes()).containsExactly("10.0.1.0/24");
    assertThat(rib.sweep(Family.IPV4_UNICAST)).isEqualTo(1);
    assertThat(rib.size()).isZero();
  }

  /** RFC 7313 section 4: a second BoRR starts the refresh over. */
  @Test
  void aRefreshThatStartsOverForgetsNothingBeforeItsEnd() {
    announce("10.0.0.0/24");
    announce("10.0.1.0/24");
    rib.markStaleToo(Family.IPV4_UNICAST);
    announce("10.0.1.0/24");
    rib.markStaleToo(Family.IPV4_UNICAST);
    assertThat(routes()).containsExactlyInAnyOrder("10.0.0.0/24", "10.0.1.0/24");
    announce("10.0.0.0/24");
    assertThat(rib.sweep(Family.IPV4_UNICAST)).isEqualTo(1);
    assertThat(routes()).containsExactly("10.0.0.0/24");
  }

  @Test
  void sweepingAllFamiliesLeavesWhatIsFresh() {
    announce("10.0.0.0/24");
    announce("2001:db8::/32");
    rib.markStale(Family.IPV4_UNICAST);
    rib.markStale(Family.IPV6_UNICAST);
    announce("2001:db8:1::/48");
    rib.sweep();
    assertThat(routes()).containsExactly("2001:db8:1::/48");
    rib.clear();
    assertThat(routes()).isEmpty();
  }

  private void announce(String prefix, Med... med) {
    var route = route(prefix, "192.0.2.1", med);
    rib.apply(
        new Update(
            route.attributes(),
            List.of(
                new Announced(route.family(), route.attributes().nextHop(), List.of(route.nlri()))),
            List.of(),
            List.of(),
            null));
  }

  private void withdraw(String prefix) {
    Nlri nlri = nlri(prefix);
    rib.apply(
        new Update(
            AttributeSet.EMPTY,
            List.of(),
            List.of(new Withdrawn(nlri.family(), List.of(nlri))),
            List.of(),
            null));
  }

  private List<String> routes() {
    var routes = new ArrayList<String>();
    rib.forEach(
        (nlri, attributes) -> routes.add(new Route(nlri, attributes.without(3)).toString()));
    return routes;
  }
}
