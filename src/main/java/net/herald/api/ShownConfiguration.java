package net.herald.api;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import net.herald.bgp.Family;
import net.herald.bgp.Ipv4;
import net.herald.bgp.attribute.AttributeText;
import net.herald.bgp.message.Operational;
import net.herald.bgp.nlri.Families;
import net.herald.bgp.nlri.InetNlri;
import net.herald.config.ApiSettings;
import net.herald.config.CapabilitySettings;
import net.herald.config.Configuration;
import net.herald.config.Neighbor;
import net.herald.config.ProcessSettings;
import net.herald.config.Secret;
import net.herald.healthcheck.settings.CheckOptions;
import net.herald.healthcheck.settings.CheckSettings;
import net.herald.iana.Safi;
import net.herald.route.ConfiguredRoute;
import org.jspecify.annotations.Nullable;

/**
 * A configuration as text that reads back to the same. To those who ask a daemon the keys of its
 * sessions are not shown.
 */
public final class ShownConfiguration {
  private static final ApiSettings.Traffic NOTHING =
      new ApiSettings.Traffic(false, false, false, Set.of());

  private final List<String> lines = new ArrayList<>();
  private final boolean keys;
  private int depth;

  private ShownConfiguration(boolean keys) {
    this.keys = keys;
  }

  /** The lines of the section of a neighbor, without its keys. */
  static List<String> of(Neighbor neighbor) {
    var shown = new ShownConfiguration(false);
    shown.neighbor(neighbor);
    return List.copyOf(shown.lines);
  }

  /** The lines of a whole file, keys included, templates merged into their neighbors. */
  public static List<String> of(Configuration configuration) {
    var shown = new ShownConfiguration(true);
    configuration.processes().forEach(shown::process);
    configuration.healthchecks().forEach(shown::healthcheck);
    configuration.neighbors().forEach(shown::neighbor);
    return List.copyOf(shown.lines);
  }

  private void process(ProcessSettings process) {
    begin("process " + process.name());
    var words = process.command().stream().map(ShownConfiguration::quoted).toList();
    statement("run " + String.join(" ", words));
    value("encoder", process.encoder().word());
    value("respawn", enabled(process.respawn()));
    optional("api-version", process.apiVersion());
    if (process.errors() != ProcessSettings.Errors.INHERIT) {
      value("stderr", process.errors().word());
    }
    end();
  }

  private void healthcheck(CheckSettings check) {
    if (check.asProcess()) {
      process(check);
      return;
    }
    begin("healthcheck " + check.name());
    for (var given : check.given()) {
      boolean plain = given.value().chars().allMatch(ShownConfiguration::isPlain);
      var value = plain ? given.value() : quoted(given.value());
      statement(value.isEmpty() ? given.option() : given.option() + " " + value);
    }
    end();
  }

  private void process(CheckSettings check) {
    begin("process " + check.name());
    var words = new StringBuilder("run herald healthcheck");
    for (var given : check.given()) {
      var option = CheckOptions.named(given.option());
      boolean flag = option != null && option.isFlag();
      var word = "--" + given.option();
      words.append(' ').append(flag ? word : quoted(word + "=" + given.value()));
    }
    statement(words.toString());
    value("kind", "healthcheck");
    end();
  }

  private static boolean isPlain(int c) {
    return Character.isLetterOrDigit(c) || "./:-_%@*".indexOf(c) >= 0;
  }

  private void neighbor(Neighbor neighbor) {
    var addresses = neighbor.addresses();
    begin("neighbor " + addresses.peer() + (addresses.isRange() ? "/" + addresses.length() : ""));
    identity(neighbor);
    transport(neighbor);
    value("hold-time", neighbor.holdTime());
    value("rate-limit", neighbor.rateLimit() == 0 ? "disable" : neighbor.rateLimit());
    var rib = neighbor.rib();
    value("group-updates", rib.groupUpdates());
    value("auto-flush", rib.autoFlush());
    value("adj-rib-in", rib.adjRibIn());
    value("adj-rib-out", rib.adjRibOut());
    value("manual-eor", rib.manualEor());
    capability(neighbor.capabilities());
    begin("family");
    neighbor.families().forEach(family -> statement(family.toString()));
    end();
    if (!neighbor.capabilities().conversions().isEmpty()) {
      begin("nexthop");
      neighbor.capabilities().conversions().forEach(c -> statement(c.words(" ")));
      end();
    }
    pathLimits(neighbor.capabilities());
    if (keys) {
      security(neighbor.security());
    }
    neighbor.api().subscriptions().forEach(this::api);
    operational(neighbor.operational());
    routes(neighbor.routes());
    end();
  }

  private void pathLimits(CapabilitySettings settings) {
    if (settings.addPath() != CapabilitySettings.AddPathMode.DISABLE) {
      begin("add-path");
      settings
          .pathLimits()
          .forEach((family, limit) -> statement(family + (limit == 0 ? "" : " limit " + limit)));
      end();
    }
  }

  private void security(Neighbor.Security security) {
    var md5 = security.md5();
    if (md5 != null) {
      value("md5-password", base64(md5));
      value("md5-base64", true);
    }
    if (security.md5Ip() != null) {
      value("md5-ip", security.md5Ip());
    }
    var ao = security.tcpAo();
    if (ao != null) {
      begin("tcp-ao");
      value("keyid", ao.keyId());
      value("algorithm", ao.algorithm().word());
      value("password", base64(ao.key()));
      value("base64", true);
      end();
    }
  }

  private static String base64(Secret secret) {
    return quoted(Base64.getEncoder().encodeToString(secret.octets()));
  }

  private void operational(List<Operational> messages) {
    if (messages.isEmpty()) {
      return;
    }
    begin("operational");
    for (var message : messages) {
      switch (message.body()) {
        case Operational.Advisory(var kind, var family, var text) ->
            statement(head(kind, family) + " advisory " + quoted(text));
        case Operational.Query(var kind, var family, var id, var sequence) ->
            statement(head(kind, family) + number(id, sequence));
        case Operational.Counter(var kind, var family, var id, var sequence, var counter) ->
            statement(
                head(kind, family)
                    + number(id, sequence)
                    + (" counter " + Integer.toUnsignedString(counter)));
        case Operational.Unknown _ -> {}
      }
    }
    end();
  }

  private static String head(Operational.Kind kind, Family family) {
    var word = kind.name().toLowerCase(Locale.ROOT);
    return word + " afi " + family.afiWord() + " safi " + family.safiWord();
  }

  private static String number(Ipv4 id, int sequence) {
    var who = id.equals(Ipv4.ZERO) ? "" : " router-id " + id;
    return who + " sequence " + Integer.toUnsignedString(sequence);
  }

  /** Unicast routes of section static, then all others by their families. */
  private void routes(List<ConfiguredRoute> routes) {
    var plain = routes.stream().filter(ShownConfiguration::isPlain).toList();
    if (!plain.isEmpty()) {
      begin("static");
      plain.forEach(route -> statement("route " + words(route)));
      end();
    }
    var others = new TreeMap<String, List<ConfiguredRoute>>();
    for (var route : routes) {
      if (!isPlain(route)) {
        var afi = route.route().family().afiWord();
        others.computeIfAbsent(afi, _ -> new ArrayList<>()).add(route);
      }
    }
    if (!others.isEmpty()) {
      begin("announce");
      others.forEach((afi, list) -> {
        begin(afi);
        list.forEach(route -> statement(route.route().family().safiWord() + " " + words(route)));
        end();
      });
      end();
    }
  }

  /** What section static takes for what it is: not an IPv4 multicast address in unicast. */
  private static boolean isPlain(ConfiguredRoute route) {
    return route.route().nlri() instanceof InetNlri inet
        && inet.family().safi() == Safi.UNICAST
        && !(inet.address() instanceof Ipv4 ip && ip.isMulticast());
  }

  private void identity(Neighbor neighbor) {
    var identity = neighbor.identity();
    if (!identity.description().isEmpty()) {
      value("description", quoted(identity.description()));
    }
    value("router-id", identity.routerId());
    if (!identity.hostName().isEmpty()) {
      value("host-name", identity.hostName());
    }
    if (!identity.domainName().isEmpty()) {
      value("domain-name", identity.domainName());
    }
    value("local-address", orAuto(neighbor.addresses().local()));
    if (neighbor.addresses().linkLocal() != null) {
      value("local-link-local", neighbor.addresses().linkLocal());
    }
    value("local-as", orAuto(identity.localAs()));
    value("peer-as", orAuto(identity.peerAs()));
  }

  private void transport(Neighbor neighbor) {
    var transport = neighbor.transport();
    value("passive", transport.passive());
    optional("listen", transport.listen());
    optional("connect", transport.connect());
    optional("outgoing-ttl", transport.outgoingTtl());
    optional("incoming-ttl", transport.incomingTtl());
    if (!transport.sourceInterface().isEmpty()) {
      value("source-interface", transport.sourceInterface());
    }
  }

  private void capability(CapabilitySettings settings) {
    begin("capability");
    value("asn4", enabled(settings.asn4()));
    value("route-refresh", enabled(settings.routeRefresh()));
    value(
        "graceful-restart",
        settings.gracefulRestart() == CapabilitySettings.NO_GRACEFUL_RESTART
            ? "disable"
            : settings.gracefulRestart());
    optional("long-lived-graceful-restart", settings.longLived());
    value("software-version", enabled(settings.softwareVersion()));
    value("extended-message", enabled(settings.extendedMessage()));
    value("nexthop", enabled(settings.nextHop()));
    value("add-path", settings.addPath().word());
    if (settings.linkLocalNextHop() != null) {
      value("link-local-nexthop", enabled(settings.linkLocalNextHop()));
    }
    value("link-local-prefer", enabled(settings.linkLocalPrefer()));
    value("multi-session", enabled(settings.multiSession()));
    value("operational", enabled(settings.operational()));
    if (settings.aigp() != null) {
      value("aigp", enabled(settings.aigp()));
    }
    if (settings.prefixSid()) {
      value("prefix-sid", "enable");
    }
    if (settings.role() != null) {
      value("role", settings.role());
    }
    if (!settings.labelCounts().isEmpty()) {
      begin("multiple-labels");
      settings.labelCounts().forEach((family, count) -> statement(family + " " + count));
      end();
    }
    end();
  }

  private void api(String process, ApiSettings.Subscription subscription) {
    begin("api");
    statement("processes [ " + process + " ]");
    flag("neighbor-changes", subscription.neighborChanges());
    flag("negotiated", subscription.negotiated());
    flag("fsm", subscription.fsm());
    flag("signal", subscription.signal());
    flag("healthcheck", subscription.healthcheck());
    traffic("receive", subscription.receive());
    traffic("send", subscription.send());
    end();
  }

  private void traffic(String direction, ApiSettings.Traffic traffic) {
    if (traffic.equals(NOTHING)) {
      return;
    }
    begin(direction);
    flag("parsed", traffic.parsed());
    flag("packets", traffic.packets());
    flag("consolidate", traffic.consolidate());
    traffic.messages().forEach(kind -> statement(kind.word()));
    end();
  }

  private static String words(ConfiguredRoute route) {
    var out = new StringBuilder();
    var nlri = route.route().nlri();
    Families.row(nlri.family()).syntax().command(nlri, out);
    route.route().attributes().list().forEach(a -> AttributeText.appendCommand(a, out));
    if (!route.name().isEmpty()) {
      out.append(" name ").append(route.name());
    }
    if (!route.watchdog().isEmpty()) {
      out.append(" watchdog ")
          .append(route.watchdog())
          .append(route.withdrawn() ? " withdraw" : "");
    }
    return out.toString();
  }

  private void begin(String head) {
    lines.add("  ".repeat(depth) + head + " {");
    depth++;
  }

  private void end() {
    depth--;
    lines.add("  ".repeat(depth) + "}");
  }

  private void statement(String words) {
    lines.add("  ".repeat(depth) + words + ";");
  }

  private void value(String word, Object value) {
    statement(word + " " + value);
  }

  private void optional(String word, int value) {
    if (value != 0) {
      value(word, value);
    }
  }

  private void flag(String word, boolean set) {
    if (set) {
      statement(word);
    }
  }

  private static String enabled(boolean flag) {
    return flag ? "enable" : "disable";
  }

  private static String orAuto(@Nullable Object value) {
    return value == null ? "auto" : value.toString();
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
