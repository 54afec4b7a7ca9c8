package net.herald.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import net.herald.bgp.Family;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.attribute.Route;
import net.herald.bgp.message.Operational;
import net.herald.bgp.nlri.Families;
import net.herald.config.OperationalWords;
import net.herald.iana.Afi;
import net.herald.iana.AttributeCode;
import net.herald.peer.Order;
import net.herald.peer.RouteChange;
import net.herald.route.ConfiguredRoute;
import net.herald.text.Source;
import net.herald.text.Words;

/** Commands about routes, and what is announced beside them. */
final class RouteCommands {
  private RouteCommands() {}

  /** Reads what follows a command as routes. */
  interface Reader {
    void read(Call call, Consumer<? super ConfiguredRoute> out);
  }

  private static final Reader PREFIX = (c, out) -> read(c, RouteSyntax.ROUTE, out);

  /** {@code announce ...}. */
  static CommandRow.Effect announces(RouteSyntax syntax) {
    return syntax.equals(RouteSyntax.ROUTE)
        ? new AnnouncePrefix()
        : call -> announce(call, (c, out) -> read(c, syntax, out));
  }

  /** {@code withdraw ...}. */
  static CommandRow.Effect withdraws(RouteSyntax syntax) {
    return syntax.equals(RouteSyntax.ROUTE)
        ? new WithdrawPrefix()
        : call -> withdraw(call, (c, out) -> read(c, syntax, out));
  }

  private static final class AnnouncePrefix implements LineStarts.Repeated {
    @Override
    public void run(Call call) {
      announce(call, PREFIX);
    }

    @Override
    public void change(CommandSession session, Selection selection, ConfiguredRoute route) {
      check(route, selection);
      announce(session, selection, route);
    }
  }

  private static final class WithdrawPrefix implements LineStarts.Repeated {
    @Override
    public void run(Call call) {
      withdraw(call, PREFIX);
    }

    @Override
    public void change(CommandSession session, Selection selection, ConfiguredRoute route) {
      withdraw(session, selection, route);
    }
  }

  private static void read(Call call, RouteSyntax syntax, Consumer<? super ConfiguredRoute> out) {
    var parser = call.session().parser();
    syntax.read(parser, call.words(), () -> new Source("command", call.text()), out);
  }

  /** The AFI of families that can be written. */
  static List<String> afis() {
    return Families.TABLE.stream()
        .filter(row -> row.syntax().grammar() != null)
        .map(row -> row.family().afiWord())
        .distinct()
        .toList();
  }

  /** The SAFI of an AFI whose families can be written, every spelling. */
  static List<String> safis(String afi) {
    return Families.TABLE.stream()
        .filter(row -> row.family().afiWord().equals(afi) && row.syntax().grammar() != null)
        .flatMap(row -> Families.words(row.family()).stream())
        .toList();
  }

  private static void announce(Call call, Reader reader) {
    var selection = call.change();
    for (var route : checked(routes(call, reader), selection)) {
      announce(call.session(), selection, route);
    }
  }

  private static void announce(CommandSession session, Selection selection, ConfiguredRoute route) {
    session.change(selection.with(route.route().family()), new RouteChange.Announce(route));
  }

  private static void withdraw(Call call, Reader reader) {
    var selection = call.change();
    for (var route : routes(call, call.shared(), reader)) {
      withdraw(call.session(), selection, route);
    }
  }

  private static void withdraw(CommandSession session, Selection selection, ConfiguredRoute route) {
    session.change(selection.with(route.route().family()), new RouteChange.Withdraw(route.route()));
  }

  /** The routes of {@code PREFIX ...}, which can be announced to these neighbors. */
  static List<ConfiguredRoute> read(Call call, Selection selection) {
    return checked(routes(call, PREFIX), selection);
  }

  /** Next hops are every route's own. */
  static List<ConfiguredRoute> routes(Call call, Reader reader) {
    return routes(call, call.shared().without(AttributeCode.NEXT_HOP), reader);
  }

  private static List<ConfiguredRoute> routes(Call call, AttributeSet shared, Reader reader) {
    var routes = new ArrayList<ConfiguredRoute>(1);
    reader.read(call, route -> routes.add(merged(route, shared)));
    call.words().expectEnd();
    return routes;
  }

  /** What a route says itself counts. */
  private static ConfiguredRoute merged(ConfiguredRoute route, AttributeSet shared) {
    if (shared.isEmpty()) {
      return route;
    }
    var attributes = route.route().attributes();
    for (var attribute : shared.list()) {
      attributes =
          attributes.get(attribute.code()) == null ? attributes.with(attribute) : attributes;
    }
    return new ConfiguredRoute(
        new Route(route.route().nlri(), attributes),
        route.name(),
        route.watchdog(),
        route.withdrawn());
  }

  private static List<ConfiguredRoute> checked(List<ConfiguredRoute> routes, Selection selection) {
    routes.forEach(route -> check(route, selection));
    return routes;
  }

  private static void check(ConfiguredRoute route, Selection selection) {
    var nextHop = route.route().attributes().nextHop();
    var family = route.route().family();
    var lacks = route.route().nlri().lacks();
    if (lacks != null) {
      throw new CommandFault("announce requires " + lacks + ": " + route.route().nlri());
    }
    if (nextHop == null) {
      if (!Families.row(family).nextHop().mayBeEmpty()) {
        throw new CommandFault("announce requires nexthop: " + route.route().nlri());
      }
    } else if (nextHop.isSelf()) {
      for (var target : selection.with(family)) {
        var neighbor = target.neighbor();
        var local = neighbor.addresses().local();
        int afi = family.afi() == Afi.IPV6 ? Afi.IPV6 : Afi.IPV4;
        if (local != null && neighbor.self(afi, local) == null) {
          throw new CommandFault(
              "next-hop self: we have no "
                  + family.afiWord()
                  + " address for neighbor "
                  + neighbor.addresses().peer());
        }
      }
    }
  }

  /** {@code announce eor [AFI SAFI]}. */
  static void endOfRib(Call call) {
    var family = call.words().hasNext() ? family(call.words()) : Family.IPV4_UNICAST;
    call.words().expectEnd();
    call.session().order(established(call), new Order.EndOfRib(family));
  }

  /** {@code announce route-refresh AFI SAFI}. */
  static void refresh(Call call) {
    var family = family(call.words());
    call.words().expectEnd();
    var asked =
        established(call).stream().filter(t -> t.neighbor().families().contains(family)).toList();
    call.session().order(asked, new Order.Refresh(family));
  }

  private static List<Speaker.Target> established(Call call) {
    var established = call.change().established();
    if (established.isEmpty()) {
      throw new CommandFault("no session with these neighbors is established");
    }
    return established;
  }

  private static Family family(Words words) {
    var afi = words.next("AFI SAFI");
    var safi = words.next("a SAFI");
    var family = Families.parse(afi, safi);
    if (family == null) {
      throw words.fault("'" + afi + " " + safi + "' is not a known family", "expected AFI SAFI");
    }
    return family;
  }

  /** {@code announce watchdog [NAME]}, and {@code withdraw}. */
  static CommandRow.Effect watchdog(boolean announced) {
    return call -> {
      var name = call.words().hasNext() ? call.words().next("") : call.session().access().process();
      call.words().expectEnd();
      call.session().order(call.change().targets(), new Order.Watchdog(name, announced));
    };
  }

  /**
   * {@code announce operational KIND afi AFI safi SAFI ...}. A kind that is not known is none of
   * our business, and fine: that is how it always was.
   */
  static void operational(Call call) {
    var name = call.words().next(String.join(", ", OperationalWords.KINDS));
    for (var kind : Operational.Kind.values()) {
      if (kind.name().equalsIgnoreCase(name)) {
        var message = OperationalWords.parse(kind, call.words());
        var neighbors = call.change().with(Objects.requireNonNull(message.family()));
        call.session().order(neighbors, new Order.Operate(message));
        return;
      }
    }
  }
}
