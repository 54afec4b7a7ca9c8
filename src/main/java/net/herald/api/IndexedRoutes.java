package net.herald.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import net.herald.bgp.Family;
import net.herald.bgp.attribute.Route;
import net.herald.bgp.nlri.Families;
import net.herald.bgp.nlri.Nlri;
import net.herald.json.JsonWriter;
import net.herald.peer.RouteChange;
import net.herald.text.Words;
import net.herald.wire.Hex;
import net.herald.wire.WireWriter;

/**
 * {@code peer SELECTOR routes [AFI [SAFI]] list|add|remove}: routes by an index, which is their
 * family and NLRI in hexadecimal. Answers are JSON in every version.
 */
final class IndexedRoutes {
  private static final List<String> ACTIONS = List.of("list", "add", "remove");

  private IndexedRoutes() {}

  static void routes(Call call) {
    var words = call.words();
    Predicate<Family> wanted = family(words);
    switch (words.choice("what to do", ACTIONS)) {
      case "list" -> list(call, wanted);
      case "add" -> {
        words.expect("route");
        add(call);
      }
      default -> {
        if (words.take("index")) {
          removeIndex(call);
        } else {
          words.expect("route");
          remove(call);
        }
      }
    }
  }

  private static Predicate<Family> family(Words words) {
    if (!words.hasNext() || ACTIONS.contains(words.peek())) {
      return _ -> true;
    }
    var afi = words.next("an AFI");
    boolean known = Families.TABLE.stream().anyMatch(row -> row.family().afiWord().equals(afi));
    if (!known) {
      throw words.fault("'" + afi + "' has no place here", "expected list, add, remove or an AFI");
    }
    if (ACTIONS.contains(words.peek())) {
      return family -> family.afiWord().equals(afi);
    }
    var safi = words.next("a SAFI");
    var family = Families.parse(afi, safi);
    if (family == null) {
      throw words.fault("'" + afi + " " + safi + "' is not a known family", "expected AFI SAFI");
    }
    return family::equals;
  }

  private static void list(Call call, Predicate<Family> wanted) {
    call.words().expectEnd();
    var targets = call.show().targets();
    var byTarget = new ArrayList<List<Route>>();
    for (var target : targets) {
      byTarget.add(RibCommands.look(call, target, RibCommands.Direction.OUT, wanted));
    }
    call.json(out -> {
      out.beginTightArray();
      for (int i = 0; i < targets.size(); i++) {
        for (var route : byTarget.get(i)) {
          out.beginTightObject();
          out.member("index", index(route.nlri())).member("route", route.toString());
          out.member("neighbor", targets.get(i).neighbor().name()).endObject();
        }
      }
      out.endArray();
    });
  }

  private static void add(Call call) {
    var selection = call.change();
    var routes = RouteCommands.read(call, selection);
    for (var route : routes) {
      var targets = selection.with(route.route().family());
      call.session().change(targets, new RouteChange.Announce(route));
    }
    call.session().deliver(call.manner().sync());
    answer(
        call,
        routes.stream().map(r -> r.route()).toList(),
        (route, out) ->
            out.member("index", index(route.nlri()))
                .member("route", route.toString())
                .member("success", !selection.with(route.family()).isEmpty()));
  }

  private static void remove(Call call) {
    var selection = call.change();
    var routes =
        RouteCommands.routes(call, (c, out) -> c.session().parser().route(c.words(), out)).stream()
            .map(route -> route.route())
            .toList();
    var known = new ArrayList<String>();
    for (var target : selection.targets()) {
      for (var route : RibCommands.look(call, target, RibCommands.Direction.OUT, family -> true)) {
        known.add(index(route.nlri()));
      }
    }
    for (var route : routes) {
      call.session().change(selection.with(route.family()), new RouteChange.Withdraw(route));
    }
    call.session().deliver(call.manner().sync());
    answer(
        call,
        routes,
        (route, out) ->
            out.member("removed", known.contains(index(route.nlri())))
                .member("route", route.toString())
                .member("index", index(route.nlri())));
  }

  private static void removeIndex(Call call) {
    var words = call.words();
    var index = words.next("the index of a route").toLowerCase(Locale.ROOT);
    if (!index.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
      throw words.fault("'" + index + "' is not an index", "expected hexadecimal digits");
    }
    words.expectEnd();
    boolean removed = false;
    for (var target : call.change().targets()) {
      for (var route : RibCommands.look(call, target, RibCommands.Direction.OUT, family -> true)) {
        if (index(route.nlri()).equals(index)) {
          call.session().change(List.of(target), new RouteChange.Withdraw(route));
          removed = true;
        }
      }
    }
    call.session().deliver(call.manner().sync());
    boolean any = removed;
    call.json(
        out -> out.beginTightObject().member("removed", any).member("index", index).endObject());
  }

  /** Adds the members of one object. */
  private interface Members {
    void write(Route route, JsonWriter out);
  }

  /** One object for one route, an array for several. */
  private static void answer(Call call, List<Route> routes, Members members) {
    call.json(out -> {
      if (routes.size() != 1) {
        out.beginTightArray();
      }
      for (var route : routes) {
        out.beginTightObject();
        members.write(route, out);
        out.endObject();
      }
      if (routes.size() != 1) {
        out.endArray();
      }
    });
  }

  /** AFI, SAFI, whether there is a path identifier, and the NLRI. */
  static String index(Nlri nlri) {
    var out = new WireWriter();
    out.u16(nlri.family().afi()).u8(nlri.family().safi()).u8(nlri.hasPathId() ? 1 : 0);
    Families.row(nlri.family()).syntax().encode(nlri, out, nlri.hasPathId());
    return Hex.upper(out.toBytes()).toLowerCase(Locale.ROOT);
  }
}
