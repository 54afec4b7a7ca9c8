package net.herald.event;

import static net.herald.json.JsonSchema.INTEGER;
import static net.herald.json.JsonSchema.INTEGERS;
import static net.herald.json.JsonSchema.STRING;
import static net.herald.json.JsonSchema.STRINGS;
import static net.herald.json.JsonSchema.any;
import static net.herald.json.JsonSchema.constant;
import static net.herald.json.JsonSchema.keys;
import static net.herald.json.JsonSchema.list;
import static net.herald.json.JsonSchema.object;
import static net.herald.json.JsonSchema.orNull;
import static net.herald.json.JsonSchema.with;

import java.util.ArrayList;
import java.util.Map;
import net.herald.bgp.Family;
import net.herald.iana.Afi;
import net.herald.iana.Safi;

/**
 * What the NLRI of each family look like in events, as JSON Schema. A kind of NLRI is written here
 * in the line of keys of {@link net.herald.json.JsonSchema}.
 */
final class NlriSchema {
  /** Octets of what nobody reads. */
  private static final Object UNREAD = kind("parsed! raw");

  private static final Object UNREAD_TYPE = kind("code# parsed! raw");

  private static final Object PREFIX = kind("nlri");
  private static final Object LABELLED = kind("nlri label@");
  private static final Object VPN = kind("nlri label@? rd?");

  private static final Object FLOW =
      kind(
          "destination-ipv4*? source-ipv4*? destination-ipv6*? source-ipv6*? protocol*?"
              + " next-header*? port*? destination-port*? source-port*? icmp-type*? icmp-code*?"
              + " tcp-flags*? packet-length*? dscp*? traffic-class*? fragment*? flow-label*?"
              + " rd? next-hop? string");

  private static final Object EVPN =
      types(
          "Ethernet Auto-Discovery: rd esi ethernet-tag# label@",
          "MAC/IP advertisement: rd esi ethernet-tag# mac label@ ip?",
          "Inclusive Multicast Ethernet Tag: rd ethernet-tag# ip",
          "Ethernet Segment: rd esi ip",
          "IP Prefix Advertisement: rd esi ethernet-tag# label@ ip iplen# gateway",
          "Selective Multicast Ethernet Tag: rd ethernet-tag# source? group? originator flags#",
          "Multicast Membership Report Synch: rd esi ethernet-tag# source? group? originator"
              + " flags#",
          "Multicast Leave Synch: rd esi ethernet-tag# source? group? originator reserved#"
              + " maximum-response-time# flags#",
          "Per-Region I-PMSI A-D: rd ethernet-tag# region",
          "S-PMSI A-D: rd ethernet-tag# source? group? originator",
          "Leaf A-D: route-key originator");

  private static final Object MVPN =
      types(
          "Intra-AS I-PMSI A-D route: rd router",
          "Inter-AS I-PMSI A-D route: rd source-as",
          "S-PMSI A-D route: rd source? group? router",
          "Leaf A-D route: route-key router",
          "Source Active A-D Route: rd source group",
          "C-Multicast Shared Tree Join route: rd source-as source group",
          "C-Multicast Source Tree Join route: rd source-as source group");

  private static final Object MUP =
      any(
          named("InterworkSegmentDiscoveryRoute", "prefix_ip_len# prefix_ip rd raw"),
          named("DirectSegmentDiscoveryRoute", "ip rd raw"),
          named(
              "Type1SessionTransformedRoute",
              "prefix_ip_len# prefix_ip teid qfi rd endpoint_ip_len# endpoint_ip source_ip_len#"
                  + " source_ip raw"),
          named("Type2SessionTransformedRoute", "endpoint_len# endpoint_ip rd teid raw"),
          kind("arch# code# raw"));

  private static final Object VPLS =
      any(kind("rd endpoint# base# offset# size#"), kind("rd address"), UNREAD);

  private static final Object TARGET = kind("origin#", "route-target", orNull("string"));

  private static final Object POLICY = kind("distinguisher# color# endpoint");

  private static final String NODE =
      "autonomous-system#? bgp-ls-identifier? ospf-area-id? router-id? designated-router-id? psn?"
          + " bgp-router-id? confederation-member#?";

  private NlriSchema() {}

  /** The NLRI of a family; what is shown of one that nobody knows for any other. */
  static Object of(Family family) {
    return switch (family.safi()) {
      case Safi.UNICAST, Safi.MULTICAST -> any(STRING, PREFIX);
      case Safi.MPLS_LABEL -> LABELLED;
      case Safi.MPLS_VPN -> VPN;
      case Safi.FLOW, Safi.FLOW_VPN -> FLOW;
      case Safi.MCAST_VPN -> MVPN;
      case Safi.MUP -> MUP;
      case Safi.ROUTE_TARGET -> TARGET;
      case Safi.SR_POLICY -> POLICY;
      case Safi.EVPN -> EVPN;
      case Safi.VPLS -> VPLS;
      default -> family.afi() == Afi.BGP_LS ? linkState() : UNREAD;
    };
  }

  /** NLRI of a family that nobody knows. */
  static Object unread() {
    return UNREAD;
  }

  private static Object linkState() {
    var node = list(generic(keys(NODE), STRING));
    return any(
        descriptors("bgpls-node", "node-descriptors", node),
        descriptors("bgpls-link", "local-node-descriptors", node, "remote-node-descriptors", node),
        descriptors("bgpls-prefix-v4", "node-descriptors", node),
        descriptors("bgpls-prefix-v6", "node-descriptors", node),
        descriptors(
            "bgpls-srv6sid",
            "node-descriptors",
            node,
            "srv6-sid-descriptors",
            generic(keys("multi-topology-ids*? srv6-sid?"), STRINGS)),
        UNREAD_TYPE);
  }

  private static Object descriptors(String name, Object... more) {
    var keys = keys("l3-routing-topology# protocol-id# rd? nexthop?");
    for (int i = 0; i < more.length; i += 2) {
      keys.put((String) more[i], more[i + 1]);
    }
    keys.putAll(
        keys(
            "interface-addresses*? neighbor-addresses*? ospf-route-type#? ip-reachability-tlv?"
                + " ip-reach-prefix?"));
    keys.put("multi-topology-ids?", INTEGERS);
    keys.put("link-identifiers?", list(kind("link-local-id# link-remote-id#", false)));
    keys.put("path-information?", STRING);
    keys.put("ls-nlri-type", constant(name));
    return generic(keys, STRINGS);
  }

  /** With TLVs that nobody knows. */
  private static Object generic(Map<String, Object> keys, Object unknown) {
    return with(object(keys), "^generic-tlv-[0-9]+$", unknown);
  }

  /** Kinds by {@code name}, and one for types that are not read. */
  private static Object types(String... rows) {
    var kinds = new ArrayList<Object>();
    for (var row : rows) {
      int colon = row.indexOf(':');
      var keys = keys("parsed! raw " + row.substring(colon + 2));
      keys.put("code", INTEGER);
      keys.put("name", constant(row.substring(0, colon)));
      keys.put("path-information?", STRING);
      kinds.add(object(keys));
    }
    kinds.add(UNREAD_TYPE);
    return any(kinds.toArray());
  }

  private static Object named(String name, String words) {
    return kind("arch# code# " + words, "name", constant(name));
  }

  private static Object kind(String words, String key, Object schema) {
    var keys = keys(words);
    keys.put(key, schema);
    keys.put("path-information?", STRING);
    return object(keys);
  }

  private static Object kind(String words) {
    return kind(words, true);
  }

  private static Object kind(String words, boolean pathId) {
    var keys = keys(words);
    if (pathId) {
      keys.put("path-information?", STRING);
    }
    return object(keys);
  }
}
