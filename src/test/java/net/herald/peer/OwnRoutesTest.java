package net.herald.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.herald.rib.AdjRibOut;
import net.herald.route.ConfiguredRoute;
import org.junit.jupiter.api.Test;

/** Which routes are announced: those of the configuration, and what watchdog groups say. */
class OwnRoutesTest {
  private final AdjRibOut out = new AdjRibOut(true, problem -> {});
  private final OwnRoutes own = new OwnRoutes(out);

  @Test
  void aGroupIsSwitchedOnAndOff() {
    own.configure(
        routes("10.1.0.0/16", "10.2.0.0/16 watchdog dog", "10.3.0.0/16 watchdog dog withdraw"));
    assertThat(announced()).containsExactly("10.1.0.0/16", "10.2.0.0/16");

    own.watchdog("dog", true);
    assertThat(announced()).containsExactly("10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16");
    own.watchdog("dog", false);
    assertThat(announced()).containsExactly("10.1.0.0/16");
    own.watchdog("cat", true);
    assertThat(announced()).containsExactly("10.1.0.0/16");
  }

  @Test
  void ofTwoRoutesToOnePrefixTheLastOneCounts() {
    own.configure(routes("10.1.0.0/16 med 1", "10.1.0.0/16 med 2"));
    assertThat(announced()).containsExactly("10.1.0.0/16");
  }

  @Test
  void aReloadLeavesGroupsAsTheyAre() {
    own.configure(routes("10.2.0.0/16 watchdog dog", "10.3.0.0/16 watchdog dog"));
    own.watchdog("dog", false);

    own.configure(routes("10.2.0.0/16 watchdog dog med 5", "10.3.0.0/16 watchdog other"));

    assertThat(announced()).containsExactly("10.3.0.0/16");
  }

  @Test
  void aReloadAnnouncesAnotherLabel() {
    own.configure(routes("10.1.0.0/16 label 100"));
    own.configure(routes("10.1.0.0/16 label 200"));
    assertThat(announced()).containsExactly("10.1.0.0/16 label 200 (3201)");
  }

  @Test
  void aReloadWithdrawsWhatIsGoneAndLeavesWhatHelpersAnnounced() {
    own.configure(routes("10.1.0.0/16", "10.2.0.0/16 watchdog dog withdraw"));
    own.announce(routes("10.9.0.0/16").getFirst());

    own.configure(List.of());

    assertThat(announced()).containsExactly("10.9.0.0/16");
    own.watchdog("dog", true);
    assertThat(announced()).as("its group is gone with it").containsExactly("10.9.0.0/16");
  }

  @Test
  void aRouteOfAHelperJoinsItsGroup() {
    own.announce(routes("10.9.0.0/16 watchdog dog withdraw").getFirst());
    assertThat(announced()).isEmpty();

    own.watchdog("dog", true);
    assertThat(announced()).containsExactly("10.9.0.0/16");
    own.withdraw(routes("10.9.0.0/16").getFirst().route());
    own.watchdog("dog", true);
    assertThat(announced()).isEmpty();
  }

  @Test
  void anotherTableGetsTheSameRoutes() {
    own.configure(routes("10.1.0.0/16", "10.2.0.0/16 watchdog dog withdraw"));
    var other = new AdjRibOut(false, problem -> {});

    own.into(other).watchdog("dog", true);

    assertThat(prefixes(other)).containsExactly("10.1.0.0/16", "10.2.0.0/16");
  }

  private List<String> announced() {
    return prefixes(out);
  }

  private static List<String> prefixes(AdjRibOut table) {
    var prefixes = new ArrayList<String>();
    table.forEach((nlri, attributes) -> prefixes.add(nlri.toString()));
    prefixes.sort(null);
    return prefixes;
  }

  private static List<ConfiguredRoute> routes(String... routes) {
    var text =
        new StringBuilder("neighbor 10.0.0.2 { router-id 10.0.0.1; local-address 10.0.0.1; ");
    text.append("local-as 65001; peer-as 65002; family { ipv4 unicast; ipv4 nlri-mpls; } static {");
    for (String route : routes) {
      int space = route.indexOf(' ') < 0 ? route.length() : route.indexOf(' ');
      text.append(" route ").append(route, 0, space).append(" next-hop 10.0.0.1");
      text.append(route, space, route.length()).append(';');
    }
    return Simulation.neighbor(text.append(" } }").toString()).routes();
  }
}
