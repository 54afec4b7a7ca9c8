package net.herald.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.herald.bgp.Sessions;
import net.herald.bgp.fsm.Origin;
import net.herald.bgp.fsm.Retry;
import net.herald.bgp.fsm.State;
import net.herald.config.ConfigurationReader;
import net.herald.config.Defaults;
import net.herald.config.Neighbor;
import net.herald.event.NeighborIdentity;
import net.herald.json.JsonWriter;
import org.junit.jupiter.api.Test;

/** The capabilities of {@code show neighbor} that ExaBGP's answer does not have. */
class ShownNeighborTest {
  private static final State BEFORE = new State.Connect(Retry.NONE, Optional.empty());

  private static final Neighbor PLAIN = neighbor("");
  private static final Neighbor LIMITED =
      neighbor(
          "capability { add-path receive; multiple-labels { ipv4 nlri-mpls 3; } }"
              + " add-path { ipv4 nlri-mpls limit 2; }");

  @Test
  void limitsAreNamedWhereASideHasThem() {
    assertThat(shown(LIMITED, BEFORE))
        .contains("paths-limit: enabled n/a", "multiple-labels: enabled n/a");
    var up = new State.Established(Retry.NONE, Origin.OUTGOING, Sessions.external());
    assertThat(shown(LIMITED, up))
        .contains("paths-limit: enabled disabled", "multiple-labels: enabled disabled");
    assertThat(json(LIMITED, BEFORE, false))
        .contains("\"paths-limit\": true, \"multiple-labels\": true}")
        .contains("\"paths-limit\": null, \"multiple-labels\": null}");
    assertThat(json(LIMITED, up, true))
        .contains("\"paths-limit\": 1, \"multiple-labels\": 1}")
        .contains("\"paths-limit\": 0, \"multiple-labels\": 0}");
  }

  @Test
  void otherwiseTheAnswerIsTheFormerOne() {
    assertThat(shown(PLAIN, BEFORE))
        .noneMatch(line -> line.startsWith("paths-limit") || line.startsWith("multiple-labels"));
    assertThat(json(PLAIN, BEFORE, true)).doesNotContain("paths-limit", "multiple-labels");
  }

  /** The lines of the answer, with one blank for many. */
  private static List<String> shown(Neighbor neighbor, State state) {
    return ShownNeighbor.extensive(neighbor, report(neighbor, state)).stream()
        .map(line -> line.strip().replaceAll(" +", " "))
        .toList();
  }

  private static String json(Neighbor neighbor, State state, boolean six) {
    var out = new JsonWriter();
    new NeighborJson(neighbor, report(neighbor, state), six).write(out);
    return out.toString();
  }

  private static PeerReport report(Neighbor neighbor, State state) {
    var none = new PeerReport.Messages(0, 0, 0, 0, 0);
    return new PeerReport(
        NeighborIdentity.of(neighbor),
        state,
        Duration.ZERO,
        none,
        none,
        0,
        0,
        PeerReport.Holdings.NONE,
        "");
  }

  private static Neighbor neighbor(String more) {
    var text =
        "neighbor 192.0.2.1 { router-id 192.0.2.2; local-address 192.0.2.2; local-as 65001;"
            + " peer-as 65002; family { ipv4 unicast; ipv4 nlri-mpls; } "
            + more
            + " }";
    var read =
        new ConfigurationReader(Defaults.STANDARD, Path.of("/"), Map.of())
            .read("test", text.getBytes(StandardCharsets.UTF_8));
    var configuration = read.configuration();
    assertThat(configuration).as("%s", read.diagnostics()).isNotNull();
    return configuration.neighbors().getFirst();
  }
}
