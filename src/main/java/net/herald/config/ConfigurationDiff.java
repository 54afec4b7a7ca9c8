package net.herald.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.herald.bgp.nlri.Nlri;
import net.herald.route.ConfiguredRoute;

/**
 * What a reload has to do: the way from one configuration to another.
 *
 * @param added neighbors to start
 * @param removed neighbors to stop
 * @param changed neighbors whose session must be made anew
 * @param kept neighbors whose session stays, with what changes of their routes
 * @param startedProcesses helper processes that are new
 * @param stoppedProcesses names of helper processes that are gone
 * @param changedProcesses helper processes whose definition changed
 */
public record ConfigurationDiff(
    List<Neighbor> added,
    List<Neighbor> removed,
    List<Change> changed,
    List<Kept> kept,
    List<ProcessSettings> startedProcesses,
    List<String> stoppedProcesses,
    List<ProcessSettings> changedProcesses) {

  /** A neighbor before and after. */
  public record Change(Neighbor before, Neighbor after) {}

  /**
   * A neighbor whose session stays.
   *
   * @param neighbor as it is afterwards
   * @param withdrawn routes that are no longer configured
   * @param announced routes that are new or different
   */
  public record Kept(
      Neighbor neighbor, List<ConfiguredRoute> withdrawn, List<ConfiguredRoute> announced) {
    /** Copies what could change. */
    public Kept {
      withdrawn = List.copyOf(withdrawn);
      announced = List.copyOf(announced);
    }
  }

  /** Compares two configurations in time linear to their routes. */
  public static ConfigurationDiff of(Configuration before, Configuration after) {
    Map<String, Neighbor> old = new LinkedHashMap<>();
    before.neighbors().forEach(neighbor -> old.put(neighbor.key(), neighbor));
    List<Neighbor> added = new ArrayList<>();
    List<Change> changed = new ArrayList<>();
    List<Kept> kept = new ArrayList<>();
    for (Neighbor neighbor : after.neighbors()) {
      Neighbor former = old.remove(neighbor.key());
      if (former == null) {
        added.add(neighbor);
      } else if (neighbor.sameSession(former)) {
        kept.add(routes(former, neighbor));
      } else {
        changed.add(new Change(former, neighbor));
      }
    }
    Map<String, ProcessSettings> processes = new LinkedHashMap<>();
    before.processes().forEach(process -> processes.put(process.name(), process));
    List<ProcessSettings> started = new ArrayList<>();
    List<ProcessSettings> redefined = new ArrayList<>();
    for (ProcessSettings process : after.processes()) {
      ProcessSettings former = processes.remove(process.name());
      if (former == null) {
        started.add(process);
      } else if (!former.equals(process)) {
        redefined.add(process);
      }
    }
    return new ConfigurationDiff(
        added,
        List.copyOf(old.values()),
        changed,
        kept,
        started,
        List.copyOf(processes.keySet()),
        redefined);
  }

  private static Kept routes(Neighbor before, Neighbor after) {
    if (before.routes().equals(after.routes())) {
      return new Kept(after, List.of(), List.of());
    }
    Map<Nlri, ConfiguredRoute> old = new HashMap<>(before.routes().size() * 2);
    before.routes().forEach(route -> old.put(route.route().nlri(), route));
    Map<Nlri, ConfiguredRoute> announced = new LinkedHashMap<>();
    for (ConfiguredRoute route : after.routes()) {
      announced.put(route.route().nlri(), route);
    }
    List<ConfiguredRoute> fresh = new ArrayList<>();
    for (ConfiguredRoute route : announced.values()) {
      ConfiguredRoute former = old.remove(route.route().nlri());
      if (!route.equals(former)) {
        fresh.add(route);
      }
    }
    return new Kept(after, List.copyOf(old.values()), fresh);
  }
}
