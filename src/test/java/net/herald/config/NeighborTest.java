package net.herald.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static net.herald.config.Texts.configuration;
import static net.herald.config.Texts.neighbor;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import net.herald.bgp.Asn;
import net.herald.bgp.Family;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv4;
import net.herald.bgp.capability.ExtendedNextHop.Conversion;
import net.herald.bgp.capability.Role;
import net.herald.bgp.message.Operational;
import net.herald.config.ApiSettings.MessageKind;
import net.herald.config.CapabilitySettings.AddPathMode;
import net.herald.iana.Afi;
import net.herald.route.ConfiguredRoute;
import org.junit.jupiter.api.Test;

/** What a neighbor becomes of its section. */
class NeighborTest {
  @Test
  void aShortSectionIsCompletedByDefaults() {
    Neighbor neighbor =
        configuration("neighbor 192.0.2.1 { router-id 1.2.3.4; local-as 1.1; peer-as auto; }")
            .neighbors()
            .getFirst();

    assertThat(neighbor.name())
        .isEqualTo(
            "neighbor 192.0.2.1 local-ip auto local-as 65537 peer-as auto router-id 1.2.3.4"
                + " family-allowed in-open");
    assertThat(neighbor.identity().localAs()).isEqualTo(new Asn(65537));
    assertThat(neighbor.holdTime()).isEqualTo(180);
    assertThat(neighbor.transport()).isEqualTo(new Neighbor.Transport(false, 0, 179, "", 0, 0));
    assertThat(neighbor.security()).isEqualTo(new Neighbor.Security(null, null, null));
    assertThat(neighbor.rib()).isEqualTo(new Neighbor.RibSettings(true, true, true, true, false));
    assertThat(neighbor.families())
        .hasSize(23)
        .startsWith(Family.IPV4_UNICAST, Family.IPV4_MULTICAST)
        .contains(Family.IPV6_MULTICAST)
        .isSorted();
    CapabilitySettings capabilities = neighbor.capabilities();
    assertThat(capabilities.asn4()).isTrue();
    assertThat(capabilities.extendedMessage()).isTrue();
    assertThat(capabilities.routeRefresh()).isFalse();
    assertThat(capabilities.gracefulRestart()).isEqualTo(CapabilitySettings.NO_GRACEFUL_RESTART);
    assertThat(capabilities.addPath()).isEqualTo(AddPathMode.DISABLE);
    assertThat(capabilities.aigp()).isNull();
  }

  @Test
  void anExplicitLocalAddressIsTheRouterIdAndTheAddressOfTheKey() {
    Neighbor neighbor =
        configuration(
                """
                neighbor 192.0.2.1 {
                  local-address 192.0.2.2; local-as 1; peer-as 1;
                  md5-password "c2VjcmV0"; md5-base64 true;
                }
                """)
            .neighbors()
            .getFirst();
    assertThat(neighbor.identity().routerId()).isEqualTo(Ipv4.parse("192.0.2.2"));
    assertThat(neighbor.security().md5Ip()).isEqualTo(Ip.parse("192.0.2.2"));
    assertThat(neighbor.security().md5()).isEqualTo(new Secret("secret".getBytes(UTF_8)));
    assertThat(neighbor.toString()).doesNotContain("secret");
  }

  @Test
  void bareWordsThatSwitchOffStillDo() {
    assertThat(neighbor("adj-rib-in; adj-rib-out; manual-eor;").rib())
        .isEqualTo(new Neighbor.RibSettings(true, true, false, false, false));
    assertThat(neighbor("capability { software-version; }").capabilities().softwareVersion())
        .isFalse();
  }

  @Test
  void routeRefreshKeepsWhatWasSent() {
    assertThat(neighbor("adj-rib-out false; capability { route-refresh; }").rib().adjRibOut())
        .isTrue();
  }

  @Test
  void aRestartTimeOfZeroIsTheHoldTimeAsFarAsTheFieldGoes() {
    String bare = "capability { graceful-restart; }";
    assertThat(neighbor("hold-time 60;" + bare).capabilities().gracefulRestart()).isEqualTo(60);
    assertThat(neighbor("hold-time 5000;" + bare).capabilities().gracefulRestart()).isEqualTo(4095);
  }

  @Test
  void longLivedGracefulRestartNeedsGracefulRestart() {
    assertThat(
            neighbor("capability { graceful-restart 10; long-lived-graceful-restart 86400; }")
                .capabilities()
                .longLived())
        .isEqualTo(86400);
    assertThat(neighbor("").capabilities().longLived()).isZero();
    assertThat(Texts.said("capability { long-lived-graceful-restart 10; }"))
        .contains("error", "long-lived-graceful-restart without graceful-restart");
  }

  @Test
  void multipleLabelsAreOfferedInTheFamiliesOfTheNeighborThatAreWritten() {
    String families = "family { ipv4 nlri-mpls; ipv4 mpls-vpn; }";
    String counts = "capability { multiple-labels { ipv4 labeled-unicast 3; ipv6 mpls-vpn 2; } }";
    assertThat(neighbor(families + counts).capabilities().labelCounts())
        .containsExactly(java.util.Map.entry(Family.IPV4_LABELLED, 3));
    assertThat(neighbor(families).capabilities().labelCounts()).isEmpty();
    assertThat(Texts.said("capability { multiple-labels { ipv4 unicast 3; } }"))
        .contains("routes of 'ipv4 unicast' have no labels");
    assertThat(Texts.said("capability { multiple-labels { ipv4 mpls-vpn 2; ipv4 mpls-vpn 3; } }"))
        .contains("'ipv4 mpls-vpn' is written twice");
  }

  @Test
  void operationalMessagesAreThoseOfTheSection() {
    var messages =
        neighbor(
                """
                operational {
                  asm afi ipv4 safi unicast advisory "we are here";
                  rpcq afi ipv6 safi unicast sequence 7;
                  lpcp afi ipv4 safi unicast router-id 1.2.3.4 sequence 8 counter 4294967295;
                }
                """)
            .operational();
    assertThat(messages)
        .extracting(Operational::body)
        .containsExactly(
            new Operational.Advisory(Operational.Kind.ASM, Family.IPV4_UNICAST, "we are here"),
            new Operational.Query(Operational.Kind.RPCQ, Family.IPV6_UNICAST, Ipv4.ZERO, 7),
            new Operational.Counter(
                Operational.Kind.LPCP, Family.IPV4_UNICAST, Ipv4.parse("1.2.3.4"), 8, -1));
    assertThat(Texts.said("operational { asm afi ipv4 safi none advisory x; }"))
        .contains("'ipv4 none' is not a known family");
    assertThat(Texts.said("operational { rpcq afi ipv4 safi unicast; }")).contains("sequence");
  }

  @Test
  void aRoleIsForANeighborOfAnotherAs() {
    var role = neighbor("capability { role rs-client strict; }").capabilities().role();
    assertThat(role)
        .isEqualTo(new CapabilitySettings.LocalRole(Role.Kind.RS_CLIENT, true))
        .hasToString("rs-client strict");
    assertThat(neighbor("").capabilities().role()).isNull();
    assertThat(Texts.said("capability { role sibling; }"))
        .contains("'sibling' is not a valid role");
    assertThat(
            Texts.read(Texts.section("capability { role peer; }").replace("65002", "65001"))
                .diagnostics()
                .print())
        .contains("a role inside one AS");
  }

  @Test
  void addPathIsForTheFamiliesListedOrForAll() {
    String mode = "capability { add-path send/receive; }";
    assertThat(neighbor(mode).capabilities().pathLimits())
        .containsOnlyKeys(Family.IPV4_UNICAST, Family.IPV6_UNICAST);
    assertThat(neighbor(mode + "add-path { all; }").capabilities().pathLimits()).hasSize(2);
    assertThat(
            neighbor(mode + "add-path { ipv4 unicast limit 7; ipv4 multicast; }")
                .capabilities()
                .pathLimits())
        .containsExactly(java.util.Map.entry(Family.IPV4_UNICAST, 7));
    assertThat(neighbor("add-path { ipv4 unicast; }").capabilities().pathLimits()).isEmpty();
  }

  @Test
  void aNextHopSectionTurnsTheCapabilityOnUnlessItIsTurnedOff() {
    String section = "nexthop { ipv4 unicast ipv6; ipv4 multicast ipv6; }";
    Conversion conversion = new Conversion(Family.IPV4_UNICAST, Afi.IPV6);
    assertThat(neighbor(section).capabilities().nextHop()).isTrue();
    assertThat(neighbor(section).capabilities().conversions()).containsExactly(conversion);
    assertThat(neighbor("capability { nexthop disable; }" + section).capabilities().conversions())
        .isEmpty();
  }

  @Test
  void aRangeCoversItsAddresses() {
    Neighbor neighbor =
        configuration(
                "neighbor 192.0.2.7/24 { passive; router-id 1.1.1.1; local-as 1; peer-as 1; }")
            .neighbors()
            .getFirst();
    assertThat(neighbor.name()).startsWith("neighbor 192.0.2.7 local-ip auto");
    assertThat(neighbor.addresses().isRange()).isTrue();
    assertThat(neighbor.addresses().covers(ip("192.0.2.200"))).isTrue();
    assertThat(neighbor.addresses().covers(ip("192.0.3.1"))).isFalse();
    assertThat(neighbor.addresses().covers(ip("2001:db8::1"))).isFalse();
  }

  @Test
  void multiSessionTellsTheFamiliesInTheName() {
    assertThat(neighbor("capability { multi-session; }").name())
        .endsWith("family-allowed ipv4-unicast/ipv6-unicast");
  }

  @Test
  void nextHopSelfIsTheLocalAddressOrForIpv4TheRouterId() {
    Neighbor neighbor = neighbor("");
    assertThat(neighbor.self(Afi.IPV4, ip("192.0.2.2"))).isEqualTo(ip("192.0.2.2"));
    assertThat(neighbor.self(Afi.IPV4, ip("2001:db8::2"))).isEqualTo(ip("192.0.2.9"));
    assertThat(neighbor.self(Afi.IPV6, ip("2001:db8::2"))).isEqualTo(ip("2001:db8::2"));
    assertThat(neighbor.self(Afi.IPV6, ip("192.0.2.2"))).isNull();
  }

  @Test
  void theTemplateWinsForValuesAndListsAreAppended() {
    Configuration configuration =
        configuration(
            """
            template {
              neighbor low { hold-time 30; local-as 1; peer-as 2; family { ipv4 unicast; }
                static { route 10.0.1.0/24 next-hop 192.0.2.2; } }
              neighbor high { inherit low; hold-time 90; capability { asn4 disable; } }
              neighbor last { description last; hold-time 40; }
            }
            neighbor 192.0.2.1 {
              router-id 1.1.1.1;
              inherit [ high, last ];
              hold-time 60;
              capability { asn4 enable; route-refresh; }
              family { ipv6 unicast; }
              static { route 10.0.2.0/24 next-hop 192.0.2.2; }
            }
            neighbor 192.0.2.2 { inherit low; router-id 1.1.1.1; }
            """);
    Neighbor first = configuration.neighbors().getFirst();
    assertThat(first.holdTime()).isEqualTo(40);
    assertThat(first.identity().localAs()).isEqualTo(new Asn(1));
    assertThat(first.identity().description()).isEqualTo("last");
    assertThat(first.capabilities().asn4()).isFalse();
    assertThat(first.capabilities().routeRefresh()).isTrue();
    assertThat(first.families()).containsExactly(Family.IPV4_UNICAST, Family.IPV6_UNICAST);
    assertThat(prefixes(first)).containsExactly("10.0.2.0/24", "10.0.1.0/24");

    Neighbor second = configuration.neighbors().getLast();
    assertThat(second.holdTime()).isEqualTo(30);
    assertThat(prefixes(second)).containsExactly("10.0.1.0/24");
  }

  @Test
  void apiSectionsAddUpPerProcess() {
    Configuration configuration =
        configuration(
            """
            process one { run /bin/sh; }
            process two { run /bin/sh; encoder json; respawn disable; }
            process other { run /bin/sh; }
            neighbor 192.0.2.1 {
              router-id 1.1.1.1; local-as 1; peer-as 1;
              api a { processes [ one, two ]; neighbor-changes; receive { parsed; update; } }
              api { processes [ one ]; fsm enable; signal false; send { packets; open; } }
              api { processes-match [ "^o" ]; }
            }
            """);
    ApiSettings api = configuration.neighbors().getFirst().api();
    ApiSettings.Subscription one = Objects.requireNonNull(api.subscriptions().get("one"));
    assertThat(one.neighborChanges()).isTrue();
    assertThat(one.fsm()).isTrue();
    assertThat(one.signal()).isFalse();
    assertThat(one.receive())
        .isEqualTo(
            new ApiSettings.Traffic(true, false, false, java.util.Set.of(MessageKind.UPDATE)));
    assertThat(one.send())
        .isEqualTo(new ApiSettings.Traffic(false, true, false, java.util.Set.of(MessageKind.OPEN)));
    assertThat(Objects.requireNonNull(api.subscriptions().get("two")).fsm()).isFalse();
    assertThat(api.subscriptions()).containsOnlyKeys("one", "two");
    assertThat(api.commanders()).containsExactly("one", "two", "other");

    assertThat(configuration.processes())
        .containsExactly(
            new ProcessSettings("one", List.of("/bin/sh"), ProcessSettings.Encoder.TEXT, true),
            new ProcessSettings("two", List.of("/bin/sh"), ProcessSettings.Encoder.JSON, false),
            new ProcessSettings("other", List.of("/bin/sh"), ProcessSettings.Encoder.TEXT, true));
  }

  @Test
  void routesKeepTheOrderOfTheFileAndWhatIsWrittenAboutThem() {
    Neighbor neighbor =
        neighbor(
            """
            static {
              route 10.0.0.0/24 next-hop 192.0.2.2 name first watchdog dog withdraw;
              route 10.0.1.0/24 { next-hop self; med 5; }
            }
            announce { ipv6 { unicast 2001:db8::/32 next-hop 2001:db8::1; } }
            """);
    assertThat(neighbor.routes().getFirst().name()).isEqualTo("first");
    assertThat(neighbor.routes().getFirst().watchdog()).isEqualTo("dog");
    assertThat(neighbor.routes().getFirst().withdrawn()).isTrue();
    assertThat(prefixes(neighbor)).containsExactly("10.0.0.0/24", "10.0.1.0/24", "2001:db8::/32");
  }

  private static Ip ip(String text) {
    return Objects.requireNonNull(Ip.parse(text));
  }

  private static List<String> prefixes(Neighbor neighbor) {
    return neighbor.routes().stream()
        .map(ConfiguredRoute::route)
        .map(route -> route.nlri().toString())
        .toList();
  }
}
