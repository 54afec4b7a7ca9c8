package net.herald.console;

import java.util.Map;
import net.herald.api.CommandReference;

/** A command line for each command, for help. */
final class Examples {
  private static final String VPLS = "rd 192.0.2.9:1 endpoint 5 base 10 offset 1 size 8";
  private static final String MULTICAST = "evpn multicast rd 65000:1 ip 192.0.2.9";
  private static final String LINK_STATE =
      "bgp-ls raw 0x0003001503000000000000000001000000010900041E0A8602";
  private static final String ROUTE = "10.0.0.0/24 next-hop self";

  /** By the first spelling, where more than its words is needed. */
  private static final Map<String, String> TABLE =
      Map.ofEntries(
          example("announce route", ROUTE),
          example("withdraw route", ROUTE),
          example("announce attributes|attribute", "next-hop self nlri 10.0.0.0/24 10.0.1.0/24"),
          example("withdraw attributes|attribute", "next-hop self nlri 10.0.0.0/24 10.0.1.0/24"),
          example("announce vpls", VPLS + " next-hop 192.0.2.9"),
          example("withdraw vpls", VPLS),
          example("announce l2vpn", MULTICAST + " next-hop self"),
          example("withdraw l2vpn", MULTICAST),
          example("announce bgp-ls", LINK_STATE + " next-hop 192.0.2.9"),
          example("withdraw bgp-ls", LINK_STATE),
          example("announce ipv4", "unicast " + ROUTE),
          example("withdraw ipv4", "unicast " + ROUTE),
          example("announce ipv6", "unicast 2001:db8:1::/48 next-hop 2001:db8::1"),
          example("withdraw ipv6", "unicast 2001:db8:1::/48 next-hop 2001:db8::1"),
          example("announce file", "/etc/herald/routes.txt"),
          example("announce flow", "route destination 10.0.0.0/24 discard"),
          example("withdraw flow", "route destination 10.0.0.0/24 discard"),
          example("announce eor", "ipv4 unicast"),
          example("announce route-refresh", "ipv4 unicast"),
          example("announce watchdog", "dog"),
          example("withdraw watchdog", "dog"),
          example("announce operational", "asm afi ipv4 safi unicast advisory \"at work\""),
          example("teardown", "2 \"back at nine\""),
          example("group", "announce route " + ROUTE + " ; withdraw route 10.1.0.0/24"),
          example("routes", "list"));

  /** By the whole first spelling. */
  private static final Map<String, String> WHOLE =
      Map.of(
          "peer show", "show neighbor summary",
          "peer create",
              "peer create 192.0.2.7 local-address 192.0.2.9 local-as 65001 peer-as 65007",
          "peer delete", "peer delete 192.0.2.1",
          "peer disable", "peer disable 192.0.2.1",
          "peer enable", "peer enable 192.0.2.1",
          "healthcheck", "healthcheck web drain",
          "rib show in", "rib show in inet 192.0.2.1 extensive");

  private static final String SELECTED = "peer|neighbor SELECTOR ";

  private Examples() {}

  private static Map.Entry<String, String> example(String words, String arguments) {
    return Map.entry(words, arguments);
  }

  /** A line that the daemon would understand. */
  static String of(CommandReference.Row row) {
    var spelling = row.spellings().getFirst();
    if (WHOLE.containsKey(spelling)) {
      return WHOLE.get(spelling);
    }
    var words = spelling.replace(SELECTED, "");
    var selected = words.length() < spelling.length() ? "peer 192.0.2.1 " : "";
    var arguments = TABLE.containsKey(words) ? " " + TABLE.get(words) : "";
    return selected + words.replaceAll("\\|[a-z-]+", "") + arguments;
  }
}
