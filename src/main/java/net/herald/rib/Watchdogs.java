package net.herald.rib;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.herald.bgp.attribute.Route;
import net.herald.bgp.nlri.Nlri;

/**
 * Groups of routes of one neighbor that are switched on and off by name. Owned by the thread of the
 * peer; knows nothing of tables: it says which routes to announce and to withdraw.
 */
public final class Watchdogs {
  private final Map<String, Map<Nlri, Member>> groups = new LinkedHashMap<>();

  private record Member(Route route, boolean withheld) {}

  /**
   * Puts a route into a group. One that is in it already gets the new attributes and stays on or
   * off as it is, whatever {@code withheld} says: a reload does not switch.
   *
   * @param withheld whether the route waits for {@link #announce}
   * @return whether the route is to be announced now
   */
  public boolean add(String group, Route route, boolean withheld) {
    var members = groups.computeIfAbsent(group, name -> new LinkedHashMap<>());
    var known = members.get(route.nlri());
    boolean off = known != null ? known.withheld : withheld;
    members.remove(route.nlri()); // its key has the labels of the new route
    members.put(route.nlri(), new Member(route, off));
    return !off;
  }

  /** Takes a route out of all groups: it is no longer configured. */
  public void remove(Nlri nlri) {
    groups.values().forEach(members -> members.remove(nlri));
    groups.values().removeIf(Map::isEmpty);
  }

  /** Switches a group on, and gives the routes that were off. A group without routes is nothing. */
  public List<Route> announce(String group) {
    return turn(group, false);
  }

  /** Switches a group off, and gives the routes that were on. A group without routes is nothing. */
  public List<Route> withdraw(String group) {
    return turn(group, true);
  }

  private List<Route> turn(String group, boolean withheld) {
    var turned = new ArrayList<Route>();
    groups
        .getOrDefault(group, Map.of())
        .replaceAll((nlri, member) -> {
          if (member.withheld == withheld) {
            return member;
          }
          turned.add(member.route);
          return new Member(member.route, withheld);
        });
    return turned;
  }

  /** The names of groups that have routes. */
  public Set<String> names() {
    return Set.copyOf(groups.keySet());
  }
}
