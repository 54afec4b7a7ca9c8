package net.herald.bgp.nlri;

import java.util.List;
import net.herald.bgp.Esi;
import net.herald.bgp.Family;
import net.herald.bgp.Ip;
import net.herald.bgp.Mac;
import net.herald.bgp.RouteDistinguisher;
import net.herald.iana.Afi;
import net.herald.iana.Safi;
import net.herald.wire.Octets;
import org.jspecify.annotations.Nullable;

/**
 * EVPN: the route types of RFC 7432 section 7, RFC 9136 section 3, RFC 9251 section 9 and RFC 9572
 * section 3. Which fields are the identity of a route those sections say: labels never are, the
 * segment only where it is what the route is about.
 */
final class Evpn {
  static final Family FAMILY = new Family(Afi.L2VPN, Safi.EVPN);

  private static final NlriField<RouteDistinguisher> RD = NlriField.of("rd", NlriForms.RD);
  private static final NlriField<Esi> ESI = NlriField.of("esi", NlriForms.ESI);
  private static final NlriField<Esi> ESI_BESIDE = ESI.beside().absent(Esi.ZERO);
  private static final NlriField<Long> TAG =
      NlriField.of("ethernet-tag", EvpnForms.ETHERNET_TAG).absent(0L);
  private static final NlriField<Mac> MAC = NlriField.of("mac", NlriForms.MAC);
  private static final NlriField<Ip> IP = NlriField.of("ip", NlriForms.SIZED_IP);
  private static final NlriField<Ip> IP_OR_NONE = orNone("ip");
  private static final NlriField<EvpnForms.Labels> LABEL = label(EvpnForms.LABEL);
  private static final NlriField<EvpnForms.Labels> LABELS = label(EvpnForms.LABELS);
  private static final NlriField<EvpnForms.Prefix> PREFIX =
      NlriField.of("prefix", EvpnForms.PREFIX).named("ip");
  private static final NlriField<Ip> GATEWAY =
      NlriField.of("gateway", EvpnForms.GATEWAY)
          .beside()
          .absent(values -> NlriForms.zero(values.get(PREFIX).address()));
  private static final NlriField<Ip> SOURCE = orNone("source");
  private static final NlriField<Ip> GROUP = orNone("group");
  private static final NlriField<Ip> ORIGINATOR = NlriField.of("originator", NlriForms.SIZED_IP);
  private static final NlriField<Long> FLAGS =
      NlriField.of("flags", NlriForms.number(1)).beside().absent(0L);
  private static final NlriField<Long> RESERVED =
      NlriField.of("reserved", NlriForms.number(4)).beside().absent(0L);
  private static final NlriField<Long> RESPONSE_TIME =
      NlriField.of("maximum-response-time", NlriForms.number(1)).beside().absent(0L);
  private static final NlriField<Octets> REGION = NlriField.of("region", NlriForms.EIGHT_OCTETS);
  private static final NlriField<Octets> ROUTE_KEY = NlriField.of("route-key", NlriForms.ROUTE_KEY);

  private static final List<RouteType> TYPES =
      List.of(
          RouteType.of(1, "ethernet-ad", "Ethernet Auto-Discovery", RD, ESI, TAG, LABEL),
          RouteType.of(
                  2, "mac-ip", "MAC/IP advertisement", RD, ESI_BESIDE, TAG, MAC, IP_OR_NONE, LABELS)
              .shownAs(RD, ESI_BESIDE, TAG, MAC, LABELS, IP_OR_NONE),
          RouteType.of(3, "multicast", "Inclusive Multicast Ethernet Tag", RD, TAG, IP),
          RouteType.of(4, "ethernet-segment", "Ethernet Segment", RD, ESI, IP),
          RouteType.of(
                  5,
                  "ip-prefix",
                  "IP Prefix Advertisement",
                  RD,
                  ESI_BESIDE,
                  TAG,
                  PREFIX,
                  GATEWAY,
                  LABEL)
              .shownAs(RD, ESI_BESIDE, TAG, LABEL, PREFIX, GATEWAY)
              .checked(Evpn::gateway),
          RouteType.of(
                  6,
                  "selective-multicast",
                  "Selective Multicast Ethernet Tag",
                  RD,
                  TAG,
                  SOURCE,
                  GROUP,
                  ORIGINATOR,
                  FLAGS)
              .checked(Evpn::sourceAndGroup),
          RouteType.of(
                  7,
                  "join-synch",
                  "Multicast Membership Report Synch",
                  RD,
                  ESI,
                  TAG,
                  SOURCE,
                  GROUP,
                  ORIGINATOR,
                  FLAGS)
              .checked(Evpn::sourceAndGroup),
          RouteType.of(
                  8,
                  "leave-synch",
                  "Multicast Leave Synch",
                  RD,
                  ESI,
                  TAG,
                  SOURCE,
                  GROUP,
                  ORIGINATOR,
                  RESERVED,
                  RESPONSE_TIME,
                  FLAGS)
              .checked(Evpn::sourceAndGroup),
          RouteType.of(9, "region-pmsi", "Per-Region I-PMSI A-D", RD, TAG, REGION),
          RouteType.of(10, "selective-pmsi", "S-PMSI A-D", RD, TAG, SOURCE, GROUP, ORIGINATOR)
              .checked(Evpn::sourceAndGroup),
          RouteType.of(11, "leaf", "Leaf A-D", ROUTE_KEY, ORIGINATOR));

  static final TypedSyntax SYNTAX =
      new TypedSyntax(
          TypedSyntax.Framing.TYPE_AND_LENGTH, "6.0", "An EVPN route (RFC 7432).", TYPES);

  private Evpn() {}

  private static NlriField<Ip> orNone(String word) {
    return NlriField.of(word, NlriForms.SIZED_IP_OR_NONE).absent(_ -> null);
  }

  private static NlriField<EvpnForms.Labels> label(NlriForm<EvpnForms.Labels> form) {
    return NlriField.of("label", form).beside().absent(EvpnForms.Labels.NONE);
  }

  private static @Nullable String gateway(Family family, NlriValues values) {
    var prefix = values.get(PREFIX).address();
    var gateway = values.get(GATEWAY);
    return gateway.afi() == prefix.afi()
        ? null
        : "gateway " + gateway + " is not of the address family of the prefix";
  }

  /** RFC 9251 section 9.1: both are of one address family, where neither is a wildcard. */
  private static @Nullable String sourceAndGroup(Family family, NlriValues values) {
    var source = values.find(SOURCE);
    var group = values.find(GROUP);
    return source == null || group == null || source.afi() == group.afi()
        ? null
        : "source " + source + " and group " + group + " are of different address families";
  }
}
