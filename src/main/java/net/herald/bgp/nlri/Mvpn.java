package net.herald.bgp.nlri;

import java.util.List;
import net.herald.bgp.Family;
import net.herald.bgp.Ip;
import net.herald.bgp.RouteDistinguisher;
import net.herald.iana.Afi;
import net.herald.iana.Safi;
import net.herald.wire.Octets;
import org.jspecify.annotations.Nullable;

/** MCAST-VPN: the seven route types of RFC 6514 section 4, with the wildcards of RFC 6625. */
final class Mvpn {
  static final Family IPV4 = new Family(Afi.IPV4, Safi.MCAST_VPN);
  static final Family IPV6 = new Family(Afi.IPV6, Safi.MCAST_VPN);

  private static final NlriField<RouteDistinguisher> RD = NlriField.of("rd", NlriForms.RD);
  private static final NlriField<Long> SOURCE_AS =
      NlriField.of("source-as", NlriForms.quotedNumber(4));
  private static final NlriField<Ip> SOURCE = NlriField.of("source", NlriForms.SIZED_IP);
  private static final NlriField<Ip> RENDEZVOUS_POINT =
      NlriField.of("rp", NlriForms.SIZED_IP).named("source");
  private static final NlriField<Ip> GROUP = NlriField.of("group", NlriForms.SIZED_IP);
  private static final NlriField<Ip> ANY_SOURCE = orNone("source");
  private static final NlriField<Ip> ANY_GROUP = orNone("group");
  private static final NlriField<Ip> ROUTER = NlriField.of("router", NlriForms.LAST_IP);
  private static final NlriField<Octets> ROUTE_KEY = NlriField.of("route-key", NlriForms.ROUTE_KEY);

  private static final String SHARED_JOIN = "C-Multicast Shared Tree Join route";
  private static final String SOURCE_JOIN = "C-Multicast Source Tree Join route";

  /** ExaBGP wants the words in the order in which they are written here. */
  private static final List<RouteType> TYPES =
      List.of(
          RouteType.of(1, "intra-as", "Intra-AS I-PMSI A-D route", RD, ROUTER),
          RouteType.of(2, "inter-as", "Inter-AS I-PMSI A-D route", RD, SOURCE_AS),
          of(3, "s-pmsi", "S-PMSI A-D route", RD, ANY_SOURCE, ANY_GROUP, ROUTER)
              .writtenAs(ANY_SOURCE, ANY_GROUP, RD, ROUTER),
          RouteType.of(4, "leaf", "Leaf A-D route", ROUTE_KEY, ROUTER),
          of(5, "source-ad", "Source Active A-D Route", RD, SOURCE, GROUP)
              .writtenAs(SOURCE, GROUP, RD),
          of(6, "shared-join", SHARED_JOIN, RD, SOURCE_AS, RENDEZVOUS_POINT, GROUP)
              .writtenAs(RENDEZVOUS_POINT, GROUP, RD, SOURCE_AS),
          of(7, "source-join", SOURCE_JOIN, RD, SOURCE_AS, SOURCE, GROUP)
              .writtenAs(SOURCE, GROUP, RD, SOURCE_AS));

  static final TypedSyntax SYNTAX =
      new TypedSyntax(
          TypedSyntax.Framing.TYPE_AND_LENGTH, "4.2", "A multicast VPN route (RFC 6514).", TYPES);

  private Mvpn() {}

  private static NlriField<Ip> orNone(String word) {
    return NlriField.of(word, NlriForms.SIZED_IP_OR_NONE).absent(_ -> null);
  }

  private static RouteType of(int code, String word, String name, NlriField<?>... fields) {
    return RouteType.of(code, word, name, fields).checked(Mvpn::customerAddresses);
  }

  /** RFC 6514 section 4: the address family of the NLRI is that of the customer's addresses. */
  private static @Nullable String customerAddresses(Family family, NlriValues values) {
    for (var field : List.of(SOURCE, RENDEZVOUS_POINT, GROUP, ANY_SOURCE, ANY_GROUP)) {
      var ip = values.find(field);
      if (ip != null && ip.afi() != family.afi()) {
        return field.word + " " + ip + " is not an address of " + family.afiWord();
      }
    }
    return null;
  }
}
