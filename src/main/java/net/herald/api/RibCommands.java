package net.herald.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import net.herald.bgp.Family;
import net.herald.bgp.attribute.Route;
import net.herald.iana.Afi;
import net.herald.iana.Safi;
import net.herald.peer.Order;
import org.jspecify.annotations.Nullable;

/** Commands about the tables of routes. */
final class RibCommands {
  /** How long a peer may take until it shows its tables. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private RibCommands() {}

  /** Which table. */
  enum Direction {
    IN,
    OUT
  }

  /** {@code [FILTER] [NEIGHBOR] [extensive]}. */
  static CommandRow.Effect show(Direction direction) {
    return call -> {
      var words = call.words();
      boolean extensive = false;
      Predicate<Family> filter = _ -> true;
      Selection selection = null;
      while (words.hasNext()) {
        if (words.take("extensive")) {
          extensive = true;
        } else if (words.take("inet")) {
          filter = RibCommands::isInet;
        } else if (words.take("flow")) {
          filter = f -> f.safi() == Safi.FLOW || f.safi() == Safi.FLOW_VPN;
        } else if (words.take("l2vpn")) {
          filter = f -> f.safi() == Safi.VPLS || f.safi() == Safi.EVPN;
        } else if (selection == null && Selector.begins(words.peek())) {
          selection = call.parseSelection(false);
        } else {
          throw words.faultAtNext(
              "'" + words.peek() + "' has no place here",
              "expected inet, flow, l2vpn, extensive or a neighbor");
        }
      }
      var routes = new ShownRoutes(call, extensive);
      for (var target : (selection != null ? selection : call.show()).targets()) {
        routes.show(target, look(call, target, direction, filter));
      }
    };
  }

  /** Families of prefixes: with labels and route distinguishers too. */
  private static boolean isInet(Family family) {
    boolean ip = family.afi() == Afi.IPV4 || family.afi() == Afi.IPV6;
    return ip
        && switch (family.safi()) {
          case Safi.UNICAST, Safi.MULTICAST, Safi.MPLS_LABEL, Safi.MPLS_VPN -> true;
          default -> false;
        };
  }

  /** Copies what a peer has, on the thread of the peer: it is shown on that of the session. */
  static List<Route> look(
      Call call, Speaker.Target target, Direction direction, Predicate<Family> families) {
    var routes = new ArrayList<Route>();
    var clock = call.session().clock();
    var countdown = new Countdown(1, clock);
    var order =
        new Order.Look(tables -> {
          var seen = new ArrayList<Route>();
          switch (direction) {
            case IN -> tables.in().forEach((nlri, set) -> seen.add(new Route(nlri, set)));
            case OUT -> tables.out().forEach((nlri, set) -> seen.add(new Route(nlri, set)));
          }
          routes.addAll(seen);
          countdown.one();
        });
    if (!target.offer(order)) {
      throw Selection.busy(target);
    }
    if (!countdown.await(clock.after(PATIENCE))) {
      throw Selection.busy(target);
    }
    routes.removeIf(route -> !families.test(route.family()));
    return routes;
  }

  /** {@code [NEIGHBOR]}: sends all routes again. */
  static void flush(Call call) {
    order(call, new Order.Flush());
  }

  /** {@code [NEIGHBOR]}: withdraws all routes. */
  static void clearOut(Call call) {
    order(call, new Order.ClearOut());
  }

  /** {@code [NEIGHBOR]}: forgets all routes received. */
  static void clearIn(Call call) {
    order(call, new Order.ClearIn());
  }

  private static void order(Call call, Order order) {
    @Nullable Selection selection = call.words().hasNext() ? call.parseSelection(true) : null;
    call.words().expectEnd();
    call.session().order((selection != null ? selection : call.change()).targets(), order);
  }
}
