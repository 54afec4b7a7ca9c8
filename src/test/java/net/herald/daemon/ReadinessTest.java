package net.herald.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.herald.config.Configuration;
import net.herald.config.Neighbor;
import net.herald.config.Texts;
import org.junit.jupiter.api.Test;

/** Which neighbors wait for which processes. */
class ReadinessTest {
  private static final Configuration CONFIGURATION =
      Texts.configuration(
          """
          process p { run /bin/cat; }
          process q { run /bin/cat; }
          """
              + neighbor(1, "p")
              + neighbor(2, "p q")
              + neighbor(3, ""));

  private final List<String> released = new ArrayList<>();
  private final Readiness readiness = new Readiness(neighbor -> released.add(peer(neighbor)));

  private static String neighbor(int number, String processes) {
    var api = processes.isEmpty() ? "" : "api { processes [ " + processes + " ]; }";
    return """
    neighbor 192.0.2.%d {
      router-id 192.0.2.9; local-address 192.0.2.9; local-as 65001; peer-as 65002; %s
    }
    """
        .formatted(number, api);
  }

  private static String peer(Neighbor neighbor) {
    return neighbor.addresses().peer().toString();
  }

  @Test
  void aNeighborWaitsForAllThatCommandIt() {
    assertThat(readiness.await(CONFIGURATION).stream().map(ReadinessTest::peer))
        .containsExactly("192.0.2.1", "192.0.2.2");
    readiness.ready("p");
    assertThat(released).containsExactly("192.0.2.1");
    readiness.ready("p");
    readiness.ready("unheard of");
    assertThat(released).hasSize(1);
    readiness.ready("q");
    assertThat(released).containsExactly("192.0.2.1", "192.0.2.2");
    readiness.enough();
    assertThat(released).hasSize(2);
  }

  @Test
  void afterAWhileItWaitsNoLonger() {
    readiness.await(CONFIGURATION);
    readiness.enough();
    assertThat(released).containsExactly("192.0.2.1", "192.0.2.2");
    readiness.ready("p");
    assertThat(released).hasSize(2);
  }
}
