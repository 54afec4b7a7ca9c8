package net.herald.console;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.herald.control.ControlClient;
import net.herald.json.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * The neighbors of a running daemon in short.
 *
 * @param neighbors in the order of the configuration
 */
public record Neighborhood(List<Neighbor> neighbors) {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /**
   * A neighbor.
   *
   * @param address of the peer
   * @param as its AS number; empty where it is not known
   * @param state of the session, in capital letters
   */
  public record Neighbor(String address, String as, String state) {}

  /** Copies what could change. */
  public Neighborhood {
    neighbors = List.copyOf(neighbors);
  }

  /**
   * Asks a daemon.
   *
   * @throws IOException when it does not answer
   */
  public static Neighborhood of(ControlClient client) throws IOException {
    var neighbors = new ArrayList<Neighbor>();
    for (var line : Answer.of(client, "peer list", PATIENCE).lines()) {
      try {
        if (JsonReader.read(line) instanceof List<?> list) {
          list.forEach(each -> neighbors.add(neighbor(each)));
        }
      } catch (JsonReader.Malformed e) {
        throw new IOException(e);
      }
    }
    return new Neighborhood(neighbors);
  }

  private static Neighbor neighbor(Object json) {
    var members = json instanceof Map<?, ?> map ? map : Map.of();
    return new Neighbor(
        text(members.get("peer-address")),
        text(members.get("peer-as")),
        text(members.get("state")));
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  /** How many sessions are up. */
  public long established() {
    return neighbors.stream().filter(n -> n.state.equals("ESTABLISHED")).count();
  }

  /** The addresses, each once, for completion. */
  public List<Candidate> candidates() {
    return neighbors.stream()
        .map(n -> new Candidate(n.address, "AS" + n.as + " " + n.state))
        .toList();
  }
}
