package net.herald.rib;

import static net.herald.rib.Routes.attributes;
import static net.herald.rib.Routes.nlri;
import static net.herald.rib.Routes.path;
import static net.herald.rib.Routes.route;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.herald.bgp.Family;
import net.herald.bgp.Ipv6;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.attribute.Communities;
import net.herald.bgp.attribute.Med;
import net.herald.bgp.attribute.Route;
import net.herald.bgp.capability.ExtendedNextHop.Conversion;
import net.herald.bgp.message.Update.Announced;
import net.herald.bgp.message.Update.Withdrawn;
import net.herald.bgp.nlri.InetNlri;
import net.herald.bgp.nlri.Nlri;
import net.herald.bgp.nlri.OpaqueNlri;
import net.herald.iana.Afi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Routes and sessions, and the UPDATE that they make. */
class UpdateShapeTest {
  private static final String ORIGIN_PATH = "40010100 400200";
  private static final String LOCAL_PREF = "40050400000064";

  private final List<String> problems = new ArrayList<>();

  @ParameterizedTest(name = "{0}")
  @MethodSource({"ipv4Routes", "ipv6Routes", "labelledRoutes", "vpnRoutes", "nextHopSelf"})
  void announced(String name, Consumer<Scene> alter, Route route, String expected) {
    var scene = new Scene();
    alter.accept(scene);
    assertThat(send(scene, route)).containsExactly(bare(expected));
    assertThat(problems).isEmpty();
  }

  private static Stream<Arguments> ipv4Routes() {
    return Stream.of(
        row(
            "IPv4 unicast in the classic field",
            scene -> {},
            route("10.1.0.0/16", "192.0.2.1"),
            "0000 0015",
            ORIGIN_PATH,
            "400304 C0000201",
            LOCAL_PREF,
            "10 0A01"),
        row(
            "an external peer gets our AS and no LOCAL_PREF",
            scene -> scene.internal = false,
            route("10.1.0.0/16", "192.0.2.1"),
            "0000 0014 40010100 400206 02010000FDE9 400304 C0000201 10 0A01"),
        row(
            "with path identifier (RFC 7911)",
            scene -> scene.addPath = only(Family.IPV4_UNICAST),
            new Route(path("10.1.0.0/16", 7), attributes("192.0.2.1")),
            "0000 0015",
            ORIGIN_PATH,
            "400304 C0000201",
            LOCAL_PREF,
            "00000007 10 0A01"),
        row(
            "a route without identifier where identifiers are sent",
            scene -> scene.addPath = only(Family.IPV4_UNICAST),
            route("10.1.0.0/16", "192.0.2.1"),
            "0000 0015",
            ORIGIN_PATH,
            "400304 C0000201",
            LOCAL_PREF,
            "00000000 10 0A01"),
        row(
            "an identifier where none are sent",
            scene -> {},
            new Route(path("10.1.0.0/16", 7), attributes("192.0.2.1")),
            "0000 0015",
            ORIGIN_PATH,
            "400304 C0000201",
            LOCAL_PREF,
            "10 0A01"),
        row(
            "IPv4 multicast in MP_REACH_NLRI, the next hop twice",
            scene -> {},
            new Route(multicast("10.1.0.0/16"), attributes("192.0.2.1")),
            "0000 0024",
            ORIGIN_PATH,
            "400304 C0000201",
            LOCAL_PREF,
            "800E0C 0001 02 04 C0000201 00 10 0A01"));
  }

  private static Stream<Arguments> ipv6Routes() {
    return Stream.of(
        row(
            "IPv4 unicast with an IPv6 next hop where RFC 8950 was agreed",
            scene -> scene.conversions = List.of(new Conversion(Family.IPV4_UNICAST, Afi.IPV6)),
            route("10.1.0.0/16", "2001:db8::1"),
            "0000 0029",
            ORIGIN_PATH,
            LOCAL_PREF,
            "800E18 0001 01 10 20010DB8000000000000000000000001 00 10 0A01"),
        row(
            "IPv6 unicast, MP_REACH_NLRI last",
            scene -> {},
            route("2001:db8:1::/48", "2001:db8::1", new Communities(0x00010002)),
            "0000 0034",
            ORIGIN_PATH,
            LOCAL_PREF,
            "C00804 00010002",
            "800E1C 0002 01 10 20010DB8000000000000000000000001 00 30 20010DB80001"),
        row(
            "our link-local address beside a global next hop",
            scene -> {
              scene.linkLocalNextHop = true;
              scene.linkLocal = new Ipv6(0xfe80L << 48, 1);
            },
            route("2001:db8:1::/48", "2001:db8::1"),
            "0000 003D",
            ORIGIN_PATH,
            LOCAL_PREF,
            "800E2C 0002 01 20 20010DB8000000000000000000000001",
            "FE800000000000000000000000000001 00 30 20010DB80001"),
        row(
            "but not where the peer does not know of it",
            scene -> scene.linkLocal = new Ipv6(0xfe80L << 48, 1),
            route("2001:db8:1::/48", "2001:db8::1"),
            "0000 002D",
            ORIGIN_PATH,
            LOCAL_PREF,
            "800E1C 0002 01 10 20010DB8000000000000000000000001 00 30 20010DB80001"),
        row(
            "and not beside a next hop that is link-local itself",
            scene -> {
              scene.linkLocalNextHop = true;
              scene.linkLocal = new Ipv6(0xfe80L << 48, 1);
            },
            route("2001:db8:1::/48", "fe80::cafe"),
            "0000 002D",
            ORIGIN_PATH,
            LOCAL_PREF,
            "800E1C 0002 01 10 FE80000000000000000000000000CAFE 00 30 20010DB80001"),
        row(
            "IPv6 unicast with an IPv4 next hop where both agreed on it",
            scene -> scene.conversions = List.of(new Conversion(Family.IPV6_UNICAST, Afi.IPV4)),
            route("2001:db8:1::/48", "192.0.2.1"),
            "0000 0028",
            ORIGIN_PATH,
            "400304 C0000201",
            LOCAL_PREF,
            "800E10 0002 01 04 C0000201 00 30 20010DB80001"));
  }

  private static Stream<Arguments> vpnRoutes() {
    return Stream.of(
        row(
            "IPv4 VPN: a route distinguisher of zero in front of the next hop (RFC 4364)",
            scene -> scene.families.add(Family.IPV4_VPN),
            new Route(Routes.vpn("10.1.0.0/16", 100), attributes("192.0.2.1")),
            "0000 0037",
            ORIGIN_PATH,
            "400304 C0000201",
            LOCAL_PREF,
            "800E1F 0001 80 0C 0000000000000000 C0000201 00 68 000641 0000FDE800000001 0A01"),
        row(
            "IPv4 VPN with an IPv6 next hop where RFC 8950 was agreed",
            scene -> {
              scene.families.add(Family.IPV4_VPN);
              scene.conversions = List.of(new Conversion(Family.IPV4_VPN, Afi.IPV6));
            },
            new Route(Routes.vpn("10.1.0.0/16", 100), attributes("2001:db8::1")),
            "0000 003C",
            ORIGIN_PATH,
            LOCAL_PREF,
            "800E2B 0001 80 18 0000000000000000 20010DB8000000000000000000000001 00",
            "68 000641 0000FDE800000001 0A01"),
        row(
            "IPv6 VPN, our link-local address behind a route distinguisher too (RFC 4659)",
            scene -> {
              scene.families.add(Family.IPV6_VPN);
              scene.linkLocalNextHop = true;
              scene.linkLocal = new Ipv6(0xfe80L << 48, 1);
            },
            new Route(Routes.vpn("2001:db8:1::/48", 100), attributes("2001:db8::1")),
            "0000 0058",
            ORIGIN_PATH,
            LOCAL_PREF,
            "800E47 0002 80 30 0000000000000000 20010DB8000000000000000000000001",
            "0000000000000000 FE800000000000000000000000000001 00",
            "88 000641 0000FDE800000001 20010DB80001"),
        row(
            "IPv4 VPN, next hop self",
            scene -> scene.families.add(Family.IPV4_VPN),
            new Route(Routes.vpn("10.1.0.0/16", 100), attributes("self")),
            "0000 0037",
            ORIGIN_PATH,
            "400304 7F000001",
            LOCAL_PREF,
            "800E1F 0001 80 0C 0000000000000000 7F000001 00 68 000641 0000FDE800000001 0A01"));
  }

  private static Stream<Arguments> labelledRoutes() {
    return Stream.of(
        row(
            "labelled IPv4 with path identifier",
            scene -> {
              scene.families.add(Family.IPV4_LABELLED);
              scene.addPath = only(Family.IPV4_LABELLED);
            },
            new Route(Routes.labelled("10.1.0.0/16", 100).withPathId(7), attributes("192.0.2.1")),
            "0000 002B",
            ORIGIN_PATH,
            "400304 C0000201",
            LOCAL_PREF,
            "800E13 0001 04 04 C0000201 00 00000007 28 000641 0A01"),
        row(
            "labelled IPv6 between IPv4 networks (RFC 4798)",
            scene -> scene.families.add(Family.IPV6_LABELLED),
            new Route(Routes.labelled("2001:db8:1::/48", 2), attributes("::ffff:192.0.2.1")),
            "0000 0030",
            ORIGIN_PATH,
            LOCAL_PREF,
            "800E1F 0002 04 10 00000000000000000000FFFFC0000201 00 48 000021 20010DB80001"));
  }

  private static Stream<Arguments> nextHopSelf() {
    return Stream.of(
        row(
            "next-hop self is our end of the connection",
            scene -> scene.local = "192.0.2.77",
            route("10.1.0.0/16", "self"),
            "0000 0015",
            ORIGIN_PATH,
            "400304 C000024D",
            LOCAL_PREF,
            "10 0A01"),
        row(
            "next-hop self of IPv6",
            scene -> scene.local = "2001:db8::77",
            route("2001:db8:1::/48", "self"),
            "0000 002D",
            ORIGIN_PATH,
            LOCAL_PREF,
            "800E1C 0002 01 10 20010DB8000000000000000000000077 00 30 20010DB80001"),
        row(
            "next-hop self of IPv4 over IPv6 is the router identifier",
            scene -> scene.local = "2001:db8::77",
            route("10.1.0.0/16", "self"),
            "0000 0015",
            ORIGIN_PATH,
            "400304 01020304",
            LOCAL_PREF,
            "10 0A01"),
        row(
            "next-hop self of IPv6 over IPv4, where such a next hop was agreed",
            scene -> scene.conversions = List.of(new Conversion(Family.IPV6_UNICAST, Afi.IPV4)),
            route("2001:db8:1::/48", "self"),
            "0000 0028",
            ORIGIN_PATH,
            "400304 7F000001",
            LOCAL_PREF,
            "800E10 0002 01 04 7F000001 00 30 20010DB80001"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("withdrawals")
  void withdrawn(String name, Route route, String expected) {
    var scene = new Scene();
    scene.families.add(route.family());
    var rib = beganWith(scene, route("10.9.0.0/16", "192.0.2.1"));
    rib.withdraw(route);
    assertThat(texts(rib)).containsExactly(bare(expected));
  }

  private static Stream<Arguments> withdrawals() {
    return Stream.of(
        arguments(
            "IPv4 unicast in the classic field",
            route("10.1.0.0/16", "192.0.2.1", new Med(1)),
            "0003 10 0A01 0000"),
        arguments(
            "IPv4 multicast in MP_UNREACH_NLRI",
            new Route(multicast("10.1.0.0/16"), attributes("192.0.2.1")),
            "0000 0009 800F06 0001 02 10 0A01"),
        arguments(
            "IPv6 unicast in MP_UNREACH_NLRI alone",
            route("2001:db8:1::/48", "2001:db8::1", new Med(1)),
            "0000 000D 800F0A 0002 01 30 20010DB80001"),
        arguments(
            "other families with the attributes given, as ExaBGP sends them",
            new Route(Routes.vpn("10.1.0.0/16", 100), AttributeSet.of(new Med(5))),
            "0000 0029 800F11 0001 80 68 000641 0000FDE800000001 0A01"
                + "40010100 400200 80040400000005 40050400000064"),
        arguments(
            "and with the defaults when none were given",
            new Route(Routes.vpn("10.1.0.0/16", 100), AttributeSet.EMPTY),
            "0000 0022 800F11 0001 80 68 000641 0000FDE800000001 0A01"
                + "40010100 400200 40050400000064"));
  }

  @Test
  void attributesBesideAWithdrawalAreLeftOutWhereTheyDoNotFit() {
    var scene = new Scene();
    scene.families.add(Family.IPV4_VPN);
    var rib = beganWith(scene, route("10.9.0.0/16", "192.0.2.1"));
    rib.withdraw(
        new Route(
            Routes.vpn("10.1.0.0/16", 100), AttributeSet.of(new Communities(new int[2_000]))));
    assertThat(texts(rib))
        .containsExactly(bare("0000 0014 800F11 0001 80 68 000641 0000FDE800000001 0A01"));
  }

  @Test
  void endOfRib() {
    assertThat(Scene.text(UpdatePacker.endOfRib(Family.IPV4_UNICAST).octets()))
        .isEqualTo("0000 0000");
    assertThat(Scene.text(UpdatePacker.endOfRib(Family.IPV6_UNICAST).octets()))
        .isEqualTo("0000 0007 900F0003000201");
    assertThat(Scene.text(UpdatePacker.endOfRib(Family.IPV4_MULTICAST).octets()))
        .isEqualTo("0000 0007 900F0003000102");
  }

  /** What would be wrong on the wire is told to the operator, and does not get there. */
  @ParameterizedTest(name = "{0} via {1}")
  @CsvSource({
    "10.1.0.0/16, 2001:db8::1, next hop 2001:db8::1 needs extended next hop for ipv4 unicast",
    "2001:db8::/32, 192.0.2.1, next hop 192.0.2.1 needs extended next hop for ipv6 unicast",
    "2001:db8::/32, self, next-hop self has no ipv6 address on this session",
  })
  void aNextHopThatDoesNotFitTheSession(String prefix, String nextHop, String problem) {
    assertThat(send(new Scene(), route(prefix, nextHop))).isEmpty();
    assertThat(problems).containsExactly(prefix + ": " + problem);
  }

  @Test
  void aRouteWithoutNextHop() {
    assertThat(send(new Scene(), new Route(nlri("10.1.0.0/16"), AttributeSet.EMPTY))).isEmpty();
    assertThat(problems).containsExactly("10.1.0.0/16: ipv4 unicast needs a next hop");
  }

  @Test
  void attributesThatDoNotFitAMessage() {
    var large = route("10.1.0.0/16", "192.0.2.1", new Communities(new int[20_000]));
    assertThat(send(new Scene(), large)).isEmpty();
    assertThat(problems)
        .containsExactly("10.1.0.0/16: attributes of 80025 octets do not fit a message");
  }

  @Test
  void anNlriThatDoesNotFitAMessage() {
    var family = new Family(Afi.IPV4, 241);
    var scene = new Scene();
    scene.families.add(family);
    var rib = beganWith(scene, route("10.9.0.0/16", "192.0.2.1"));
    rib.announce(new Route(new OpaqueNlri(family, new byte[5_000]), AttributeSet.EMPTY));
    assertThat(texts(rib)).isEmpty();
    assertThat(problems)
        .as("neither announced nor withdrawn")
        .hasSize(2)
        .allMatch(p -> p.endsWith(": NLRI of 5000 octets does not fit a message"));
  }

  /** One route more and it would not fit. */
  @ParameterizedTest(name = "{0} in messages of {1} octets")
  @CsvSource({
    "ipv4, 60",
    "ipv4, 4096",
    "ipv4, 65535",
    "ipv6, 90",
    "ipv6, 330",
    "ipv6, 4096",
    "ipv6, 65535",
  })
  void manyRoutesFillTheirMessages(String afi, int limit) {
    var scene = new Scene();
    scene.limit = limit;
    boolean ipv4 = afi.equals("ipv4");
    int octets = ipv4 ? 4 : 7;
    var all = new ArrayList<Nlri>();
    for (int i = 0; i < 20_000; i++) {
      all.add(ipv4 ? nlri(i) : nlri("2001:db8:" + Integer.toHexString(i) + "::/48"));
    }
    var attributes = attributes(ipv4 ? "192.0.2.1" : "2001:db8::1");
    var rib = new AdjRibOut(true, problems::add, new JointTables(), new SharedFrames());
    rib.sessionUp(scene.outlet());
    all.forEach(one -> rib.announce(new Route(one, attributes)));
    var frames = Scene.drain(rib);
    assertFull(frames, limit, octets);
    assertThat(frames.stream().map(scene::decode).flatMap(u -> u.announced().stream()))
        .flatExtracting(Announced::nlri)
        .containsExactlyElementsOf(all);
    all.forEach(rib::withdraw);
    var withdrawals = Scene.drain(rib);
    assertFull(withdrawals, limit, octets);
    assertThat(withdrawals.stream().map(scene::decode).flatMap(u -> u.withdrawn().stream()))
        .flatExtracting(Withdrawn::nlri)
        .containsExactlyElementsOf(all);
  }

  private static void assertFull(List<byte[]> frames, int limit, int octets) {
    assertThat(frames).allMatch(frame -> frame.length <= limit);
    // a length of one octet where two were reckoned with leaves one octet
    assertThat(frames.subList(0, frames.size() - 1))
        .isNotEmpty()
        .allMatch(frame -> frame.length + octets + 1 > limit);
  }

  private List<String> send(Scene scene, Route route) {
    var rib = new AdjRibOut(true, problems::add, new JointTables(), new SharedFrames());
    rib.sessionUp(scene.outlet());
    rib.announce(route);
    return texts(rib);
  }

  /** A table whose peer has a route, so that withdrawals mean something. */
  private AdjRibOut beganWith(Scene scene, Route route) {
    var rib = new AdjRibOut(true, problems::add, new JointTables(), new SharedFrames());
    rib.sessionUp(scene.outlet());
    rib.announce(route);
    assertThat(Scene.drain(rib)).hasSize(1);
    return rib;
  }

  private static List<String> texts(AdjRibOut rib) {
    return Scene.drain(rib).stream().map(Scene::text).map(UpdateShapeTest::bare).toList();
  }

  private static Arguments row(
      String name, Consumer<Scene> alter, Route route, String... expected) {
    return arguments(name, alter, route, String.join("", expected));
  }

  private static String bare(String hex) {
    return hex.replace(" ", "");
  }

  private static Set<Family> only(Family family) {
    return Set.of(family);
  }

  private static Nlri multicast(String prefix) {
    var unicast = nlri(prefix);
    return InetNlri.of(Family.IPV4_MULTICAST, unicast.address(), unicast.length());
  }
}
