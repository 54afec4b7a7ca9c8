package net.herald.rib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.herald.bgp.Family;
import net.herald.bgp.attribute.Route;
import net.herald.route.ConfiguredRoute;
import net.herald.route.RouteParser;
import net.herald.text.TextFault;
import net.herald.text.Words;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * As ExaBGP 6.0, where the outlet wants it: a withdrawal is told though an announcement follows,
 * and to a peer that has nothing it is an UPDATE of attributes alone, which is "nothing" here.
 */
class EveryWithdrawalTest {
  private static final String NOTHING = "";

  private final Scene scene = new Scene();
  private final List<String> problems = new ArrayList<>();
  private final AdjRibOut rib =
      new AdjRibOut(true, problems::add, new JointTables(), new SharedFrames());
  private final Route one = rule("destination 10.0.1.0/24 rate-limit 0");
  private final Route two = rule("destination 10.0.2.0/24 rate-limit 100");

  @BeforeEach
  void up() {
    scene.everyWithdrawal = true;
    scene.families = Set.of(Family.IPV4_FLOW, Family.IPV4_UNICAST, Family.IPV6_UNICAST);
    rib.sessionUp(scene.outlet());
    rib.endOfRib(Family.IPV4_FLOW);
    assertSent("eor ipv4 flow");
  }

  /** The commands of the case api-flow of ExaBGP's suite, whose helper program runs three times. */
  @Test
  void whatCrosses() {
    for (var expected :
        List.of(
            List.of(NOTHING, "+" + two.nlri(), "+" + one.nlri()),
            List.of("-" + one.nlri(), "+" + one.nlri()))) {
      rib.withdraw(one.nlri());
      rib.announce(one);
      rib.announce(two);
      rib.announce(one);
      rib.announce(two);
      rib.withdraw(one.nlri());
      rib.announce(one);
      assertSent(expected.toArray(String[]::new));
    }
  }

  @Test
  void aWithdrawalAtTheEndIsToldOnce() {
    rib.announce(one);
    assertSent("+" + one.nlri());
    rib.withdraw(one.nlri());
    rib.announce(one);
    rib.withdraw(one.nlri());
    assertSent("-" + one.nlri());
  }

  /** An UPDATE of nothing would be an End-of-RIB marker. */
  @Test
  void withoutAttributesNothingTakesItsPlace() {
    rib.withdraw(Routes.nlri("10.0.0.0/24"));
    rib.withdraw(Routes.nlri("2001:db8::/32"));
    assertSent();
  }

  @Test
  void theFirstMessagesHaveTheWithdrawalsOfBeforeThem() {
    rib.withdraw(one.nlri());
    rib.announce(one);
    assertThat(scene.line(next())).isEqualTo(NOTHING);
    rib.withdraw(one.nlri());
    assertSent("-" + one.nlri());
  }

  /** The announcement goes with the refresh, and a withdrawal behind it would take it back. */
  @Test
  void aRefreshLeavesNoWithdrawalBehind() {
    rib.announce(one);
    assertSent("+" + one.nlri());
    rib.withdraw(one.nlri());
    rib.announce(one);
    rib.refresh(Family.IPV4_FLOW, false);
    assertSent("+" + one.nlri());
  }

  private byte[] next() {
    var frame = rib.next();
    assertThat(frame).isNotNull();
    return frame;
  }

  private void assertSent(String... lines) {
    assertThat(Scene.drain(rib).stream().map(scene::line)).containsExactly(lines);
    assertThat(problems).isEmpty();
  }

  private static Route rule(String words) {
    var routes = new ArrayList<ConfiguredRoute>();
    try {
      new RouteParser().flow(Words.ofLine("test", words), routes::add);
    } catch (TextFault fault) {
      throw new IllegalArgumentException(fault.diagnostic().print());
    }
    return routes.getFirst().route();
  }
}
