package net.herald.net;

import static net.herald.net.Loopback.ip;
import static net.herald.net.Loopback.md5;
import static net.herald.net.Loopback.peers;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Neighbors that share a listening socket, by peer address and key. */
class KeyPlanTest {

  @Test
  void eachAddressHasItsKeyAndOthersHaveNone() {
    KeyPlan plan =
        KeyPlan.of(
            List.of(
                neighbor("a", "192.0.2.1", "one"),
                neighbor("b", "192.0.2.2", "two"),
                neighbor("c", "192.0.2.3", null)));
    assertThat(plan.keys())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(peers("192.0.2.1"), md5("one"), peers("192.0.2.2"), md5("two")));
    assertThat(plan.conflicts()).isEmpty();
  }

  @Test
  void oneAddressWithOneKeyMayBeTwoNeighbors() {
    KeyPlan plan =
        KeyPlan.of(List.of(neighbor("a", "192.0.2.1", "one"), neighbor("b", "192.0.2.1", "one")));
    assertThat(plan.keys()).containsOnlyKeys(peers("192.0.2.1"));
    assertThat(plan.conflicts()).isEmpty();
  }

  @Test
  void oneAddressCannotHaveTwoKeys() {
    Expected second = neighbor("b", "192.0.2.1", "two");
    KeyPlan plan = KeyPlan.of(List.of(neighbor("a", "192.0.2.1", "one"), second));
    assertThat(plan.keys()).containsEntry(peers("192.0.2.1"), md5("one"));
    assertThat(plan.conflicts())
        .containsExactly(Map.entry(second, "neighbor a has another key for 192.0.2.1"));
  }

  @Test
  void aKeyForARangeIsOverruledWithinIt() {
    KeyPlan plan =
        KeyPlan.of(
            List.of(neighbor("a", "192.0.2.0/24", "one"), neighbor("b", "192.0.2.1", "two")));
    assertThat(plan.keys()).containsOnlyKeys(peers("192.0.2.0/24"), peers("192.0.2.1"));
    assertThat(plan.conflicts()).isEmpty();
  }

  @Test
  void noAddressOfARangeWithAKeyCanDoWithout() {
    Expected plain = neighbor("a", "192.0.2.1", null);
    KeyPlan plan = KeyPlan.of(List.of(plain, neighbor("b", "192.0.2.0/24", "one")));
    assertThat(plan.conflicts())
        .containsExactly(
            Map.entry(plain, "it has no key, and neighbor b has one for 192.0.2.0/24"));
  }

  @Test
  void anAddressOfARangeWithoutKeyMayHaveOne() {
    KeyPlan plan =
        KeyPlan.of(List.of(neighbor("a", "192.0.2.0/24", null), neighbor("b", "192.0.2.1", "one")));
    assertThat(plan.keys()).containsOnlyKeys(peers("192.0.2.1"));
    assertThat(plan.conflicts()).isEmpty();
  }

  private static Expected neighbor(String name, String peers, @Nullable String key) {
    SocketSettings settings =
        key == null ? SocketSettings.PLAIN : SocketSettings.PLAIN.authenticated(md5(key));
    return new Expected(name, ip("192.0.2.254"), peers(peers), settings);
  }
}
