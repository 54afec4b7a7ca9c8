package net.herald.config;

import java.util.List;
import net.herald.healthcheck.settings.CheckSettings;

/**
 * All that a configuration file says.
 *
 * @param neighbors in the order of the file; no two with the same {@link Neighbor#name}
 * @param processes in the order of the file
 * @param healthchecks in the order of the file; no two of one name
 */
public record Configuration(
    List<Neighbor> neighbors, List<ProcessSettings> processes, List<CheckSettings> healthchecks) {
  /** A configuration with nothing in it. */
  public static final Configuration EMPTY = new Configuration(List.of(), List.of(), List.of());

  /** Copies what could change. */
  public Configuration {
    neighbors = List.copyOf(neighbors);
    processes = List.copyOf(processes);
    healthchecks = List.copyOf(healthchecks);
  }

  /** A configuration without health checks. */
  public Configuration(List<Neighbor> neighbors, List<ProcessSettings> processes) {
    this(neighbors, processes, List.of());
  }

  /** The same with other neighbors. */
  public Configuration withNeighbors(List<Neighbor> others) {
    return new Configuration(others, processes, healthchecks);
  }
}
