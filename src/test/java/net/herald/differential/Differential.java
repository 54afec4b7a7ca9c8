package net.herald.differential;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import net.herald.bgp.Asn;
import net.herald.bgp.Family;
import net.herald.bgp.nlri.Families;
import net.herald.config.ConfigurationReader;
import net.herald.config.Defaults;
import net.herald.config.Neighbor;
import net.herald.event.Dialect;
import net.herald.event.EventOrigin;
import net.herald.iana.MessageType;
import net.herald.iana.Safi;
import net.herald.json.JsonWriter;
import net.herald.json.StrictJson;
import net.herald.offline.MessageDecoder;
import net.herald.offline.OfflineSession;
import net.herald.offline.RouteEncoder;
import net.herald.offline.Undecodable;
import net.herald.offline.Unencodable;
import net.herald.time.ManualClock;
import net.herald.wire.Hex;
import org.jspecify.annotations.Nullable;

/**
 * Compares Herald with ExaBGP. Arguments: the tree of ExaBGP, a python, and perhaps {@code
 * --cases=N}, {@code --seed=N}, {@code --family="AFI SAFI"} and {@code --show=N}; with {@code
 * --scripts=N} it compares whole sessions instead. The exit code is 1 when there is a difference
 * that nobody knows.
 */
public final class Differential {
  private static final List<String> SESSIONS = List.of("internal", "external", "path-ids");
  private static final String EVERYTHING =
      "neighbor 127.0.0.1 { router-id 127.0.0.1; local-address 127.0.0.1; local-as 65533;"
          + " peer-as 65533; family { all; } }";

  private static final Pattern LABEL = Pattern.compile("([0-9]+) \\(([0-9]+)\\)");
  private static final long WITHDRAWN = 0x80000;
  private static final List<Integer> IN_FILES = List.of(1, 2, 4, 5, 6, 7, 8, 9, 10, 16, 32);

  /** The attributes that ExaBGP can write in families where it cannot write all. */
  private static final Map<Integer, List<Integer>> WRITTEN =
      Map.of(
          Safi.FLOW, List.of(8, 16, 32),
          Safi.FLOW_VPN, List.of(8, 16, 32),
          Safi.MUP, List.of(16, 40),
          Safi.SR_POLICY, List.of(23),
          Safi.MCAST_VPN, List.of(16));

  private final Oracle oracle;
  private final Random random;
  private final Messages messages;
  private final Known known;
  private final int show;
  private final List<Family> families;
  private final Map<String, OfflineSession> sessions = new LinkedHashMap<>();
  private final Neighbor neighbor;

  private final Map<String, Integer> done = new TreeMap<>();
  private final Map<String, Integer> refused = new TreeMap<>();
  private final Map<String, Integer> unknown = new TreeMap<>();
  private final Map<String, String> examples = new TreeMap<>();

  private Differential(Oracle oracle, Options options) throws Exception {
    this.oracle = oracle;
    this.random = new Random(options.seed);
    this.messages = new Messages(options.seed);
    this.known = new Known(Path.of("tools/differential/known.txt"));
    this.show = options.show;
    this.families =
        Families.all().stream()
            .filter(family -> options.family.isEmpty() || family.toString().equals(options.family))
            .toList();
    for (var name : SESSIONS) {
      boolean external = name.equals("external");
      sessions.put(
          name,
          OfflineSession.standard(
              Families.all(),
              Asn.of(external ? 65001 : 65533),
              Asn.of(external ? 65002 : 65533),
              name.equals("path-ids")));
    }
    this.neighbor = neighbor();
  }

  private record Options(
      String tree, String python, long seed, int cases, int scripts, String family, int show) {
    static Options of(String[] arguments) {
      var values = new LinkedHashMap<String, String>();
      for (int i = 2; i < arguments.length; i++) {
        var parts = arguments[i].replaceFirst("^--", "").split("=", 2);
        values.put(parts[0], parts[1]);
      }
      return new Options(
          arguments[0],
          arguments[1],
          Long.parseLong(values.getOrDefault("seed", "1")),
          Integer.parseInt(values.getOrDefault("cases", "10000")),
          Integer.parseInt(values.getOrDefault("scripts", "0")),
          values.getOrDefault("family", ""),
          Integer.parseInt(values.getOrDefault("show", "60")));
    }
  }

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    var options = Options.of(arguments);
    if (options.scripts > 0) {
      System.exit(new Scripts(options.tree, options.python, options.seed).run(options.scripts));
    }
    try (var oracle = new Oracle(options.python, options.tree)) {
      var differential = new Differential(oracle, options);
      for (int i = 0; i < options.cases; i++) {
        differential.one();
      }
      System.exit(differential.report(options) ? 0 : 1);
    }
  }

  private static Neighbor neighbor() {
    var read =
        new ConfigurationReader(Defaults.STANDARD, Path.of("."), Map.of())
            .read("everything", EVERYTHING.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    var configuration = read.configuration();
    if (configuration == null) {
      throw new IllegalStateException(read.diagnostics().print());
    }
    return configuration.neighbors().getFirst();
  }

  private void one() throws Exception {
    var family = families.get(random.nextInt(families.size()));
    var name = SESSIONS.get(random.nextInt(SESSIONS.size()));
    if (name.equals("path-ids") && !Families.row(family).pathIds()) {
      name = "internal";
    }
    var session = sessions.get(name);
    switch (random.nextInt(11)) {
      case 0, 1 -> nlri(family, name, session);
      case 10 -> configuration(session);
      case 2, 3, 4, 5 -> update(family, name, session);
      default -> command(family, name, session);
    }
  }

  private MessageDecoder decoder(OfflineSession session, Dialect dialect) {
    return new MessageDecoder(
        session, dialect, new EventOrigin("h", 1, 1), new ManualClock(), false);
  }

  private void nlri(Family family, String name, OfflineSession session) throws Exception {
    var octets = messages.nlri(family, name.equals("path-ids"));
    if (octets == null) {
      return;
    }
    count(done, "nlri " + family);
    var answer =
        ask(
            Map.of(
                "op", "nlri",
                "session", name,
                "afi", family.afiWord(),
                "safi", family.safiWord(),
                "hex", Hex.upper(octets)));
    var about = "nlri " + family + " ";
    var input = name + " " + Hex.upper(octets);
    if (answer.containsKey("error")) {
      refused(about, input, answer);
      return;
    }
    var ours =
        decoder(session, Dialect.JSON_6).nlri(octets, family).stream()
            .map(StrictJson::parse)
            .toList();
    var theirs = new ArrayList<Object>();
    for (var text : (List<?>) answer.get("json")) {
      theirs.add(strict((String) text));
    }
    compare(about, input, ours, theirs);
  }

  private void update(Family family, String name, OfflineSession session) throws Exception {
    var body = messages.update(family, session, random.nextInt(4) > 0, 1 + random.nextInt(2));
    if (body == null) {
      return;
    }
    int version = random.nextBoolean() ? 6 : 4;
    count(done, "decode " + family);
    var about = "decode " + family + " ";
    var input = name + " json " + version + " " + Hex.upper(body);
    String ours;
    try {
      ours =
          decoder(session, version == 6 ? Dialect.JSON_6 : Dialect.JSON_4)
              .json(body, MessageType.UPDATE);
    } catch (Undecodable e) {
      difference(about, "we refuse: " + e.why(), input);
      return;
    }
    var answer =
        ask(
            Map.of(
                "op",
                "decode",
                "session",
                name,
                "version",
                version,
                "type",
                MessageType.UPDATE,
                "hex",
                Hex.upper(body)));
    if (answer.containsKey("error")) {
      refused(about, input, answer);
      return;
    }
    compare(about, input, StrictJson.parse(ours), strict((String) answer.get("json")));
  }

  /** JSON that is perhaps none. */
  private static Object strict(String text) {
    try {
      return StrictJson.parse(text);
    } catch (AssertionError isNone) {
      return "NO JSON " + text;
    }
  }

  private void command(Family family, String name, OfflineSession session) throws Exception {
    boolean announce = random.nextInt(5) > 0;
    var codes = WRITTEN.get(family.safi());
    var body =
        codes == null
            ? messages.update(family, session, announce, 1)
            : messages.update(family, session, announce, 1, codes);
    if (body == null || Families.row(family).syntax().grammar() == null) {
      return;
    }
    var commands = decoder(session, Dialect.JSON_6).commands(body, MessageType.UPDATE);
    for (var command : commands) {
      if (!plainLabels(command)) {
        continue;
      }
      count(done, "encode " + family);
      encode("encode " + family + " ", name, session, command);
    }
  }

  /** A neighbor with routes: each as a command would announce it. */
  private void configuration(OfflineSession session) throws Exception {
    var text =
        new StringBuilder(
            ("neighbor 127.0.0.1 { router-id 1.1.1.1; local-address 127.0.0.1; local-as %s; peer-as %s;"
                    + " capability { nexthop; add-path send/receive; }"
                    + " family { ipv4 unicast; ipv6 unicast; } static { ")
                .formatted(session.negotiated().localAs(), session.negotiated().peerAs()));
    for (int i = random.nextInt(4); i >= 0; i--) {
      var family = random.nextBoolean() ? Family.IPV4_UNICAST : Family.IPV6_UNICAST;
      var body = messages.update(family, session, true, 1, IN_FILES);
      if (body == null) {
        continue;
      }
      for (var command : decoder(session, Dialect.JSON_6).commands(body, MessageType.UPDATE)) {
        var route = command.replaceFirst("announce (route|ipv[46] unicast)", "route");
        if (!text.toString().contains(route.substring(0, route.indexOf(" next-hop")))) {
          text.append(route).append("; ");
        }
      }
    }
    text.append("} }");
    count(done, "configuration");
    var read =
        new ConfigurationReader(Defaults.STANDARD, Path.of("."), Map.of())
            .read("random", text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    var configured = read.configuration();
    if (configured == null && read.diagnostics().print().contains("ipv4 multicast")) {
      return; // 224.0.0.0/4 is multicast, wherever it stands
    }
    if (configured == null) {
      difference("configuration ", "we refuse: " + read.diagnostics().print(), text.toString());
      return;
    }
    var of = configured.neighbors().getFirst();
    var ours = new ArrayList<String>();
    // one message a route, as ExaBGP makes them here
    for (var route : of.routes()) {
      ours.addAll(
          new RouteEncoder(OfflineSession.of(of), of.withRoutes(List.of(route)), false)
              .configured().messages().stream().map(Hex::upper).toList());
    }
    var answer = ask(Map.of("op", "configuration", "text", text.toString()));
    if (answer.containsKey("error")) {
      refused("configuration ", text.toString(), answer);
      return;
    }
    // which of several routes goes first is up to the table
    var theirs = new ArrayList<String>();
    for (var message : (List<?>) answer.get("messages")) {
      theirs.add((String) message);
    }
    compare(
        "configuration ",
        text.toString(),
        ours.stream().sorted().toList(),
        theirs.stream().sorted().toList());
  }

  private void encode(String about, String name, OfflineSession session, String command)
      throws Exception {
    List<String> ours;
    try {
      ours =
          new RouteEncoder(session, neighbor, false)
              .command(command).messages().stream().map(Hex::upper).toList();
    } catch (Unencodable e) {
      difference(about, "we refuse our own command: " + e.why(), name + " " + command);
      return;
    }
    var answer = ask(Map.of("op", "encode", "session", name, "text", inWordsOfExabgp(command)));
    if (answer.containsKey("error")) {
      refused(about, name + " " + command, answer);
      return;
    }
    compare(about, name + " " + command, ours, answer.get("messages"));
  }

  /** Whether its labels have no bits beside their number: ExaBGP cannot write those. */
  private static boolean plainLabels(String command) {
    var label = LABEL.matcher(command);
    while (label.find()) {
      long number = Long.parseLong(label.group(1));
      if (number == WITHDRAWN || Long.parseLong(label.group(2)) != number * 16 + 1) {
        return false;
      }
    }
    return true;
  }

  /** Labels without their octets, and FlowSpec as it is written there. */
  private static String inWordsOfExabgp(String command) {
    return command
        .replaceAll(" \\([0-9]+\\)", "")
        .replaceFirst("^(announce|withdraw) ipv[46] flow(-vpn)? ", "$1 flow route ");
  }

  private Map<String, Object> ask(Map<String, ?> request) throws Exception {
    var out = new JsonWriter();
    out.beginObject();
    request.forEach((key, value) -> {
      if (value instanceof Integer number) {
        out.member(key, number);
      } else {
        out.member(key, value.toString());
      }
    });
    out.endObject();
    return oracle.ask(List.of(out.toString())).getFirst();
  }

  private void compare(String about, String input, @Nullable Object ours, @Nullable Object theirs) {
    var lines = Difference.between(ours, theirs);
    for (var line : lines) {
      if (!unread(line, lines)) {
        difference(about, line, input);
      } else {
        known.newer();
      }
    }
  }

  /** Whether it is about something that ExaBGP shows in octets. */
  private static boolean unread(String line, List<String> lines) {
    int end = line.indexOf(": ");
    int slash = line.lastIndexOf('/', end);
    return slash >= 0 && lines.contains(line.substring(0, slash) + "/parsed: true, not false");
  }

  private void difference(String about, String line, String input) {
    if (known.id(about + line + " of " + input) == null) {
      // alike but for their numbers
      var where = line.startsWith("/attribute") ? "attributes " : about;
      var kind = where + line.replaceAll("[0-9A-Fa-f:.]*[0-9][0-9A-Fa-f:.]*", "#");
      kind = kind.length() > 160 ? kind.substring(0, 160) : kind;
      count(unknown, kind);
      examples.putIfAbsent(kind, line + "\n    of " + input);
    }
  }

  /** What only ExaBGP refuses: of interest, and no difference of ours. */
  private void refused(String about, String input, Map<String, Object> answer) {
    var why = String.valueOf(answer.get("error")).lines().findFirst().orElse("");
    var kind = about + why.replaceAll("[0-9A-Fa-f:.]*[0-9][0-9A-Fa-f:.]*", "#");
    count(refused, kind.length() > 120 ? kind.substring(0, 120) : kind);
    examples.putIfAbsent("refused " + kind, input);
  }

  private static void count(Map<String, Integer> counts, String key) {
    counts.merge(key, 1, Integer::sum);
  }

  private boolean report(Options options) {
    System.out.println("cases, seed " + options.seed + ":");
    done.forEach((key, count) -> System.out.printf("  %7d %s%n", count, key));
    System.out.println("refused by ExaBGP alone:");
    most(refused).forEach(key -> System.out.printf("  %7d %s%n", refused.get(key), key));
    System.out.println("differences that are meant:");
    known.seen().forEach((key, count) -> System.out.printf("  %7d %s%n", count, key));
    System.out.println("other differences:");
    for (var key : most(unknown)) {
      System.out.printf("  %7d %s%n    %s%n", unknown.get(key), key, examples.get(key));
    }
    int cases = done.values().stream().mapToInt(Integer::intValue).sum();
    int different = unknown.values().stream().mapToInt(Integer::intValue).sum();
    System.out.printf(
        "%d cases, %d other differences of %d kinds%n", cases, different, unknown.size());
    return unknown.isEmpty();
  }

  private List<String> most(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(show)
        .map(Map.Entry::getKey)
        .toList();
  }
}
