package net.herald.daemon;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import net.herald.config.Configuration;
import net.herald.config.Neighbor;

/**
 * Which neighbors get no End-of-RIB marker yet, and for which processes they wait. Owned by the
 * thread of the supervisor.
 */
final class Readiness {
  private final Consumer<Neighbor> release;
  private final Map<Neighbor, Set<String>> awaited = new LinkedHashMap<>();

  /**
   * Waits for nobody.
   *
   * @param release is told each neighbor that need not wait any longer
   */
  Readiness(Consumer<Neighbor> release) {
    this.release = release;
  }

  /** The neighbors of a configuration that wait for the processes that command them. */
  List<Neighbor> await(Configuration configuration) {
    for (var neighbor : configuration.neighbors()) {
      var processes = new HashSet<>(neighbor.api().commanders());
      if (!processes.isEmpty() && !neighbor.addresses().isRange()) {
        awaited.put(neighbor, processes);
      }
    }
    return List.copyOf(awaited.keySet());
  }

  /** A process need not be waited for any longer. */
  void ready(String process) {
    for (var neighbor : new ArrayList<>(awaited.keySet())) {
      var processes = awaited.getOrDefault(neighbor, Set.of());
      if (processes.remove(process) && processes.isEmpty()) {
        awaited.remove(neighbor);
        release.accept(neighbor);
      }
    }
  }

  /** Nobody need be waited for any longer. */
  void enough() {
    awaited.keySet().forEach(release);
    awaited.clear();
  }
}
