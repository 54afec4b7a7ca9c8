package net.herald.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.herald.bgp.attribute.AttributeText;
import net.herald.bgp.nlri.Families;
import net.herald.bgp.nlri.InetNlri;
import net.herald.config.ApiSettings;
import net.herald.config.CapabilitySettings;
import net.herald.config.Neighbor;
import net.herald.route.ConfiguredRoute;
import org.jspecify.annotations.Nullable;

/** A neighbor as its section of the configuration, but for its keys: those are not shown. */
final class ShownConfiguration {
  private static final ApiSettings.Traffic NOTHING =
      new ApiSettings.Traffic(false, false, false, Set.of());

  private final List<String> lines = new ArrayList<>();
  private int depth;

  private ShownConfiguration() {}

  /** The lines of the section. */
  static List<String> of(Neighbor neighbor) {
    var shown = new ShownConfiguration();
    shown.neighbor(neighbor);
    return List.copyOf(shown.lines);
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
    neighbor.api().subscriptions().forEach(this::api);
    if (!neighbor.routes().isEmpty()) {
      begin("static");
      neighbor.routes().forEach(this::route);
      end();
    }
    end();
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
    value("multi-session", enabled(settings.multiSession()));
    value("operational", enabled(settings.operational()));
    value("aigp", enabled(Boolean.TRUE.equals(settings.aigp())));
    if (settings.prefixSid()) {
      value("prefix-sid", "enable");
    }
    if (settings.role() != null) {
      value("role", settings.role());
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

  private void route(ConfiguredRoute route) {
    var out = new StringBuilder("route ");
    var nlri = route.route().nlri();
    if (nlri instanceof InetNlri inet) {
      inet.appendText(out);
    } else {
      Families.row(nlri.family()).syntax().text(nlri, out);
    }
    route.route().attributes().list().forEach(a -> AttributeText.appendCommand(a, out));
    if (!route.name().isEmpty()) {
      out.append(" name ").append(route.name());
    }
    if (!route.watchdog().isEmpty()) {
      out.append(" watchdog ")
          .append(route.watchdog())
          .append(route.withdrawn() ? " withdraw" : "");
    }
    statement(out.toString());
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
