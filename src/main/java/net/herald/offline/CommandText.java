package net.herald.offline;

import java.util.ArrayList;
import java.util.List;
import net.herald.bgp.Family;
import net.herald.bgp.Ipv4;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.attribute.AttributeText;
import net.herald.bgp.message.Update;
import net.herald.bgp.nlri.Families;
import net.herald.bgp.nlri.InetNlri;
import net.herald.bgp.nlri.Nlri;
import net.herald.iana.AttributeCode;
import net.herald.iana.Safi;

/**
 * The commands of an UPDATE: one for each family, next hop and direction. Several NLRI share one
 * {@code announce attributes}, where their families have that, or else one {@code group}.
 */
final class CommandText {

  private CommandText() {}

  static List<String> of(Update update) {
    var commands = new ArrayList<String>();
    if (update.endOfRib() != null) {
      commands.add("announce eor " + update.endOfRib());
    }
    for (var routes : update.announced()) {
      commands.add(announced(update, routes));
    }
    for (var routes : update.withdrawn()) {
      commands.add(withdrawn(routes, update.attributes()));
    }
    if (commands.isEmpty() && !update.attributes().isEmpty()) {
      commands.add("attributes" + tail("", update.attributes()));
    }
    return commands;
  }

  private static String announced(Update update, Update.Announced routes) {
    var hop = routes.nextHop() == null ? "" : " next-hop " + routes.nextHop();
    var tail = tail(hop, update.attributes());
    if (routes.nlri().size() > 1 && shareAttributes(routes.nlri())) {
      var out = new StringBuilder("announce attributes");
      var first = routes.nlri().getFirst();
      if (first.hasPathId()) {
        out.append(" path-information ").append(new Ipv4(first.pathId()));
      }
      out.append(tail).append(" nlri");
      routes.nlri().forEach(nlri -> out.append(' ').append(((InetNlri) nlri).prefix()));
      return out.toString();
    }
    return joined("announce ", routes.family(), routes.nlri(), tail);
  }

  /** What {@code attributes} can say: unicast prefixes with one path identifier, or without. */
  private static boolean shareAttributes(List<Nlri> nlri) {
    var first = nlri.getFirst();
    for (var one : nlri) {
      if (one.family().safi() != Safi.UNICAST
          || one instanceof InetNlri inet && inet.address() instanceof Ipv4 ip && ip.isMulticast()
          || one.hasPathId() != first.hasPathId()
          || one.pathId() != first.pathId()) {
        return false;
      }
    }
    return true;
  }

  private static String withdrawn(Update.Withdrawn routes, AttributeSet attributes) {
    return joined("withdraw ", routes.family(), routes.nlri(), tail("", attributes));
  }

  private static String joined(String verb, Family family, List<Nlri> nlri, String tail) {
    var syntax = Families.row(family).syntax();
    var out = new StringBuilder(nlri.size() > 1 ? "group " : "");
    var between = "";
    for (var one : nlri) {
      out.append(between).append(verb).append(head(family, one)).append(' ');
      syntax.command(one, out);
      out.append(tail);
      between = " ; ";
    }
    return out.toString();
  }

  /** {@code route} alone takes 224.0.0.0/4 for multicast. */
  private static String head(Family family, Nlri nlri) {
    boolean plain =
        family.equals(Family.IPV4_UNICAST)
            && nlri instanceof InetNlri inet
            && inet.address() instanceof Ipv4 address
            && !address.isMulticast();
    return plain ? "route" : family.toString();
  }

  private static String tail(String hop, AttributeSet attributes) {
    var out = new StringBuilder(hop);
    for (var attribute : attributes.list()) {
      if (attribute.code() != AttributeCode.NEXT_HOP) {
        AttributeText.appendCommand(attribute, out);
      }
    }
    return out.toString();
  }
}
