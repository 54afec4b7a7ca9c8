package net.herald.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.herald.bgp.Asn;
import net.herald.bgp.Family;
import net.herald.bgp.Ip;
import net.herald.bgp.attribute.AttributeText;
import net.herald.bgp.capability.ExtendedNextHop;
import net.herald.bgp.nlri.Families;
import net.herald.config.ApiSettings;
import net.herald.config.ApiSettings.MessageKind;
import net.herald.config.ApiSettings.Subscription;
import net.herald.config.ApiSettings.Traffic;
import net.herald.config.CapabilitySettings;
import net.herald.config.Configuration;
import net.herald.config.Neighbor;
import net.herald.config.ProcessSettings;
import net.herald.config.Secret;
import net.herald.healthcheck.settings.CheckOptions;
import net.herald.healthcheck.settings.CheckSettings;
import net.herald.route.ConfiguredRoute;
import org.jspecify.annotations.Nullable;

/**
 * A configuration as a tree for JSON, in the form of ExaBGP's {@code configuration export}: keys
 * sorted, values of a kind of their own as {@code {"_type": KIND, "value": VALUE}}. Keys are in it.
 */
public final class ExportedConfiguration {
  private static final int ROUTE_REFRESH = 2;

  private ExportedConfiguration() {}

  /** The tree, of maps, lists, strings, numbers, booleans and null. */
  public static Map<String, Object> of(Configuration configuration) {
    var neighbors = new TreeMap<String, Object>();
    configuration.neighbors().forEach(n -> neighbors.put(n.name(), neighbor(n)));
    var processes = new TreeMap<String, Object>();
    configuration.processes().forEach(p -> processes.put(p.name(), process(p)));
    var tree = tree("neighbors", neighbors, "processes", processes);
    if (!configuration.healthchecks().isEmpty()) {
      var checks = new TreeMap<String, Object>();
      configuration.healthchecks().forEach(check -> checks.put(check.name(), healthcheck(check)));
      tree.put("healthchecks", checks);
    }
    return tree;
  }

  /** Each option with its value, with all of them where there may be several; true for a flag. */
  private static Map<String, Object> healthcheck(CheckSettings check) {
    var tree = new TreeMap<String, Object>();
    for (var option : CheckOptions.TABLE) {
      if (check.has(option.name())) {
        Object value =
            option.repeatable() ? check.values(option.name()) : check.text(option.name());
        tree.put(option.name(), option.isFlag() ? true : value);
      }
    }
    return tree;
  }

  private static Map<String, Object> process(ProcessSettings process) {
    return tree(
        "api_version",
        orNull(process.apiVersion()),
        "run",
        process.command(),
        "encoder",
        process.encoder().word(),
        "respawn",
        process.respawn(),
        "stderr",
        process.errors().word());
  }

  private static Map<String, Object> neighbor(Neighbor neighbor) {
    var rib = neighbor.rib();
    var identity = neighbor.identity();
    var limits = neighbor.capabilities().pathLimits().keySet();
    return tree(
        "addpaths",
        limits.stream().map(ExportedConfiguration::family).toList(),
        "adj_rib_in",
        rib.adjRibIn(),
        "adj_rib_out",
        rib.adjRibOut(),
        "api",
        api(neighbor.api()),
        "auto_flush",
        rib.autoFlush(),
        "capability",
        capability(neighbor.capabilities()),
        "description",
        identity.description(),
        "domain_name",
        identity.domainName(),
        "families",
        neighbor.families().stream().map(ExportedConfiguration::family).toList(),
        "group_updates",
        rib.groupUpdates(),
        "hold_time",
        typed("HoldTime", neighbor.holdTime()),
        "host_name",
        identity.hostName(),
        "manual_eor",
        rib.manualEor(),
        "nexthops",
        neighbor.capabilities().conversions().stream()
            .map(ExportedConfiguration::conversion)
            .toList(),
        "rate_limit",
        neighbor.rateLimit(),
        "routes",
        neighbor.routes().stream().map(ExportedConfiguration::route).toList(),
        "session",
        session(neighbor));
  }

  private static Map<String, Object> session(Neighbor neighbor) {
    var transport = neighbor.transport();
    var addresses = neighbor.addresses();
    var identity = neighbor.identity();
    var md5 = neighbor.security().md5();
    return tree(
        "_type",
        "Session",
        "connect",
        transport.connect(),
        "incoming_ttl",
        orNull(transport.incomingTtl()),
        "listen",
        transport.listen(),
        "local_address",
        address(addresses.local()),
        "local_as",
        asn(identity.localAs()),
        "local_link_local",
        address(addresses.linkLocal()),
        "md5_base64",
        md5 != null && !printable(md5),
        "md5_ip",
        address(neighbor.security().md5Ip()),
        "md5_password",
        secret(md5),
        "outgoing_ttl",
        orNull(transport.outgoingTtl()),
        "passive",
        transport.passive(),
        "peer_address",
        tree("_type", "IPRange", "ip", addresses.peer().toString(), "mask", addresses.length()),
        "peer_as",
        asn(identity.peerAs()),
        "router_id",
        address(identity.routerId()),
        "source_interface",
        transport.sourceInterface().isEmpty() ? null : transport.sourceInterface(),
        "tcp_ao",
        tcpAo(neighbor.security().tcpAo()));
  }

  private static @Nullable Object tcpAo(Neighbor.@Nullable TcpAo key) {
    return key == null
        ? null
        : tree(
            "algorithm",
            key.algorithm().word(),
            "base64",
            !printable(key.key()),
            "keyid",
            key.keyId(),
            "password",
            secret(key.key()));
  }

  private static boolean printable(Secret secret) {
    for (byte octet : secret.octets()) {
      if (octet < ' ' || octet > '~') {
        return false;
      }
    }
    return true;
  }

  private static @Nullable String secret(@Nullable Secret secret) {
    if (secret == null) {
      return null;
    }
    var octets = secret.octets();
    return printable(secret)
        ? new String(octets, StandardCharsets.US_ASCII)
        : Base64.getEncoder().encodeToString(octets);
  }

  private static Map<String, Object> capability(CapabilitySettings settings) {
    boolean restart = settings.gracefulRestart() != CapabilitySettings.NO_GRACEFUL_RESTART;
    var mode = settings.addPath();
    var role = settings.role();
    return tree(
        "_type",
        "NeighborCapability",
        "add_path",
        (mode.receives() ? 1 : 0) + (mode.sends() ? 2 : 0),
        "aigp",
        flag(settings.aigp()),
        "asn4",
        flag(settings.asn4()),
        "extended_message",
        flag(settings.extendedMessage()),
        "graceful_restart",
        tree(
            "_type",
            "GracefulRestartConfig",
            "state",
            flag(restart),
            "time",
            restart ? settings.gracefulRestart() : 0),
        "link_local_nexthop",
        flag(settings.linkLocalNextHop()),
        "link_local_prefer",
        flag(settings.linkLocalPrefer()),
        "long_lived_graceful_restart",
        settings.longLived(),
        "multi_session",
        flag(settings.multiSession()),
        "multiple_labels",
        counts(settings.labelCounts()),
        "nexthop",
        flag(settings.nextHop()),
        "operational",
        flag(settings.operational()),
        "paths_limit",
        counts(settings.pathLimits()),
        "prefix_sid",
        flag(settings.prefixSid()),
        "role",
        role == null ? null : role.toString(),
        "route_refresh",
        settings.routeRefresh() ? ROUTE_REFRESH : 0,
        "software_version",
        settings.softwareVersion() ? "exabgp" : null);
  }

  /** Numbers by families; 0 is none. */
  private static Map<String, Object> counts(Map<Family, Integer> counts) {
    var tree = new TreeMap<String, Object>();
    counts.forEach((family, count) -> {
      if (count > 0) {
        tree.put(family.toString(), count);
      }
    });
    return tree;
  }

  private static Map<String, Object> api(ApiSettings api) {
    var tree = new TreeMap<String, Object>();
    tree.put("processes", List.copyOf(api.subscriptions().keySet()));
    tree.put("processes-match", api.matches());
    tree.put("neighbor-changes", told(api, Subscription::neighborChanges));
    tree.put("negotiated", told(api, Subscription::negotiated));
    tree.put("fsm", told(api, Subscription::fsm));
    tree.put("signal", told(api, Subscription::signal));
    for (var direction : List.of("send", "receive")) {
      tree.put(direction + "-parsed", told(api, s -> traffic(s, direction).parsed()));
      tree.put(direction + "-packets", told(api, s -> traffic(s, direction).packets()));
      tree.put(direction + "-consolidate", told(api, s -> traffic(s, direction).consolidate()));
      for (var kind : MessageKind.values()) {
        tree.put(
            direction + "-" + kind.word(),
            told(api, s -> traffic(s, direction).messages().contains(kind)));
      }
    }
    return tree;
  }

  private static Traffic traffic(Subscription subscription, String direction) {
    return direction.equals("send") ? subscription.send() : subscription.receive();
  }

  private static List<String> told(ApiSettings api, Predicate<Subscription> of) {
    List<String> names = new ArrayList<>();
    api.subscriptions()
        .forEach((name, subscription) -> {
          if (of.test(subscription)) {
            names.add(name);
          }
        });
    return names;
  }

  private static Map<String, Object> route(ConfiguredRoute route) {
    var nlri = new StringBuilder();
    var value = route.route().nlri();
    Families.row(value.family()).syntax().command(value, nlri);
    var attributes = new StringBuilder();
    route.route().attributes().list().forEach(a -> AttributeText.appendCommand(a, attributes));
    return tree(
        "_type",
        "Route",
        "attributes",
        attributes.toString(),
        "family",
        value.family().toString(),
        "nlri",
        nlri.toString().strip());
  }

  private static List<Object> family(Family family) {
    return List.of(typed("AFI", family.afiWord()), typed("SAFI", family.safiWord()));
  }

  private static List<Object> conversion(ExtendedNextHop.Conversion conversion) {
    List<Object> words = new ArrayList<>();
    var kinds = List.of("AFI", "SAFI", "AFI");
    for (var word : conversion.words(" ").split(" ")) {
      words.add(typed(kinds.get(words.size()), word));
    }
    return words;
  }

  private static @Nullable Object address(@Nullable Ip ip) {
    return ip == null ? null : typed("IP", ip.toString());
  }

  private static @Nullable Object asn(@Nullable Asn asn) {
    return asn == null ? null : typed("ASN", Integer.toUnsignedLong(asn.value()));
  }

  private static @Nullable Object orNull(int value) {
    return value == 0 ? null : value;
  }

  private static String flag(@Nullable Boolean flag) {
    return flag == null ? "UNSET" : flag.toString().toUpperCase(Locale.ROOT);
  }

  private static Map<String, Object> typed(String type, Object value) {
    return tree("_type", type, "value", value);
  }

  private static Map<String, Object> tree(@Nullable Object... namesAndValues) {
    var tree = new TreeMap<String, Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      tree.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return tree;
  }
}
