package net.herald.lab.speaker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.herald.lab.Ports;
import net.herald.lab.Programs;
import net.herald.lab.Workshop;
import tools.jackson.databind.JsonNode;

/** GoBGP: {@code gobgpd}, asked by {@code gobgp}. Path attributes come by their codes. */
final class GoBgp extends Daemon {
  private static final int ESTABLISHED = 6;
  private static final List<String> ORIGINS = List.of("igp", "egp", "incomplete");
  private static final List<String> FAMILIES = List.of("ipv4", "ipv6");

  private final int apiPort = Ports.free();

  private final List<String> carried;

  GoBgp(Workshop workshop, Session session, List<Route> originated) {
    this(workshop, session, originated, List.of("ipv4-unicast", "ipv6-unicast"));
  }

  /** With these families, by GoBGP's names. */
  GoBgp(Workshop workshop, Session session, List<Route> originated, List<String> carried) {
    super(workshop, session, originated);
    this.carried = List.copyOf(carried);
  }

  @Override
  List<String> question(String... words) {
    return ask(words);
  }

  @Override
  String name() {
    return "gobgpd";
  }

  @Override
  List<String> command() {
    var configuration = workshop.write(file(".toml"), configuration()).toString();
    return List.of(
        Programs.word("gobgpd"),
        "-f",
        configuration,
        "--api-hosts",
        "127.0.0.1:" + apiPort,
        "--pprof-disable");
  }

  @Override
  List<String> readiness() {
    return ask("global");
  }

  private List<String> ask(String... words) {
    var command = new ArrayList<>(List.of(Programs.word("gobgp"), "-p", Integer.toString(apiPort)));
    command.addAll(List.of(words));
    return command;
  }

  private String configuration() {
    var own = session.local();
    var other = session.remote();
    return lines(
        "[global.config]",
        "  as = " + own.asn(),
        "  router-id = \"" + own.routerId() + "\"",
        "  port = " + own.port(),
        "  local-address-list = [\"" + own.address() + "\"]",
        "[[neighbors]]",
        "  [neighbors.config]",
        "    neighbor-address = \"" + other.address() + "\"",
        "    peer-as = " + other.asn(),
        session.password().map("    auth-password = \"%s\""::formatted).orElse(""),
        "  [neighbors.transport.config]",
        "    local-address = \"" + own.address() + "\"",
        "    passive-mode = " + session.passive(),
        "    remote-port = " + other.port(),
        "  [neighbors.timers.config]",
        "    connect-retry = 1",
        "  [neighbors.ebgp-multihop.config]",
        "    enabled = " + session.external(),
        "    multihop-ttl = 64",
        carried.stream().map(GoBgp::family).collect(Collectors.joining("\n")));
  }

  private static String family(String name) {
    return "  [[neighbors.afi-safis]]\n    [neighbors.afi-safis.config]\n      afi-safi-name = \"%s\""
        .formatted(name);
  }

  /** Its configuration has no routes with attributes of their own: they are added one by one. */
  @Override
  void afterStart() {
    for (var route : originated) {
      var words = new ArrayList<>(List.of("global", "rib", "add", "-a"));
      words.add(route.isIpv6() ? "ipv6" : "ipv4");
      words.add(route.prefix());
      route.attributes().forEach((attribute, value) -> words.addAll(set(attribute, value)));
      workshop.ask(ask(words.toArray(String[]::new)));
    }
  }

  private static List<String> set(PathAttribute attribute, String value) {
    return switch (attribute) {
      case ORIGIN -> List.of("origin", value);
      case AS_PATH -> List.of("aspath", value);
      case NEXT_HOP -> List.of("nexthop", value);
      case MED -> List.of("med", value);
      case LOCAL_PREFERENCE -> List.of("local-pref", value);
      case AGGREGATOR -> List.of("aggregator", value);
      case COMMUNITY -> List.of("community", value.replace(' ', ','));
      case LARGE_COMMUNITY -> List.of("large-community", value.replace(' ', ','));
      case ATOMIC_AGGREGATE -> List.of();
    };
  }

  /** Its command line has no word for ATOMIC_AGGREGATE. */
  @Override
  Route asAnnounced(Route route) {
    return super.asAnnounced(route.without(PathAttribute.ATOMIC_AGGREGATE));
  }

  @Override
  public boolean established() {
    var neighbor = Json.parse(workshop.ask(ask("neighbor", session.remote().address(), "-j")));
    return neighbor.path("state").path("session_state").asInt() == ESTABLISHED;
  }

  @Override
  public List<Route> learned() {
    if (!established()) {
      return List.of(); // asked then, it fails
    }
    var routes = new ArrayList<Route>();
    for (String family : FAMILIES) {
      var question = ask("neighbor", session.remote().address(), "adj-in", "-a", family, "-j");
      var answer = workshop.ask(question);
      if (!answer.isBlank()) {
        Json.parse(answer)
            .properties()
            .forEach(entry -> routes.add(route(entry.getKey(), entry.getValue().path(0))));
      }
    }
    return routes.stream().map(this::received).sorted().toList();
  }

  private static Route route(String prefix, JsonNode path) {
    var route =
        new Route(prefix, Map.of()).with(PathAttribute.ORIGIN, "igp"); // a 0 is left out of JSON
    for (var attribute : Json.each(path.path("attrs"))) {
      route = with(route, attribute);
    }
    return route;
  }

  private static Route with(Route route, JsonNode attribute) {
    return switch (attribute.path("type").asInt()) {
      case 1 -> route.with(PathAttribute.ORIGIN, ORIGINS.get(attribute.path("value").asInt(0)));
      case 2 -> route.with(PathAttribute.AS_PATH, path(attribute.path("as_paths")));
      case 3, 14 -> route.with(PathAttribute.NEXT_HOP, attribute.path("nexthop").asString());
      case 4 -> route.with(PathAttribute.MED, attribute.path("metric").asString("0"));
      case 5 -> route.with(PathAttribute.LOCAL_PREFERENCE, attribute.path("value").asString("0"));
      case 6 -> route.with(PathAttribute.ATOMIC_AGGREGATE, "yes");
      case 7 ->
          route.with(
              PathAttribute.AGGREGATOR,
              attribute.path("as").asString() + ":" + attribute.path("address").asString());
      case 8 -> route.with(PathAttribute.COMMUNITY, communities(attribute.path("communities")));
      case 32 -> route.with(PathAttribute.LARGE_COMMUNITY, largeCommunities(attribute));
      default -> route;
    };
  }

  private static String path(JsonNode segments) {
    return Json.each(segments).stream()
        .map(segment -> Json.words(segment.path("asns")))
        .collect(Collectors.joining(" "));
  }

  private static String communities(JsonNode numbers) {
    return Json.each(numbers).stream()
        .map(JsonNode::asLong)
        .map(number -> (number >>> 16) + ":" + (number & 0xFFFF))
        .collect(Collectors.joining(" "));
  }

  private static String largeCommunities(JsonNode attribute) {
    return Json.each(attribute.path("value")).stream()
        .map(community ->
            String.join(
                ":",
                community.path("ASN").asString(),
                community.path("LocalData1").asString(),
                community.path("LocalData2").asString()))
        .collect(Collectors.joining(" "));
  }

  @Override
  public String lastNotification() {
    return program().output().lines().stream()
        .filter(line -> line.contains("received notification"))
        .reduce("", (earlier, later) -> later);
  }
}
