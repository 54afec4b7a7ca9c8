package net.herald.config;

import java.util.List;

/**
 * All that a configuration file says.
 *
 * @param neighbors in the order of the file; no two with the same {@link Neighbor#name}
 * @param processes in the order of the file
 */
public record Configuration(List<Neighbor> neighbors, List<ProcessSettings> processes) {
  /** A configuration with nothing in it. */
  public static final Configuration EMPTY = new Configuration(List.of(), List.of());

  /** Copies what could change. */
  public Configuration {
    neighbors = List.copyOf(neighbors);
    processes = List.copyOf(processes);
  }
}
