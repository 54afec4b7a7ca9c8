package net.herald.rib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.herald.bgp.Family;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.message.Update;
import net.herald.bgp.nlri.Nlri;
import org.junit.jupiter.api.Test;

/** Peers that send more paths than we asked for. */
class PathAuditTest {
  private static final Family IPV4 = Family.IPV4_UNICAST;

  private final List<String> problems = new ArrayList<>();
  private final PathAudit audit = new PathAudit(Map.of(IPV4, 2), problems::add);

  private void announced(Nlri... nlri) {
    var routes = new Update.Announced(nlri[0].family(), null, List.of(nlri));
    audit.apply(new Update(AttributeSet.EMPTY, List.of(routes), List.of(), List.of(), null));
  }

  private void withdrawn(Nlri nlri) {
    var routes = new Update.Withdrawn(nlri.family(), List.of(nlri));
    audit.apply(new Update(AttributeSet.EMPTY, List.of(), List.of(routes), List.of(), null));
  }

  @Test
  void eachPathThatIsOneTooManyIsTold() {
    announced(Routes.path("10.0.0.0/24", 1), Routes.path("10.0.0.0/24", 2));
    announced(Routes.path("10.0.1.0/24", 3));
    assertThat(problems).isEmpty();

    announced(Routes.path("10.0.0.0/24", 3));
    announced(Routes.path("10.0.0.0/24", 3));

    assertThat(problems)
        .containsExactly(
            "10.0.0.0/24 path-information 0.0.0.3 is path 3 of its prefix, the limit is 2");
  }

  @Test
  void aWithdrawnPathMakesRoomForAnother() {
    announced(Routes.path("10.0.0.0/24", 1), Routes.path("10.0.0.0/24", 2));
    withdrawn(Routes.path("10.0.0.0/24", 1));
    announced(Routes.path("10.0.0.0/24", 3));
    assertThat(problems).isEmpty();
  }

  @Test
  void familiesWithoutLimitAreNotCounted() {
    announced(
        Routes.path("2001:db8::/32", 1),
        Routes.path("2001:db8::/32", 2),
        Routes.path("2001:db8::/32", 3));
    assertThat(problems).isEmpty();
  }
}
