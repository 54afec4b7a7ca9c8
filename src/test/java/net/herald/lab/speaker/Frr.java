package net.herald.lab.speaker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import net.herald.lab.Programs;
import net.herald.lab.Workshop;
import tools.jackson.databind.JsonNode;

/** FRR's bgpd alone, without zebra, asked by vtysh. */
final class Frr extends Daemon {
  static final String BGPD = "/usr/lib/frr/bgpd";

  /** The names by which well-known communities are shown instead of their numbers. */
  private static final Map<String, String> WELL_KNOWN =
      Map.of(
          "noExport", "65535:65281",
          "noAdvertise", "65535:65282",
          "localAs", "65535:65283",
          "noPeer", "65535:65284");

  private static final List<String> FAMILIES = List.of("ipv4", "ipv6");

  private final String addressFamilies;

  Frr(Workshop workshop, Session session, List<Route> originated) {
    this(workshop, session, originated, "");
  }

  /** With sections {@code address-family} in place of those of unicast. */
  Frr(Workshop workshop, Session session, List<Route> originated, String addressFamilies) {
    super(workshop, session, originated);
    this.addressFamilies = addressFamilies;
  }

  @Override
  List<String> question(String... words) {
    return ask(String.join(" ", words));
  }

  @Override
  String name() {
    return "frr";
  }

  @Override
  List<String> command() {
    var configuration = workshop.write(file(".conf"), configuration()).toString();
    String directory = workshop.file("").toString();
    String user = System.getProperty("user.name");
    var own = session.local();
    return List.of(
            List.of(
                BGPD, "-f", configuration, "-l", own.address(), "-p", String.valueOf(own.port())),
            List.of("-Z", "-n", "-S", "-u", user, "-g", user, "-P", "0", "--log", "stdout"),
            List.of("-i", workshop.file(file(".pid")).toString(), "--vty_socket", directory))
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  @Override
  List<String> readiness() {
    return ask("show bgp summary");
  }

  private List<String> ask(String question) {
    String directory = workshop.file("").toString();
    return List.of(Programs.word("vtysh"), "--vty_socket", directory, "-d", "bgpd", "-c", question);
  }

  private String configuration() {
    var own = session.local();
    String neighbor = " neighbor " + session.remote().address() + " ";
    return lines(
            "router bgp " + own.asn(),
            " bgp router-id " + own.routerId(),
            " no bgp ebgp-requires-policy",
            " no bgp network import-check",
            " no bgp default ipv4-unicast",
            neighbor + "remote-as " + session.remote().asn(),
            session.passive() ? neighbor + "passive" : "",
            neighbor + "port " + session.remote().port(),
            neighbor + "update-source " + own.address(),
            session.external() ? neighbor + "ebgp-multihop 64" : "",
            neighbor + "disable-connected-check",
            neighbor + "advertisement-interval 0",
            neighbor + "timers connect 1",
            session.password().map(key -> neighbor + "password " + key).orElse(""),
            addressFamilies.isEmpty() ? unicast(neighbor) : addressFamilies)
        + maps()
        + "line vty\n";
  }

  private String unicast(String neighbor) {
    return family("ipv4", neighbor, false) + "\n" + family("ipv6", neighbor, true);
  }

  private String family(String name, String neighbor, boolean ipv6) {
    var text = new StringBuilder(" address-family " + name + " unicast\n");
    text.append(neighbor).append("activate\n");
    text.append(neighbor).append("attribute-unchanged next-hop\n");
    for (int i = 0; i < originated.size(); i++) {
      var route = originated.get(i);
      if (route.isIpv6() == ipv6) {
        text.append("  network ")
            .append(route.prefix())
            .append(" route-map R")
            .append(i)
            .append('\n');
      }
    }
    return text.append(" exit-address-family").toString();
  }

  private String maps() {
    var text = new StringBuilder("!\n");
    for (int i = 0; i < originated.size(); i++) {
      var route = originated.get(i);
      text.append("route-map R").append(i).append(" permit 10\n");
      route
          .attributes()
          .forEach((attribute, value) -> text.append(set(attribute, value, route.isIpv6())));
      text.append("!\n");
    }
    return text.toString();
  }

  /** 8.4 turns an AS number of four octets in {@code set aggregator} into another. */
  @Override
  Route asAnnounced(Route route) {
    boolean wrong = route.get(PathAttribute.AGGREGATOR).filter(Frr::ofFourOctets).isPresent();
    return super.asAnnounced(wrong ? route.without(PathAttribute.AGGREGATOR) : route);
  }

  private static boolean ofFourOctets(String aggregator) {
    return Long.parseLong(aggregator.substring(0, aggregator.indexOf(':'))) > 0xFFFF;
  }

  private static String set(PathAttribute attribute, String value, boolean ipv6) {
    return switch (attribute) {
      case ORIGIN -> " set origin " + value + "\n";
      case AS_PATH -> " set as-path prepend " + value + "\n";
      case NEXT_HOP -> (ipv6 ? " set ipv6 next-hop global " : " set ip next-hop ") + value + "\n";
      case MED -> " set metric " + value + "\n";
      case LOCAL_PREFERENCE -> " set local-preference " + value + "\n";
      case ATOMIC_AGGREGATE -> " set atomic-aggregate\n";
      case AGGREGATOR ->
          ofFourOctets(value) ? "" : " set aggregator as " + value.replace(':', ' ') + "\n";
      case COMMUNITY -> " set community " + value + "\n";
      case LARGE_COMMUNITY -> " set large-community " + value + "\n";
    };
  }

  @Override
  public boolean established() {
    return neighbor().path("bgpState").asString("").equals("Established");
  }

  private JsonNode neighbor() {
    String address = session.remote().address();
    return Json.parse(workshop.ask(ask("show bgp neighbors " + address + " json"))).path(address);
  }

  @Override
  public List<Route> learned() {
    var routes = new ArrayList<Route>();
    for (String family : FAMILIES) {
      Json.parse(workshop.ask(ask("show bgp " + family + " unicast json detail")))
          .path("routes")
          .properties()
          .forEach(entry -> routes.addAll(paths(entry.getKey(), entry.getValue())));
    }
    return routes.stream().map(this::received).sorted().toList();
  }

  private List<Route> paths(String prefix, JsonNode paths) {
    String neighbor = session.remote().address();
    return Json.each(paths).stream()
        .filter(path -> path.path("peer").path("peerId").asString("").equals(neighbor))
        .map(path -> route(prefix, path))
        .toList();
  }

  private static Route route(String prefix, JsonNode path) {
    String aggregator = path.path("aggregatorId").asString("");
    return new Route(prefix, Map.of())
        .with(PathAttribute.ORIGIN, path.path("origin").asString().toLowerCase(Locale.ROOT))
        .with(PathAttribute.AS_PATH, path(path.path("aspath").path("segments")))
        .with(PathAttribute.NEXT_HOP, path.path("nexthops").path(0).path("ip").asString())
        .with(PathAttribute.MED, path.path("metric").asString(""))
        .with(PathAttribute.LOCAL_PREFERENCE, path.path("locPrf").asString(""))
        .with(PathAttribute.ATOMIC_AGGREGATE, path.has("atomicAggregate") ? "yes" : "")
        .with(
            PathAttribute.AGGREGATOR,
            aggregator.isEmpty() ? "" : path.path("aggregatorAs").asString() + ":" + aggregator)
        .with(PathAttribute.COMMUNITY, communities(path.path("community")))
        .with(PathAttribute.LARGE_COMMUNITY, Json.words(path.path("largeCommunity").path("list")));
  }

  private static String path(JsonNode segments) {
    return Json.each(segments).stream()
        .map(segment -> Json.words(segment.path("list")))
        .collect(Collectors.joining(" "));
  }

  private static String communities(JsonNode community) {
    return Json.each(community.path("list")).stream()
        .map(JsonNode::asString)
        .map(name -> WELL_KNOWN.getOrDefault(name, name))
        .collect(Collectors.joining(" "));
  }

  @Override
  public String lastNotification() {
    return neighbor().path("lastNotificationReason").asString("");
  }
}
