package net.herald.peer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.herald.bgp.attribute.Route;
import net.herald.bgp.nlri.Nlri;
import net.herald.rib.AdjRibOut;
import net.herald.route.ConfiguredRoute;
import org.jspecify.annotations.Nullable;

/**
 * Routes of the configuration, and those of any origin that belong to a watchdog group. Says which
 * of them {@link AdjRibOut} is to announce. Owned by the thread of the peer.
 */
final class OwnRoutes {
  private final AdjRibOut out;
  private Map<Nlri, ConfiguredRoute> configured = new LinkedHashMap<>();
  private final Map<Nlri, Member> grouped = new LinkedHashMap<>();

  /** A route of a group, and whether it is held back now. */
  private record Member(ConfiguredRoute route, boolean held) {}

  OwnRoutes(AdjRibOut out) {
    this.out = out;
    out.groups(this::group);
  }

  private String group(Nlri nlri) {
    var member = grouped.get(nlri);
    return member == null ? "" : member.route.watchdog();
  }

  /** The same routes and groups over another table, which has what the former one had. */
  OwnRoutes into(AdjRibOut table) {
    var same = new OwnRoutes(table);
    same.grouped.putAll(grouped);
    configured.forEach((nlri, route) -> {
      Member member = grouped.get(nlri);
      if (member == null || !member.held) {
        table.announceConfigured(route.route());
      }
    });
    same.configured.putAll(configured);
    return same;
  }

  /**
   * The routes of the configuration are these from now on. Those that are gone are withdrawn, new
   * and changed ones announced; a route that stays in its group stays as the group is.
   */
  void configure(List<ConfiguredRoute> routes) {
    var former = configured;
    configured = LinkedHashMap.newLinkedHashMap(routes.size());
    var overtaken = new ArrayList<Route>();
    for (var route : routes) {
      var first = configured.put(route.route().nlri(), route);
      if (first != null && first.watchdog().isEmpty() && !first.route().equals(route.route())) {
        overtaken.add(first.route());
      }
    }
    out.overtaken(overtaken);
    former.forEach((nlri, route) -> {
      if (!configured.containsKey(nlri)) {
        withdraw(route.route(), grouped.remove(nlri));
      }
    });
    configured.forEach((nlri, route) -> {
      if (!route.equals(former.get(nlri))) {
        add(route, true);
      }
    });
  }

  /** Makes changes, in their order. */
  void change(List<RouteChange> changes) {
    if (grouped.isEmpty() && out.apply(changes)) {
      return;
    }
    out.expect(changes, RouteChange::nlri);
    for (RouteChange change : changes) {
      switch (change) {
        case RouteChange.Announce(var route) -> announce(route);
        case RouteChange.Withdraw(var route) -> withdraw(route);
      }
    }
  }

  /** Announces a route, or puts it into its group. */
  void announce(ConfiguredRoute route) {
    add(route, false);
  }

  private void add(ConfiguredRoute route, boolean fromConfiguration) {
    var nlri = route.route().nlri();
    var former = grouped.isEmpty() ? null : grouped.remove(nlri);
    boolean held = route.withdrawn();
    if (!route.watchdog().isEmpty()) {
      if (former != null && former.route.watchdog().equals(route.watchdog())) {
        held = former.held;
      }
      grouped.put(nlri, new Member(route, held));
    }
    if (held) {
      if (former != null && !former.held) {
        out.withdraw(route.route());
      }
    } else if (fromConfiguration) {
      out.announceConfigured(route.route());
    } else {
      out.announce(route.route());
    }
  }

  /** Withdraws a route; one of a group leaves it. */
  void withdraw(Route route) {
    if (!grouped.isEmpty()) {
      grouped.remove(route.nlri());
    }
    out.withdraw(route);
  }

  private void withdraw(Route route, @Nullable Member member) {
    if (member == null || !member.held) {
      out.withdraw(route);
    }
  }

  /** Announces the routes of a group that are held back, or holds back those that are not. */
  void watchdog(String name, boolean announced) {
    var switched = new HashMap<Nlri, Member>();
    grouped.forEach((nlri, member) -> {
      if (member.route.watchdog().equals(name) && member.held == announced) {
        switched.put(nlri, new Member(member.route, !announced));
        if (!announced) {
          out.withdraw(member.route.route());
        } else if (configured.containsKey(nlri)) {
          out.announceConfigured(member.route.route());
        } else {
          out.announce(member.route.route());
        }
      }
    });
    grouped.putAll(switched);
  }
}
