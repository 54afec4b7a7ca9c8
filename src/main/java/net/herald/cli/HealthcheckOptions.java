package net.herald.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import net.herald.healthcheck.Check;
import net.herald.healthcheck.DnsCheck;
import net.herald.healthcheck.Healthcheck;
import net.herald.healthcheck.Judgement;
import net.herald.healthcheck.LoopbackAddresses;
import net.herald.healthcheck.NetworkChecks;
import net.herald.healthcheck.Notes;
import net.herald.healthcheck.RouteWording;
import net.herald.healthcheck.State;
import net.herald.healthcheck.Target;
import org.jspecify.annotations.Nullable;

/** The options of the health check, and what they make. */
final class HealthcheckOptions {
  private static final String SELF = "self";
  private static final int DNS_PORT = 53;

  /** For checks that cannot be without limit. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final Options.Given given;
  private final Map<String, String> variables;

  HealthcheckOptions(Options.Given given, Map<String, String> variables) {
    this.given = given;
    this.variables = variables;
  }

  static Options table() {
    var table =
        new Options()
            .flag('s', "silent", "say nothing on standard error")
            .value('\0', "syslog-facility", "[F]", "where syslog files it (daemon)")
            .alias("-sF", "syslog-facility")
            .flag('\0', "no-syslog", "say nothing to syslog")
            .flag('d', "debug", "tell more, and not to syslog")
            .flag('a', "no-ack", "do not wait for the daemon's answers")
            .flag('\0', "sudo", "use sudo to change addresses")
            .value('n', "name", "NAME", "call it healthcheck-NAME in syslog")
            .value('F', "config", "FILE", "options, one in a line: long-option = value")
            .value('p', "pid", "FILE", "write the process number there")
            .value('\0', "user", "USER", "become this user once addresses are set up")
            .value('\0', "group", "GROUP", "become of this group");
    return routes(timing(table));
  }

  private static Options timing(Options table) {
    return table
        .value('i', "interval", "SECONDS", "between checks (5); 0: end after one announcement")
        .value('f', "fast-interval", "SECONDS", "between checks on the way up or down (1)")
        .value('t', "timeout", "SECONDS", "for one check (5); 0: no limit")
        .value('\0', "rise", "N", "good results in a row that make it up (3)")
        .value('\0', "fall", "N", "bad results in a row that make it down (3)")
        .value('\0', "disable", "FILE", "while this file exists, the service is disabled")
        .value('\0', "drain", "FILE", "while this file exists, routes say graceful shutdown")
        .value('\0', "drain-time", "SECONDS", "say graceful shutdown before the end (0)")
        .value('c', "command", "COMMAND", "healthy when this ends with 0")
        .alias("--cmd", "command")
        .value('\0', "tcp", "HOST:PORT", "healthy when this takes a connection")
        .value('\0', "http", "URL", "healthy when this answers with 200 to 399")
        .value('\0', "dns", "NAME[@SERVER]", "healthy when this is answered")
        .flag('\0', "debounce", "announce only what changes")
        .value('\0', "execute", "COMMAND", "run at every change of state, STATE in environment")
        .value('\0', "up-execute", "COMMAND", "run when it is up")
        .value('\0', "down-execute", "COMMAND", "run when it is down")
        .value('\0', "disabled-execute", "COMMAND", "run when it is disabled");
  }

  private static Options routes(Options table) {
    return table
        .value('N', "next-hop", "IP", "of the routes (self)")
        .value('\0', "ip", "IP[/LEN]", "what to announce, may be repeated (addresses of lo)")
        .value('\0', "ip-ifname", "IP%IF", "the interface of an --ip")
        .flag('\0', "deaggregate-networks", "announce every address of a network")
        .flag('\0', "no-ip-setup", "leave the addresses of this machine alone")
        .flag('\0', "dynamic-ip-setup", "have the addresses only while the service is up")
        .value('\0', "label", "LABEL", "of addresses on lo, for finding and adding")
        .flag('\0', "label-exact-match", "the whole label, not its beginning")
        .value('\0', "start-ip", "N", "begin the list of addresses there (0)")
        .value('\0', "up-metric", "N", "MED when up (100)")
        .value('\0', "down-metric", "N", "MED when down (1000)")
        .value('\0', "disabled-metric", "N", "MED when disabled (500)")
        .value('\0', "increase", "N", "what each further address has more (1)")
        .value('\0', "local-preference", "N", "of the routes (none)")
        .value('\0', "community", "TEXT", "of the routes")
        .value('\0', "extended-community", "TEXT", "of the routes")
        .value('\0', "large-community", "TEXT", "of the routes")
        .value('\0', "disabled-community", "TEXT", "instead of the community when not up")
        .value('\0', "as-path", "TEXT", "of the routes")
        .value('\0', "up-as-path", "TEXT", "when up")
        .value('\0', "down-as-path", "TEXT", "when down")
        .value('\0', "disabled-as-path", "TEXT", "when disabled")
        .flag('\0', "withdraw-on-down", "withdraw when not up")
        .value('\0', "path-id", "N", "path identifier of the routes")
        .value('\0', "neighbor", "IP", "whom to announce to, may be repeated (all)")
        .words("", 0, 0, "");
  }

  /** The health check these options describe. */
  Healthcheck healthcheck(List<Target> targets, HealthcheckWorld world, Notes notes) {
    var wording = wording(targets);
    var addresses =
        new LoopbackAddresses(
            LoopbackAddresses::system, given.has("sudo"), text("label", ""), interfaces(targets));
    var transitions =
        new Healthcheck.Transitions(
            given.values("execute"),
            given.values("up-execute"),
            given.values("down-execute"),
            given.values("disabled-execute"));
    BooleanSupplier drained = exists("drain");
    return new Healthcheck(
        plan(),
        world.stoppable(check()),
        exists("disable"),
        () -> world.drained() || drained.getAsBoolean(),
        wording,
        addresses,
        transitions,
        notes);
  }

  private Healthcheck.Plan plan() {
    boolean leftAlone = given.has("no-ip-setup");
    return new Healthcheck.Plan(
        new Judgement((int) number("rise", 3, 0), (int) number("fall", 3, 0)),
        seconds("interval", 5),
        seconds("fast-interval", 1),
        given.has("debounce"),
        seconds("drain-time", 0),
        leftAlone
            ? Healthcheck.Addresses.LEFT_ALONE
            : given.has("dynamic-ip-setup")
                ? Healthcheck.Addresses.WHILE_UP
                : Healthcheck.Addresses.ALWAYS);
  }

  private BooleanSupplier exists(String option) {
    var file = given.value(option);
    return file == null ? () -> false : () -> Files.exists(Path.of(file));
  }

  private Check check() {
    var limit = seconds("timeout", 5);
    var bounded = limit.isZero() ? LONGEST : limit;
    var checks = new ArrayList<Check>();
    given.values("command").forEach(command -> checks.add(Check.command(command, limit)));
    for (var text : given.values("tcp")) {
      int colon = text.lastIndexOf(':');
      if (colon < 1) {
        throw new UsageFault("option --tcp needs HOST:PORT, not " + text);
      }
      int port = (int) Numbers.whole("--tcp", text.substring(colon + 1), 1, 65_535);
      checks.add(NetworkChecks.tcp(unbracketed(text.substring(0, colon)), port, bounded));
    }
    for (var text : given.values("http")) {
      var uri = URI.create(text);
      if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())) {
        throw new UsageFault("option --http needs http://… or https://…, not " + text);
      }
      checks.add(NetworkChecks.http(uri, bounded));
    }
    given.values("dns").forEach(text -> checks.add(dns(text, bounded)));
    return checks.isEmpty() ? Check.NONE : Check.all(checks);
  }

  private static Check dns(String text, Duration limit) {
    int at = text.indexOf('@');
    if (at < 0) {
      return NetworkChecks.name(text, limit);
    }
    String server = text.substring(at + 1);
    int colon = server.lastIndexOf(':');
    boolean port = colon > 0 && (server.charAt(colon - 1) == ']' || server.indexOf(':') == colon);
    try {
      return DnsCheck.of(
          text.substring(0, at),
          new InetSocketAddress(
              InetAddress.getByName(unbracketed(port ? server.substring(0, colon) : server)),
              port
                  ? (int) Numbers.whole("--dns", server.substring(colon + 1), 1, 65_535)
                  : DNS_PORT),
          limit);
    } catch (UnknownHostException e) {
      throw new UsageFault("option --dns: there is no server " + server);
    }
  }

  private static String unbracketed(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  /**
   * What is to be announced.
   *
   * @throws IOException when the addresses of this machine cannot be listed
   * @throws IllegalArgumentException when one cannot be read
   */
  List<Target> targets() throws IOException, InterruptedException {
    List<Target> targets = new ArrayList<>();
    given.values("ip").forEach(text -> targets.add(Target.parse(text)));
    if (targets.isEmpty()) {
      targets.addAll(
          LoopbackAddresses.present(
              LoopbackAddresses::system, text("label", ""), given.has("label-exact-match")));
    }
    if (given.has("deaggregate-networks")) {
      var each = targets.stream().flatMap(target -> target.addresses().stream()).toList();
      targets.clear();
      targets.addAll(each);
    }
    int start = (int) number("start-ip", 0, 0);
    List<Target> turned = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      turned.add(targets.get((i + start) % targets.size()));
    }
    return turned;
  }

  private Map<Target, String> interfaces(List<Target> targets) {
    var interfaces = new LinkedHashMap<Target, String>();
    for (var text : given.values("ip-ifname")) {
      int percent = text.indexOf('%');
      if (percent < 0 || percent == text.length() - 1) {
        throw new UsageFault("option --ip-ifname needs IP%INTERFACE, not " + text);
      }
      var target = Target.parse(text.substring(0, percent));
      if (!targets.contains(target)) {
        throw new UsageFault("option --ip-ifname: there is no --ip " + target);
      }
      interfaces.put(target, text.substring(percent + 1));
    }
    return interfaces;
  }

  private RouteWording wording(List<Target> targets) {
    var metrics = new EnumMap<State, Long>(State.class);
    metrics.put(State.UP, number("up-metric", 100, 0));
    metrics.put(State.DOWN, number("down-metric", 1000, 0));
    metrics.put(State.DISABLED, number("disabled-metric", 500, 0));
    var paths = new EnumMap<State, String>(State.class);
    for (var state : metrics.keySet()) {
      String own = state.name().toLowerCase(java.util.Locale.ROOT) + "-as-path";
      paths.put(state, words(given.has(own) ? own : "as-path"));
    }
    return new RouteWording(
        selector(),
        targets,
        text("next-hop", SELF),
        metrics,
        number("increase", 1, 0),
        number("local-preference", -1, -1),
        words("community"),
        words("disabled-community"),
        words("extended-community"),
        words("large-community"),
        paths,
        number("path-id", -1, -1),
        given.has("withdraw-on-down"));
  }

  /** The selector in the dialect of the daemon, which its helper programs find in their world. */
  private String selector() {
    boolean four =
        "4"
            .equals(
                variables.getOrDefault("exabgp.api.version", variables.get("exabgp_api_version")));
    String word = four ? "neighbor " : "peer ";
    var neighbors = given.values("neighbor");
    return neighbors.isEmpty() || neighbors.contains("*")
        ? word + "*"
        : word + String.join(", " + word, neighbors);
  }

  /** Text between brackets of a command: it can neither end them nor the line. */
  private String words(String option) {
    String text = text(option, "");
    if (text.chars().anyMatch(c -> c < ' ' || c == 127 || c == '[' || c == ']')) {
      throw new UsageFault("option --" + option + " has a sign that cannot be in it");
    }
    return text;
  }

  private String text(String option, String absent) {
    @Nullable String value = given.value(option);
    return value == null ? absent : value;
  }

  private long number(String option, long absent, long least) {
    var text = given.value(option);
    return text == null ? absent : Numbers.whole("--" + option, text, least, 0xffffffffL);
  }

  private Duration seconds(String option, int absent) {
    var text = given.value(option);
    return text == null ? Duration.ofSeconds(absent) : Numbers.seconds("--" + option, text);
  }

  @Nullable String user() {
    return given.value("user");
  }

  @Nullable String group() {
    return given.value("group");
  }

  boolean answered() {
    return !given.has("no-ack");
  }
}
