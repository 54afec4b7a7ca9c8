package net.herald.route;

import net.herald.bgp.attribute.AttributeText;
import net.herald.bgp.attribute.Route;
import net.herald.bgp.nlri.Families;
import net.herald.iana.AttributeCode;

/** A route as a command has it: {@code ipv4 unicast 10.0.0.0/24 next-hop 192.0.2.1 med 5}. */
public final class RouteText {
  private RouteText() {}

  /** The words behind {@code announce} or {@code withdraw}, which read back to the same route. */
  public static String of(ConfiguredRoute route) {
    var out = new StringBuilder();
    append(route.route(), out);
    if (!route.name().isEmpty()) {
      quoted(" name ", route.name(), out);
    }
    if (!route.watchdog().isEmpty()) {
      quoted(" watchdog ", route.watchdog(), out);
      out.append(route.withdrawn() ? " withdraw" : "");
    }
    return out.toString();
  }

  private static void append(Route route, StringBuilder out) {
    out.append(route.family()).append(' ');
    Families.row(route.family()).syntax().text(route.nlri(), out);
    var nextHop = route.attributes().nextHop();
    if (nextHop != null) {
      out.append(" next-hop ").append(nextHop);
    }
    for (var attribute : route.attributes().list()) {
      if (attribute.code() != AttributeCode.NEXT_HOP) {
        AttributeText.appendCommand(attribute, out);
      }
    }
  }

  private static void quoted(String word, String value, StringBuilder out) {
    boolean quotes = value.indexOf('"') >= 0;
    out.append(word).append(quotes ? '\'' : '"').append(value).append(quotes ? '\'' : '"');
  }
}
