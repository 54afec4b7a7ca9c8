package net.herald.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.herald.bgp.nlri.Nlri;
import net.herald.healthcheck.settings.CheckSettings;
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
 * @param healthchecks what becomes of health checks
 */
public record ConfigurationDiff(
    List<Neighbor> added,
    List<Neighbor> removed,
    List<Change> changed,
    List<Kept> kept,
    List<ProcessSettings> startedProcesses,
    List<String> stoppedProcesses,
    List<ProcessSettings> changedProcesses,
    Checks healthchecks) {

  /** Names of health checks that are new, gone, and told otherwise. */
  public record Checks(List<String> started, List<String> stopped, List<String> changed) {
    private static Checks of(List<CheckSettings> before, List<CheckSettings> after) {
      Map<String, CheckSettings> old = new LinkedHashMap<>();
      before.forEach(check -> old.put(check.name(), check));
      List<String> started = new ArrayList<>();
      List<String> changed = new ArrayList<>();
      for (CheckSettings check : after) {
        CheckSettings former = old.remove(check.name());
        if (former == null) {
          started.add(check.name());
        } else if (!former.equals(check)) {
          changed.add(check.name());
        }
      }
      return new Checks(started, List.copyOf(old.keySet()), changed);
    }
  }

  /** A neighbor before and after. */
  public record Change(Neighbor before, Neighbor after) {}

  /**
   * A neighbor whose session stays.
   *
   * @param neighbor as it is afterwards
   * @param withdrawn routes that are no longer configured, in the order they were
   * @param announced routes that are new, or differ in what is sent or how they are switched
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
        redefined,
        Checks.of(before.healthchecks(), after.healthchecks()));
  }

  private static Kept routes(Neighbor before, Neighbor after) {
    if (before.routes().equals(after.routes())) {
      return new Kept(after, List.of(), List.of());
    }
    Map<Nlri, ConfiguredRoute> old = byNlri(before.routes());
    List<ConfiguredRoute> fresh = new ArrayList<>();
    for (ConfiguredRoute route : byNlri(after.routes()).values()) {
      ConfiguredRoute former = old.remove(route.route().nlri());
      if (former == null || !isSent(former, route)) {
        fresh.add(route);
      }
    }
    return new Kept(after, List.copyOf(old.values()), fresh);
  }

  /**
   * Whether what was sent for one route is what is to be sent for the other: names are not sent.
   */
  private static boolean isSent(ConfiguredRoute former, ConfiguredRoute now) {
    return former.route().attributes().equals(now.route().attributes())
        && former.route().nlri().sameOctets(now.route().nlri())
        && former.watchdog().equals(now.watchdog())
        && former.withdrawn() == now.withdrawn();
  }

  /** Of routes with one NLRI the last one counts. */
  private static Map<Nlri, ConfiguredRoute> byNlri(List<ConfiguredRoute> routes) {
    Map<Nlri, ConfiguredRoute> byNlri = LinkedHashMap.newLinkedHashMap(routes.size());
    for (ConfiguredRoute route : routes) {
      byNlri.put(route.route().nlri(), route);
    }
    return byNlri;
  }
}
