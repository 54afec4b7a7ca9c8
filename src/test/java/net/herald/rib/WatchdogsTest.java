package net.herald.rib;

import static net.herald.rib.Routes.nlri;
import static net.herald.rib.Routes.route;
import static org.assertj.core.api.Assertions.assertThat;

import net.herald.bgp.attribute.Med;
import net.herald.bgp.attribute.Route;
import org.junit.jupiter.api.Test;

class WatchdogsTest {
  private final Watchdogs watchdogs = new Watchdogs();
  private final Route one = route("10.0.1.0/24", "192.0.2.1");
  private final Route two = route("10.0.2.0/24", "192.0.2.1");

  @Test
  void aGroupIsSwitchedAsAWhole() {
    assertThat(watchdogs.add("dog", one, false)).as("announced at once").isTrue();
    assertThat(watchdogs.add("dog", two, true)).as("withheld").isFalse();
    assertThat(watchdogs.announce("dog")).containsExactly(two);
    assertThat(watchdogs.announce("dog")).isEmpty();
    assertThat(watchdogs.withdraw("dog")).containsExactly(one, two);
    assertThat(watchdogs.withdraw("dog")).isEmpty();
    assertThat(watchdogs.announce("dog")).containsExactly(one, two);
  }

  @Test
  void groupsAreApartAndAnUnknownOneIsNothing() {
    watchdogs.add("dog", one, false);
    watchdogs.add("cat", two, false);
    assertThat(watchdogs.withdraw("cow")).isEmpty();
    assertThat(watchdogs.withdraw("dog")).containsExactly(one);
    assertThat(watchdogs.withdraw("cat")).containsExactly(two);
    assertThat(watchdogs.names()).containsExactlyInAnyOrder("dog", "cat");
  }

  @Test
  void aReloadChangesAttributesAndSwitchesNothing() {
    var changed = route("10.0.1.0/24", "192.0.2.1", new Med(5));
    watchdogs.add("dog", one, true);
    watchdogs.announce("dog");
    assertThat(watchdogs.add("dog", changed, true)).as("it is on").isTrue();
    assertThat(watchdogs.withdraw("dog")).containsExactly(changed);
    assertThat(watchdogs.add("dog", one, false)).as("it is off").isFalse();
    assertThat(watchdogs.announce("dog")).containsExactly(one);
  }

  @Test
  void aRouteThatIsNoLongerConfiguredLeavesItsGroup() {
    watchdogs.add("dog", one, false);
    watchdogs.add("dog", two, false);
    watchdogs.remove(nlri("10.0.1.0/24"));
    assertThat(watchdogs.withdraw("dog")).containsExactly(two);
    watchdogs.remove(nlri("10.0.2.0/24"));
    assertThat(watchdogs.names()).isEmpty();
  }
}
