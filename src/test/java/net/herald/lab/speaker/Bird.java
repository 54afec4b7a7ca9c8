package net.herald.lab.speaker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.herald.lab.Programs;
import net.herald.lab.Workshop;

/** BIRD 2. It answers in text for people, and in no other form. */
final class Bird extends Daemon {
  private static final Pattern PREFIX = Pattern.compile("([0-9a-f.:]+/\\d+) .*");
  private static final Pattern ATTRIBUTE = Pattern.compile("\\s+BGP\\.(\\w+): ?(.*)");
  private static final Pattern AGGREGATOR = Pattern.compile("(\\S+) AS(\\d+)");

  Bird(Workshop workshop, Session session, List<Route> originated) {
    super(workshop, session, originated);
  }

  @Override
  String name() {
    return "bird";
  }

  @Override
  List<String> command() {
    var configuration = workshop.write(file(".conf"), configuration()).toString();
    return List.of(Programs.word("bird"), "-f", "-c", configuration, "-s", socket());
  }

  @Override
  List<String> readiness() {
    return ask("show status");
  }

  private String socket() {
    return workshop.file(file(".ctl")).toString();
  }

  @Override
  List<String> question(String... words) {
    return ask(String.join(" ", words));
  }

  private List<String> ask(String question) {
    return List.of(Programs.word("birdc"), "-r", "-s", socket(), question);
  }

  private String configuration() {
    return lines(
        "router id " + session.local().routerId() + ";",
        "log stderr all;",
        "protocol device {}",
        "ipv4 table ipv4_routes;",
        "ipv6 table ipv6_routes;",
        statics("ipv4", false),
        statics("ipv6", true),
        exports(),
        "protocol bgp peer {",
        "  local %s port %d as %d;".formatted(own().address(), own().port(), own().asn()),
        "  neighbor %s port %d as %d;".formatted(other().address(), other().port(), other().asn()),
        "  passive " + (session.passive() ? "yes" : "no") + ";",
        "  multihop; strict bind yes;",
        "  connect delay time 1; connect retry time 1; error wait time 1, 2;",
        session.password().map("  password \"%s\";"::formatted).orElse(""),
        channel("ipv4"),
        channel("ipv6"),
        "}");
  }

  private Endpoint own() {
    return session.local();
  }

  private Endpoint other() {
    return session.remote();
  }

  private String statics(String family, boolean ipv6) {
    return originated.stream()
        .filter(route -> route.isIpv6() == ipv6)
        .map(route -> "  route " + route.prefix() + " unreachable;\n")
        .collect(
            Collectors.joining(
                "", "protocol static { %s { table %1$s_routes; };\n".formatted(family), "}"));
  }

  /**
   * The attributes are set here and not where the routes are: a MED which is set earlier is not
   * sent.
   */
  private String exports() {
    var filter = new StringBuilder("filter announced {\n  if source != RTS_STATIC then reject;\n");
    for (var route : originated) {
      filter.append("  if net = ").append(route.prefix()).append(" then {\n");
      route.attributes().forEach((attribute, value) -> filter.append(set(attribute, value)));
      filter.append("  }\n");
    }
    return filter.append("  accept;\n}").toString();
  }

  private static String set(PathAttribute attribute, String value) {
    String origin = "ORIGIN_" + value.toUpperCase(Locale.ROOT);
    return switch (attribute) {
      case ORIGIN -> "    bgp_origin = " + origin + ";\n";
      case NEXT_HOP -> "    bgp_next_hop = " + value + ";\n";
      case MED -> "    bgp_med = " + value + ";\n";
      case LOCAL_PREFERENCE -> "    bgp_local_pref = " + value + ";\n";
      case AS_PATH -> each(List.of(value.split(" ")).reversed(), "    bgp_path.prepend(%s);\n");
      case COMMUNITY -> each(tuples(value), "    bgp_community.add(%s);\n");
      case LARGE_COMMUNITY -> each(tuples(value), "    bgp_large_community.add(%s);\n");
      case ATOMIC_AGGREGATE, AGGREGATOR -> "";
    };
  }

  private static List<String> tuples(String value) {
    return List.of(value.split(" ")).stream()
        .map(community -> "(" + community.replace(':', ',') + ")")
        .toList();
  }

  private static String each(List<String> values, String statement) {
    return values.stream().map(statement::formatted).collect(Collectors.joining());
  }

  /** Its filters can not set the attributes of aggregation. */
  @Override
  Route asAnnounced(Route route) {
    return super.asAnnounced(
        route.without(PathAttribute.ATOMIC_AGGREGATE).without(PathAttribute.AGGREGATOR));
  }

  private static String channel(String family) {
    return "  %s { table %1$s_routes; next hop keep; import all; export filter announced; };"
        .formatted(family);
  }

  @Override
  public boolean established() {
    return workshop.ask(ask("show protocols peer")).contains("Established");
  }

  @Override
  public List<Route> learned() {
    var routes = new ArrayList<Route>();
    for (String table : List.of("ipv4_routes", "ipv6_routes")) {
      routes.addAll(parse(workshop.ask(ask("show route table " + table + " protocol peer all"))));
    }
    return routes.stream().map(this::received).sorted().toList();
  }

  private static List<Route> parse(String answer) {
    var routes = new ArrayList<Route>();
    for (String line : answer.lines().toList()) {
      Matcher prefix = PREFIX.matcher(line);
      Matcher attribute = ATTRIBUTE.matcher(line);
      if (prefix.matches()) {
        routes.add(new Route(prefix.group(1), Map.of()));
      } else if (attribute.matches()) {
        routes.add(with(routes.removeLast(), attribute.group(1), attribute.group(2)));
      }
    }
    return routes;
  }

  private static Route with(Route route, String name, String value) {
    return switch (name) {
      case "origin" -> route.with(PathAttribute.ORIGIN, value.toLowerCase(Locale.ROOT));
      case "as_path" -> route.with(PathAttribute.AS_PATH, value);
      case "next_hop" -> route.with(PathAttribute.NEXT_HOP, value.split(" ")[0]);
      case "med" -> route.with(PathAttribute.MED, value);
      case "local_pref" -> route.with(PathAttribute.LOCAL_PREFERENCE, value);
      case "atomic_aggr" -> route.with(PathAttribute.ATOMIC_AGGREGATE, "yes");
      case "aggregator" ->
          route.with(PathAttribute.AGGREGATOR, AGGREGATOR.matcher(value).replaceAll("$2:$1"));
      case "community" -> route.with(PathAttribute.COMMUNITY, communities(value));
      case "large_community" -> route.with(PathAttribute.LARGE_COMMUNITY, communities(value));
      default -> route;
    };
  }

  /** From {@code (1, 2, 3) (4, 5, 6)} to {@code 1:2:3 4:5:6}. */
  private static String communities(String value) {
    return value.replaceAll(", ?", ":").replaceAll("[()]", "");
  }

  @Override
  public String lastNotification() {
    return program().errors().lines().stream()
        .filter(line -> line.contains("<RMT> peer: Received:"))
        .reduce("", (earlier, later) -> later);
  }
}
