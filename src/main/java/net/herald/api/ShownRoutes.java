package net.herald.api;

import java.util.List;
import net.herald.bgp.attribute.Attribute;
import net.herald.bgp.attribute.AttributeText;
import net.herald.bgp.attribute.Attributes;
import net.herald.bgp.attribute.NextHop;
import net.herald.bgp.attribute.Route;
import net.herald.bgp.nlri.Families;
import net.herald.bgp.nlri.InetNlri;
import net.herald.bgp.nlri.Nlri;
import net.herald.bgp.nlri.TypedNlri;
import net.herald.iana.Afi;
import net.herald.iana.AttributeCode;
import net.herald.iana.Safi;
import net.herald.json.JsonWriter;

/** Routes as {@code show adj-rib} answers: a line each. */
final class ShownRoutes {
  private final Call call;
  private final boolean extensive;

  ShownRoutes(Call call, boolean extensive) {
    this.call = call;
    this.extensive = extensive;
  }

  /** Shows the routes of a neighbor. */
  void show(Speaker.Target target, List<Route> routes) {
    var name = target.neighbor().name();
    var peer = target.neighbor().addresses().peer().toString();
    boolean json = call.json();
    boolean second = call.session().manners().routesFormat().equals("v2");
    var report = json && extensive && !second ? target.report() : null;
    for (var held : routes) {
      var route = resolved(target, held);
      if (!json) {
        call.line(text(extensive ? name : peer, route));
      } else if (second) {
        call.json(out -> secondFormat(peer, route, out));
      } else {
        call.json(out -> {
          out.beginTightObject().name(peer).beginTightObject();
          out.name("routes").beginTightArray();
          firstFormat(route, out);
          out.endArray();
          if (report != null) {
            ShownNeighbor.texts(target.neighbor(), report).forEach(out::member);
          }
          out.endObject().endObject();
        });
      }
    }
  }

  /** What {@code next-hop self} is for this neighbor; left where only a session can tell. */
  private static Route resolved(Speaker.Target target, Route route) {
    var nextHop = route.attributes().nextHop();
    if (nextHop == null || !nextHop.isSelf()) {
      return route;
    }
    int afi = route.family().afi() == Afi.IPV6 ? Afi.IPV6 : Afi.IPV4;
    var self = target.neighbor().self(afi, target.report().identity().local());
    return self == null
        ? route
        : new Route(route.nlri(), route.attributes().with(new NextHop(self)));
  }

  private String text(String neighbor, Route route) {
    var out = new StringBuilder(neighbor).append(' ').append(route.family()).append(' ');
    nlri(route.nlri(), out);
    var nextHop = route.attributes().nextHop();
    if (nextHop != null) {
      out.append(" next-hop ").append(nextHop);
    }
    if (extensive) {
      AttributeText.append(route.attributes(), out);
    }
    return out.toString();
  }

  /** An endpoint of VPLS with the word that ExaBGP has in front of it. */
  private static void nlri(Nlri nlri, StringBuilder out) {
    if (nlri.family().safi() == Safi.VPLS) {
      out.append("vpls ");
    }
    Families.row(nlri.family()).syntax().text(nlri, out);
  }

  /** Version 6 has the family first, version 4 the prefix. */
  private void firstFormat(Route route, JsonWriter out) {
    boolean familyFirst = call.session().version().isSix();
    out.beginTightObject();
    if (familyFirst) {
      out.member("family", route.family().toString());
    }
    if (route.nlri() instanceof InetNlri inet) {
      out.member("prefix", inet.prefix());
    } else {
      var text = new StringBuilder();
      nlri(route.nlri(), text);
      out.member("nlri", text.toString());
    }
    if (!familyFirst) {
      out.member("family", route.family().toString());
    }
    out.endObject();
  }

  private static void secondFormat(String peer, Route route, JsonWriter out) {
    out.beginTightObject().name("peer").beginTightObject().member("address", peer).endObject();
    out.name("route").beginTightObject().name("nlri").beginTightObject();
    switch (route.nlri()) {
      case InetNlri inet -> out.member("prefix", inet.prefix());
      case TypedNlri typed -> typed.members(out);
      default -> {
        var text = new StringBuilder();
        nlri(route.nlri(), text);
        out.member("nlri", text.toString());
      }
    }
    var nextHop = route.attributes().nextHop();
    if (nextHop != null) {
      out.member("nexthop", nextHop.toString());
    }
    out.name("family").beginTightObject();
    out.member("afi", route.family().afiWord()).member("safi", route.family().safiWord());
    out.endObject();
    if (route.nlri() instanceof InetNlri inet) {
      labels(inet, out);
    }
    out.endObject();
    out.name("attributes").beginTightObject();
    for (var attribute : route.attributes().list()) {
      if (attribute.code() != AttributeCode.NEXT_HOP) {
        attribute(attribute, out);
      }
    }
    out.endObject().endObject().endObject();
  }

  private static void labels(InetNlri nlri, JsonWriter out) {
    if (nlri.labels().size() > 0) {
      out.name("label").beginTightArray();
      for (int i = 0; i < nlri.labels().size(); i++) {
        out.beginTightArray().value(nlri.labels().label(i)).value(nlri.labels().raw(i)).endArray();
      }
      out.endArray();
    }
    var rd = nlri.rd();
    if (rd != null) {
      out.member("rd", rd.toString());
    }
  }

  /** Lists of communities are lists of words here, whatever they are in events. */
  private static void attribute(Attribute attribute, JsonWriter out) {
    var row = Attributes.row(attribute);
    if (row.keyword() == null) {
      return;
    }
    out.name(row.syntax().jsonKey(attribute, row.keyword()));
    switch (attribute.code()) {
      case AttributeCode.COMMUNITIES,
          AttributeCode.LARGE_COMMUNITIES,
          AttributeCode.EXTENDED_COMMUNITIES -> {
        var text = new StringBuilder();
        row.syntax().text(attribute, text);
        out.beginTightArray();
        for (var word : text.toString().replace("[", "").replace("]", "").strip().split(" +")) {
          out.value(word);
        }
        out.endArray();
      }
      default -> row.syntax().json(attribute, out);
    }
  }
}
