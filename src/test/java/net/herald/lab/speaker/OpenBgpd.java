package net.herald.lab.speaker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import net.herald.lab.Programs;
import net.herald.lab.Workshop;
import tools.jackson.databind.JsonNode;

/** OpenBGPD, asked by bgpctl. It starts as root, and changes into {@link #CHROOT}. */
final class OpenBgpd extends Daemon {
  /** The home of its user; the unit of the package makes it, so that it may not be there. */
  static final Path CHROOT = Path.of("/run/openbgpd");

  private static final Map<String, String> WELL_KNOWN =
      Map.of(
          "NO_EXPORT", "65535:65281",
          "NO_ADVERTISE", "65535:65282",
          "NO_EXPORT_SUBCONFED", "65535:65283",
          "NO_PEER", "65535:65284");

  OpenBgpd(Workshop workshop, Session session, List<Route> originated) {
    super(workshop, session, originated);
  }

  @Override
  String name() {
    return "openbgpd";
  }

  @Override
  List<String> command() {
    var configuration = workshop.write(file(".conf"), configuration());
    try {
      // It refuses a file which others may read.
      Files.setPosixFilePermissions(configuration, PosixFilePermissions.fromString("rw-------"));
      Files.createDirectories(CHROOT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.of(Programs.word("bgpd"), "-d", "-v", "-f", configuration.toString());
  }

  @Override
  List<String> readiness() {
    return ask("show");
  }

  private String socket() {
    return workshop.file(file(".sock")).toString();
  }

  @Override
  List<String> question(String... words) {
    return ask(words);
  }

  private List<String> ask(String... words) {
    var command = new ArrayList<>(List.of(Programs.word("bgpctl"), "-j", "-s", socket()));
    command.addAll(List.of(words));
    return command;
  }

  private String configuration() {
    var own = session.local();
    return lines(
        "AS " + own.asn(),
        "router-id " + own.routerId(),
        "listen on " + own.address() + " port " + own.port(),
        "fib-update no",
        "connect-retry 1",
        "socket \"" + socket() + "\"",
        networks(),
        "neighbor " + session.remote().address() + " {",
        "  remote-as " + session.remote().asn(),
        session.passive() ? "  passive" : "  port " + session.remote().port(),
        session.external() ? "  multihop 64" : "",
        "  local-address " + own.address(),
        "  announce IPv4 unicast",
        "  announce IPv6 unicast",
        session.password().map("  tcp md5sig password %s"::formatted).orElse(""),
        "}",
        "allow from any",
        "allow to any set nexthop no-modify");
  }

  private String networks() {
    return originated.stream()
        .map(route ->
            route.attributes().entrySet().stream()
                .map(entry -> set(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(" ", "network " + route.prefix() + " set { ", "}")))
        .collect(Collectors.joining("\n"));
  }

  private static String set(PathAttribute attribute, String value) {
    return switch (attribute) {
      case ORIGIN -> "origin " + value;
      case NEXT_HOP -> "nexthop " + value;
      case MED -> "metric " + value;
      case LOCAL_PREFERENCE -> "localpref " + value;
      case COMMUNITY -> each("community ", value);
      case LARGE_COMMUNITY -> each("large-community ", value);
      case AS_PATH, ATOMIC_AGGREGATE, AGGREGATOR -> "";
    };
  }

  private static String each(String word, String values) {
    return word + values.replace(" ", " " + word);
  }

  /** Its network statements know none of these. */
  @Override
  Route asAnnounced(Route route) {
    return super.asAnnounced(
        route
            .without(PathAttribute.AS_PATH)
            .without(PathAttribute.ATOMIC_AGGREGATE)
            .without(PathAttribute.AGGREGATOR));
  }

  @Override
  public boolean established() {
    return neighbor().path("state").asString("").equals("Established");
  }

  private JsonNode neighbor() {
    var question = ask("show", "neighbor", session.remote().address());
    return Json.parse(workshop.ask(question)).path("neighbors").path(0);
  }

  @Override
  public List<Route> learned() {
    var question = ask("show", "rib", "in", "neighbor", session.remote().address(), "detail");
    return Json.each(Json.parse(workshop.ask(question)).path("rib")).stream()
        .map(OpenBgpd::route)
        .map(this::received)
        .sorted()
        .toList();
  }

  private static Route route(JsonNode path) {
    var route =
        new Route(path.path("prefix").asString(), Map.of())
            .with(PathAttribute.ORIGIN, path.path("origin").asString().toLowerCase(Locale.ROOT))
            .with(PathAttribute.AS_PATH, path.path("aspath").asString(""))
            .with(PathAttribute.NEXT_HOP, path.path("exit_nexthop").asString())
            .with(PathAttribute.MED, path.path("metric").asString(""))
            .with(PathAttribute.LOCAL_PREFERENCE, path.path("localpref").asString(""))
            .with(PathAttribute.COMMUNITY, communities(path.path("communities")))
            .with(PathAttribute.LARGE_COMMUNITY, Json.words(path.path("large_communities")));
    for (var attribute : Json.each(path.path("attributes"))) {
      route = with(route, attribute);
    }
    return route;
  }

  private static Route with(Route route, JsonNode attribute) {
    return switch (attribute.path("type").asString("")) {
      case "Atomic Aggregate" -> route.with(PathAttribute.ATOMIC_AGGREGATE, "yes");
      case "Aggregator" ->
          route.with(
              PathAttribute.AGGREGATOR,
              attribute.path("AS").asString() + ":" + attribute.path("router_id").asString());
      default -> route;
    };
  }

  private static String communities(JsonNode array) {
    return Json.each(array).stream()
        .map(JsonNode::asString)
        .map(name -> WELL_KNOWN.getOrDefault(name, name))
        .collect(Collectors.joining(" "));
  }

  @Override
  public String lastNotification() {
    return neighbor().path("last_error_received").asString("");
  }
}
