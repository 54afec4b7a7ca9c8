package net.herald.rib;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.herald.bgp.Family;
import net.herald.bgp.attribute.Route;
import net.herald.bgp.message.Update;
import net.herald.bgp.nlri.Families;
import net.herald.route.RouteParser;
import net.herald.text.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The UPDATE messages of EVPN, VPLS and multicast VPN: what stands around their NLRI, and how many
 * share a message.
 */
class VpnShapeTest {
  private static final String ORIGIN_PATH = "40010100 400200";
  private static final String LOCAL_PREF = "400504 00000064";

  private static final String NEXT_HOP = " next-hop 192.0.2.1";

  private final List<String> problems = new ArrayList<>();

  /** ExaBGP sends NEXT_HOP beside MP_REACH_NLRI in families of IPv4 and IPv6, and not in these. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          l2vpn evpn     | multicast rd 65000:1 ip 10.0.0.1 next-hop 192.0.2.1          | 0000 002D O L 800E1C 0019 46 04 C0000201 00 0311 0000FDE800000001 00000000 20 0A000001
          l2vpn evpn     | multicast rd 65000:1 ip 10.0.0.1 next-hop 2001:db8::1        | 0000 0039 O L 800E28 0019 46 10 20010DB8000000000000000000000001 00 0311 0000FDE800000001 00000000 20 0A000001
          l2vpn evpn     | multicast rd 65000:1 ip 10.0.0.1 next-hop self               | 0000 002D O L 800E1C 0019 46 04 7F000001 00 0311 0000FDE800000001 00000000 20 0A000001
          l2vpn vpls     | rd 65000:1 endpoint 5 base 10702 offset 1 size 8 next-hop 2001:db8::1 | 0000 0039 O L 800E28 0019 41 10 20010DB8000000000000000000000001 00 0011 0000FDE800000001 0005 0001 0008 029CE1
          ipv4 mcast-vpn | inter-as rd 65000:1 source-as 65000 next-hop 192.0.2.1       | 0000 002F O 400304 C0000201 L 800E17 0001 05 04 C0000201 00 020C 0000FDE800000001 0000FDE8
          ipv6 mcast-vpn | inter-as rd 65000:1 source-as 65000 next-hop 192.0.2.1       | 0000 002F O 400304 C0000201 L 800E17 0002 05 04 C0000201 00 020C 0000FDE800000001 0000FDE8
          """)
  void announced(String family, String words, String expected) {
    var route = route(family, words);
    var rib = rib(scene(route.family()));
    rib.announce(route);
    assertThat(texts(rib)).containsExactly(octets(expected));
    assertThat(problems).isEmpty();
  }

  @Test
  void aWithdrawalRepeatsTheAttributes() {
    var route = route("l2vpn evpn", "multicast rd 65000:1 ip 10.0.0.1 med 5 next-hop 192.0.2.1");
    var rib = rib(scene(route.family()));
    rib.announce(route);
    Scene.drain(rib);
    rib.withdraw(route);
    assertThat(texts(rib))
        .containsExactly(
            octets(
                "0000 002E 800F16 0019 46 0311 0000FDE800000001 00000000 20 0A000001 O"
                    + " 800404 00000005 L"));
  }

  /** A route whose label or segment changes replaces the former one. */
  @Test
  void anotherLabelIsTheSameRoute() {
    var one = route("l2vpn evpn", mac("vni 100"));
    var rib = rib(scene(one.family()));
    rib.announce(one);
    assertThat(texts(rib)).hasSize(1);
    rib.announce(route("l2vpn evpn", mac("vni 200 esi 00:11:22:33:44:55:66:77:88:99")));
    assertThat(texts(rib)).singleElement().asString().endsWith("0000C8");
    assertThat(rib.size()).isEqualTo(1);
    rib.announce(route("l2vpn evpn", mac("vni 200 ethernet-tag 1")));
    assertThat(rib.size()).isEqualTo(2);
  }

  private static String mac(String words) {
    return "mac-ip rd 65000:1 mac 00:11:22:33:44:55 next-hop 192.0.2.1 " + words;
  }

  /** ExaBGP groups routes of multicast VPN, and no others of these. */
  @ParameterizedTest
  @CsvSource({
    "ipv4 mcast-vpn, inter-as source-as 1, inter-as source-as 2, 1",
    "l2vpn evpn, multicast ip 10.0.0.1, multicast ip 10.0.0.2, 2"
  })
  void fewRoutesShareAMessageOnlyInMulticastVpn(
      String family, String one, String other, int messages) {
    var first = route(family, one + " rd 65000:1 next-hop 192.0.2.1");
    var second = route(family, other + " rd 65000:1 next-hop 192.0.2.1");
    var scene = scene(first.family());
    var rib = rib(scene);
    rib.announce(first);
    rib.announce(second);
    var frames = Scene.drain(rib);
    assertThat(frames).hasSize(messages);
    assertThat(String.join(" ", frames.stream().map(scene::line).toList()))
        .isEqualTo("+" + first.nlri() + " +" + second.nlri());
  }

  /** RFC 4760 section 5: an attribute holds any number of NLRI, also of VPLS. */
  @Test
  void manyRoutesFillTheirMessages() {
    var routes = new ArrayList<Route>();
    for (int i = 0; i < 600; i++) {
      routes.add(
          route("l2vpn vpls", "rd 65000:1 base 10702 offset 1 size 8 endpoint " + i + NEXT_HOP));
    }
    routes.add(route("l2vpn vpls", "discovery rd 65000:1 address 192.0.2.1" + NEXT_HOP));
    var scene = scene(routes.getFirst().family());
    var rib = rib(scene);
    routes.forEach(rib::announce);
    var frames = Scene.drain(rib);
    assertThat(frames).hasSizeLessThan(5);
    assertThat(frames.stream().map(scene::decode).flatMap(u -> u.announced().stream()))
        .flatExtracting(Update.Announced::nlri)
        .containsExactlyElementsOf(routes.stream().map(Route::nlri).toList());
  }

  /** RFC 7911: each of these families can have several paths. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          l2vpn evpn     | multicast rd 65000:1 ip 10.0.0.1                            | 00000007 0311 0000FDE800000001 00000000 20 0A000001
          l2vpn vpls     | rd 65000:1 endpoint 5 base 10702 offset 1 size 8            | 00000007 0011 0000FDE800000001 0005 0001 0008 029CE1
          ipv4 mcast-vpn | inter-as rd 65000:1 source-as 65000                         | 00000007 020C 0000FDE800000001 0000FDE8
          """)
  void pathsAreTold(String family, String words, String expected) {
    var route = route(family, words + " path-information 7 next-hop 192.0.2.1");
    var scene = scene(route.family());
    scene.addPath = Set.of(route.family());
    var rib = rib(scene);
    rib.announce(route);
    var frames = Scene.drain(rib);
    assertThat(frames.stream().map(Scene::text).toList())
        .singleElement()
        .asString()
        .endsWith(octets(expected));
    assertThat(scene.line(frames.getFirst())).isEqualTo("+" + route.nlri());
  }

  private AdjRibOut rib(Scene scene) {
    var rib = new AdjRibOut(true, problems::add, new JointTables(), new SharedFrames());
    rib.sessionUp(scene.outlet());
    return rib;
  }

  private static Scene scene(Family family) {
    var scene = new Scene();
    scene.families.add(family);
    return scene;
  }

  private static Route route(String family, String words) {
    var parts = family.split(" ");
    var of = requireNonNull(Families.parse(parts[0], parts[1]));
    var routes = new ArrayList<Route>();
    new RouteParser().route(of, Words.ofLine("test", words), r -> routes.add(r.route()));
    return routes.getFirst();
  }

  private static List<String> texts(AdjRibOut rib) {
    return Scene.drain(rib).stream().map(Scene::text).map(t -> t.replace(" ", "")).toList();
  }

  private static String octets(String text) {
    return text.replace("O", ORIGIN_PATH).replace("L", LOCAL_PREF).replace(" ", "");
  }
}
