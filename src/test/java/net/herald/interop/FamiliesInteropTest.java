package net.herald.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.herald.lab.Await;
import net.herald.lab.Ports;
import net.herald.lab.Programs;
import net.herald.lab.Workshop;
import net.herald.lab.WorkshopExtension;
import net.herald.lab.speaker.SpeakerKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Families, communities, paths and restarts with other vendors' programs: what a configuration
 * announces is found there, and what they announce is in the events. Herald is 127.0.0.1 in AS
 * 65001, the other one 127.0.0.2 in AS 65002.
 */
@ExtendWith(WorkshopExtension.class)
class FamiliesInteropTest {
  private static final Duration LIMIT = Neighborhood.LIMIT;

  /** What is announced in every family that has its words in {@code announce}. */
  private static final String ANNOUNCED =
      """
      announce {
        ipv4 {
          LABELLED4
          mpls-vpn 10.2.0.0/24 rd 65001:1 label 200 next-hop 192.0.2.1 \
            extended-community [ target:65001:7 ];
        }
        ipv6 {
          LABELLED6
          mpls-vpn 2001:db8:2::/48 rd 65001:1 label 200 next-hop 2001:db8::1 \
            extended-community [ target:65001:7 ];
        }
      }
      EVPN
      flow {
        route one {
          match { destination 10.3.0.0/24; protocol tcp; destination-port =80; }
          then { discard; }
        }
        route two { match { destination 2001:db8:3::/48; } then { rate-limit 9600; } }
      }
      static {
        route 10.4.0.0/24 next-hop 192.0.2.1 community [ 65001:1 no-export ] \
          extended-community [ target:65001:100 origin:65001:5 ] \
          large-community [ 1:2:3 4294967295:5:6 ];
      }
      """;

  private static final String LABELLED4 = "nlri-mpls 10.1.0.0/24 label 100 next-hop 192.0.2.1;";
  private static final String LABELLED6 =
      "nlri-mpls 2001:db8:1::/48 label 100 next-hop 2001:db8::1;";

  private static final String EVPN =
      """
      announce {
        l2vpn {
          evpn mac-ip rd 65001:1 ethernet-tag 3 mac 00:11:22:33:44:55 ip 10.6.0.1 vni 60 \
            next-hop 192.0.2.1 extended-community [ target:65001:7 ];
          evpn multicast rd 65001:1 ethernet-tag 3 ip 10.6.0.2 next-hop 192.0.2.1 \
            extended-community [ target:65001:7 ];
          evpn ip-prefix rd 65001:1 ethernet-tag 3 prefix 10.7.0.0/24 gateway 192.0.2.7 vni 70 \
            next-hop 192.0.2.1 extended-community [ target:65001:7 ];
        }
      }
      """;

  /** What is announced, with labels where the other one has them. */
  private static String announced(String labelled4, String labelled6, String evpn) {
    return ANNOUNCED
        .replace("LABELLED4", labelled4)
        .replace("LABELLED6", labelled6)
        .replace("EVPN", evpn);
  }

  private static final List<String> ADDED_TO_GOBGP =
      List.of(
          "ipv4-mpls 10.11.0.0/24 300 nexthop 192.0.2.9",
          "vpnv4 10.12.0.0/24 label 400 rd 65002:9 rt 65002:7 nexthop 192.0.2.9",
          "vpnv6 2001:db8:12::/48 label 400 rd 65002:9 rt 65002:7 nexthop 2001:db8::9",
          "ipv4-flowspec match destination 10.13.0.0/24 protocol tcp destination-port ==80"
              + " then discard",
          "ipv6-flowspec match destination 2001:db8:13::/48 then rate-limit 9600",
          "evpn macadv aa:bb:cc:dd:ee:04 10.14.0.4 etag 3 label 40 rd 65002:1 rt 65002:1",
          "evpn multicast 10.14.0.5 etag 3 rd 65002:1 rt 65002:1 pmsi ingress-repl 40 192.0.2.9",
          "evpn prefix 10.15.0.0/24 gw 192.0.2.9 etag 3 label 50 rd 65002:1 rt 65002:1",
          "ipv4 10.16.0.0/24 nexthop 192.0.2.9 large-community 65002:1:2 rt 65002:55");

  @Test
  void familiesWithGoBgp(Workshop workshop) {
    var with = new Neighborhood(workshop);
    assumeTrue(SpeakerKind.GOBGP.missing().isEmpty(), SpeakerKind.GOBGP.missing());
    var api = String.valueOf(Ports.free());
    var file = workshop.write("gobgpd.toml", gobgp(with.port()));
    workshop.start(
        "gobgpd",
        Map.of(),
        List.of(Programs.word("gobgpd"), "-f", file.toString(), "--api-hosts", "127.0.0.1:" + api));
    with.herald(
        "ipv4 unicast; ipv6 unicast; ipv4 nlri-mpls; ipv6 nlri-mpls; ipv4 mpls-vpn;"
            + " ipv6 mpls-vpn; ipv4 flow; ipv6 flow; l2vpn evpn;",
        announced(LABELLED4, LABELLED6, EVPN));
    var gobgp = List.of(Programs.word("gobgp"), "-p", api);

    var found =
        Map.of(
            "ipv4-mpls", "{prefix:10.1.0.0/24,labels:[100]}",
            "ipv6-mpls", "{prefix:2001:db8:1::/48,labels:[100]}",
            "vpnv4", "{prefix:10.2.0.0/24,labels:[200],rd:{type:0,admin:65001,assigned:1}}",
            "vpnv6", "{prefix:2001:db8:2::/48,labels:[200],rd:{type:0,admin:65001,assigned:1}}",
            "ipv4-flowspec", "[destination:10.3.0.0/24][protocol:==tcp][destination-port:==80]",
            "ipv6-flowspec", "[destination:2001:db8:3::/48/0]",
            "ipv4", "{ASN:4294967295,LocalData1:5,LocalData2:6}");
    found.forEach((family, route) ->
        Await.within(
            LIMIT,
            () ->
                assertThat(
                        with.squeezed(gobgp, "neighbor", "127.0.0.1", "adj-in", "-a", family, "-j"))
                    .contains(route)));
    assertThat(with.squeezed(gobgp, "neighbor", "127.0.0.1", "adj-in", "-a", "vpnv4", "-j"))
        .as("a route target")
        .contains("{type:0,subtype:2,value:65001:7}");

    var evpn = with.squeezed(gobgp, "neighbor", "127.0.0.1", "adj-in", "-a", "evpn", "-j");
    assertThat(evpn)
        .contains("etag:3,mac:00:11:22:33:44:55,ip:10.6.0.1,labels:[60]")
        .contains("type:3,value:{rd:{type:0,admin:65001,assigned:1},etag:3,ip:10.6.0.2}")
        .contains("etag:3,prefix:10.7.0.0/24,gateway:192.0.2.7,label:70");

    for (var words : ADDED_TO_GOBGP) {
      with.squeezed(gobgp, ("global rib add -a " + words).split(" "));
    }
    with.shown(
        "ipv4nlri-mpls:{192.0.2.9:[{nlri:10.11.0.0/24,label:[[300,4801]]}]}",
        "ipv4mpls-vpn:{192.0.2.9:[{nlri:10.12.0.0/24,label:[[400,6401]],rd:65002:9}]}",
        "ipv6mpls-vpn:{2001:db8::9:[{nlri:2001:db8:12::/48,label:[[400,6401]],rd:65002:9}]}",
        "string:target:65002:7",
        "destination-ipv4:[10.13.0.0/24],protocol:[=tcp],destination-port:[=80]",
        "string:rate-limit:0",
        "ethernet-tag:3,mac:AA:BB:CC:DD:EE:04,label:[[2,40]],ip:10.14.0.4",
        "rd:65002:1,ethernet-tag:3,ip:10.14.0.5",
        "label:[[3,50]],ip:10.15.0.0,iplen:24,gateway:192.0.2.9",
        "destination-ipv6:[2001:db8:13::/48/0]",
        "large-community:[[65002,1,2]]",
        "string:target:65002:55");
  }

  private static String gobgp(String port) {
    var out =
        new StringBuilder(
            """
            [global.config]
              as = 65002
              router-id = "10.0.0.2"
              port = THEIRS
              local-address-list = ["127.0.0.2"]
            [[neighbors]]
              [neighbors.config]
                neighbor-address = "127.0.0.1"
                peer-as = 65001
              [neighbors.transport.config]
                local-address = "127.0.0.2"
                passive-mode = true
              [neighbors.ebgp-multihop.config]
                enabled = true
                multihop-ttl = 64
            """
                .replace("THEIRS", port));
    for (var family :
        List.of(
            "ipv4-unicast",
            "ipv6-unicast",
            "ipv4-labelled-unicast",
            "ipv6-labelled-unicast",
            "l3vpn-ipv4-unicast",
            "l3vpn-ipv6-unicast",
            "ipv4-flowspec",
            "ipv6-flowspec",
            "l2vpn-evpn")) {
      out.append("  [[neighbors.afi-safis]]\n    [neighbors.afi-safis.config]\n");
      out.append("      afi-safi-name = \"").append(family).append("\"\n");
    }
    return out.toString();
  }

  @Test
  void familiesWithFrr(Workshop workshop) {
    var with = new Neighborhood(workshop);
    assumeTrue(SpeakerKind.FRR.missing().isEmpty(), SpeakerKind.FRR.missing());
    var directory = workshop.file("").toString();
    var user = System.getProperty("user.name");
    var file = workshop.write("frr.conf", frr());
    workshop.start(
        "frr",
        Map.of(),
        List.of(
            "/usr/lib/frr/bgpd",
            "-f",
            file.toString(),
            "-l",
            "127.0.0.2",
            "-p",
            with.port(),
            "-Z",
            "-n",
            "-S",
            "-u",
            user,
            "-g",
            user,
            "-P",
            "0",
            "--log",
            "stdout",
            "-i",
            workshop.file("frr.pid").toString(),
            "--vty_socket",
            directory));
    with.herald(
        "ipv4 unicast; ipv6 unicast; ipv6 nlri-mpls; ipv4 mpls-vpn; ipv6 mpls-vpn; ipv4 flow;"
            + " ipv6 flow; l2vpn evpn;",
        announced("", LABELLED6, EVPN));
    var vtysh = List.of(Programs.word("vtysh"), "--vty_socket", directory, "-d", "bgpd", "-c");

    var found =
        Map.of(
            "show bgp ipv6 labeled-unicast 2001:db8:1::/48", "Remotelabel:100",
            "show bgp ipv4 vpn", "EC{65001:7}label=200",
            "show bgp ipv6 vpn", "EC{65001:7}label=200",
            "show bgp ipv4 flowspec detail",
                "DestinationAddress10.3.0.0/24IPProtocol=6DestinationPort=80FS:rate0.000000",
            "show bgp ipv6 flowspec detail", "FS:rate9600.000000",
            "show bgp l2vpn evpn route type macip",
                "[2]:[3]:[48]:[00:11:22:33:44:55]:[32]:[10.6.0.1]",
            "show bgp l2vpn evpn route type multicast", "[3]:[3]:[32]:[10.6.0.2]",
            "show bgp l2vpn evpn route type prefix", "[5]:[3]:[24]:[10.7.0.0]",
            "show bgp ipv4 unicast 10.4.0.0/24",
                "ExtendedCommunity:RT:65001:100SoO:65001:5LargeCommunity:1:2:34294967295:5:6");
    found.forEach((question, answer) ->
        Await.within(LIMIT, () -> assertThat(with.squeezed(vtysh, question)).contains(answer)));
    with.shown(
        "{nlri:10.22.0.0/24,label:[[222,3553]],rd:65002:1}",
        "{nlri:2001:db8:22::/48,label:[[223,3569]],rd:65002:1}",
        "string:target:65002:77",
        "large-community:[[65002,1,2]]");
  }

  private static String frr() {
    var neighbor = " neighbor 127.0.0.1 ";
    var out =
        new StringBuilder(
            """
            router bgp 65002
             bgp router-id 10.0.0.2
             no bgp ebgp-requires-policy
             no bgp network import-check
             no bgp default ipv4-unicast
             neighbor 127.0.0.1 remote-as 65001
             neighbor 127.0.0.1 passive
             neighbor 127.0.0.1 update-source 127.0.0.2
             neighbor 127.0.0.1 ebgp-multihop 64
             neighbor 127.0.0.1 disable-connected-check
             neighbor 127.0.0.1 advertisement-interval 0
            """);
    Map.of(
            "ipv4 unicast", "network 10.26.0.0/24 route-map C",
            "ipv6 labeled-unicast", "",
            "ipv4 vpn", "network 10.22.0.0/24 rd 65002:1 label 222",
            "ipv6 vpn", "network 2001:db8:22::/48 rd 65002:1 label 223",
            "ipv4 flowspec", "",
            "ipv6 flowspec", "",
            "l2vpn evpn", "")
        .forEach((family, network) -> {
          out.append(" address-family ").append(family).append('\n');
          out.append(neighbor).append("activate\n  ").append(network).append('\n');
          out.append(" exit-address-family\n");
        });
    return out.append("route-map C permit 10\n set extcommunity rt 65002:77\n")
        .append(" set large-community 65002:1:2\n set ip next-hop 192.0.2.9\nline vty\n")
        .toString();
  }

  @Test
  void familiesPathsAndRolesWithBird(Workshop workshop) {
    var with = new Neighborhood(workshop);
    assumeTrue(SpeakerKind.BIRD.missing().isEmpty(), SpeakerKind.BIRD.missing());
    with.bird("provider");
    with.herald(
        """
        ipv4 unicast; ipv4 mpls-vpn; ipv6 mpls-vpn; ipv4 flow; ipv6 flow; }
        capability { role customer strict; add-path send/receive; }
        add-path { ipv4 unicast limit 4;
        """,
        announced("", "", "")
            .replace(
                "static {",
                """
                static {
                  route 10.5.0.0/24 next-hop 192.0.2.1 path-information 1;
                  route 10.5.0.0/24 next-hop 192.0.2.2 path-information 2;
                """));
    var birdc = with.birdc();

    var found =
        Map.of(
            "r4",
                "BGP.ext_community:(rt,65001,100)(ro,65001,5)"
                    + "BGP.large_community:(1,2,3)(4294967295,5,6)",
            "v4", "BGP.ext_community:(rt,65001,7)BGP.mpls_label_stack:200",
            "v6", "BGP.ext_community:(rt,65001,7)BGP.mpls_label_stack:200",
            "f4", "flow4{dst10.3.0.0/24;proto6;dport80;}",
            "f6", "flow6{dst2001:db8:3::/48;}");
    found.forEach((table, answer) ->
        Await.within(
            LIMIT,
            () ->
                assertThat(with.squeezed(birdc, "show route table " + table + " all"))
                    .contains(answer)));
    assertThat(with.squeezed(birdc, "show route table r4 all 10.5.0.0/24"))
        .as("both paths")
        .contains("BGP.next_hop:192.0.2.1")
        .contains("BGP.next_hop:192.0.2.2");
    assertThat(with.squeezed(birdc, "show protocols all peer")).contains("Role:customer");
    with.shown(
        "only-to-customer:65002",
        "{nlri:10.26.0.0/24,path-information:0.0.0.",
        "string:target:65002:77",
        "large-community:[[65002,1,2]]",
        "destination-ipv4:[10.23.0.0/24],protocol:[=tcp],destination-port:[=80]",
        "destination-ipv6:[2001:db8:23::/48/0]");
  }
}
