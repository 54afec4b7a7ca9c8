package net.herald.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.herald.lab.Await;
import net.herald.lab.HeraldProgram;
import net.herald.lab.Ports;
import net.herald.lab.Program;
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
  private static final Duration LIMIT = Duration.ofSeconds(40);

  private final String theirs = String.valueOf(Ports.free());

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

  @Test
  void familiesWithGoBgp(Workshop workshop) {
    assumeTrue(SpeakerKind.GOBGP.missing().isEmpty(), SpeakerKind.GOBGP.missing());
    var api = String.valueOf(Ports.free());
    var file = workshop.write("gobgpd.toml", gobgp());
    workshop.start(
        "gobgpd",
        Map.of(),
        List.of(Programs.word("gobgpd"), "-f", file.toString(), "--api-hosts", "127.0.0.1:" + api));
    var herald =
        herald(
            workshop,
            "ipv4 unicast; ipv6 unicast; ipv4 nlri-mpls; ipv6 nlri-mpls; ipv4 mpls-vpn;"
                + " ipv6 mpls-vpn; ipv4 flow; ipv6 flow;",
            ANNOUNCED.replace("LABELLED4", LABELLED4).replace("LABELLED6", LABELLED6));
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
                        squeezed(
                            workshop, gobgp, "neighbor", "127.0.0.1", "adj-in", "-a", family, "-j"))
                    .contains(route)));
    assertThat(squeezed(workshop, gobgp, "neighbor", "127.0.0.1", "adj-in", "-a", "vpnv4", "-j"))
        .as("a route target")
        .contains("{type:0,subtype:2,value:65001:7}");

    for (var words :
        List.of(
            "ipv4-mpls 10.11.0.0/24 300 nexthop 192.0.2.9",
            "vpnv4 10.12.0.0/24 label 400 rd 65002:9 rt 65002:7 nexthop 192.0.2.9",
            "vpnv6 2001:db8:12::/48 label 400 rd 65002:9 rt 65002:7 nexthop 2001:db8::9",
            "ipv4-flowspec match destination 10.13.0.0/24 protocol tcp destination-port ==80"
                + " then discard",
            "ipv6-flowspec match destination 2001:db8:13::/48 then rate-limit 9600",
            "ipv4 10.16.0.0/24 nexthop 192.0.2.9 large-community 65002:1:2 rt 65002:55")) {
      squeezed(workshop, gobgp, ("global rib add -a " + words).split(" "));
    }
    shown(
        workshop,
        "ipv4nlri-mpls:{192.0.2.9:[{nlri:10.11.0.0/24,label:[[300,4801]]}]}",
        "ipv4mpls-vpn:{192.0.2.9:[{nlri:10.12.0.0/24,label:[[400,6401]],rd:65002:9}]}",
        "ipv6mpls-vpn:{2001:db8::9:[{nlri:2001:db8:12::/48,label:[[400,6401]],rd:65002:9}]}",
        "string:target:65002:7",
        "destination-ipv4:[10.13.0.0/24],protocol:[=tcp],destination-port:[=80]",
        "string:rate-limit:0",
        "destination-ipv6:[2001:db8:13::/48/0]",
        "large-community:[[65002,1,2]]",
        "string:target:65002:55");
  }

  private String gobgp() {
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
                .replace("THEIRS", theirs));
    for (var family :
        List.of(
            "ipv4-unicast",
            "ipv6-unicast",
            "ipv4-labelled-unicast",
            "ipv6-labelled-unicast",
            "l3vpn-ipv4-unicast",
            "l3vpn-ipv6-unicast",
            "ipv4-flowspec",
            "ipv6-flowspec")) {
      out.append("  [[neighbors.afi-safis]]\n    [neighbors.afi-safis.config]\n");
      out.append("      afi-safi-name = \"").append(family).append("\"\n");
    }
    return out.toString();
  }

  @Test
  void familiesWithFrr(Workshop workshop) {
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
            theirs,
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
    herald(
        workshop,
        "ipv4 unicast; ipv6 unicast; ipv6 nlri-mpls; ipv4 mpls-vpn; ipv6 mpls-vpn; ipv4 flow;"
            + " ipv6 flow;",
        ANNOUNCED.replace("LABELLED4", "").replace("LABELLED6", LABELLED6));
    var vtysh = List.of(Programs.word("vtysh"), "--vty_socket", directory, "-d", "bgpd", "-c");

    var found =
        Map.of(
            "show bgp ipv6 labeled-unicast 2001:db8:1::/48", "Remotelabel:100",
            "show bgp ipv4 vpn", "EC{65001:7}label=200",
            "show bgp ipv6 vpn", "EC{65001:7}label=200",
            "show bgp ipv4 flowspec detail",
                "DestinationAddress10.3.0.0/24IPProtocol=6DestinationPort=80FS:rate0.000000",
            "show bgp ipv6 flowspec detail", "FS:rate9600.000000",
            "show bgp ipv4 unicast 10.4.0.0/24",
                "ExtendedCommunity:RT:65001:100SoO:65001:5LargeCommunity:1:2:34294967295:5:6");
    found.forEach((question, answer) ->
        Await.within(
            LIMIT, () -> assertThat(squeezed(workshop, vtysh, question)).contains(answer)));
    shown(
        workshop,
        "{nlri:10.22.0.0/24,label:[[222,3553]],rd:65002:1}",
        "{nlri:2001:db8:22::/48,label:[[223,3569]],rd:65002:1}",
        "string:target:65002:77",
        "large-community:[[65002,1,2]]");
  }

  private String frr() {
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
            "ipv6 flowspec", "")
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
    assumeTrue(SpeakerKind.BIRD.missing().isEmpty(), SpeakerKind.BIRD.missing());
    bird(workshop, "provider");
    herald(
        workshop,
        """
        ipv4 unicast; ipv4 mpls-vpn; ipv6 mpls-vpn; ipv4 flow; ipv6 flow; }
        capability { role customer strict; add-path send/receive; }
        add-path { ipv4 unicast limit 4;
        """,
        ANNOUNCED
            .replace("LABELLED4", "")
            .replace("LABELLED6", "")
            .replace(
                "static {",
                """
                static {
                  route 10.5.0.0/24 next-hop 192.0.2.1 path-information 1;
                  route 10.5.0.0/24 next-hop 192.0.2.2 path-information 2;
                """));
    var birdc = birdc(workshop);

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
                assertThat(squeezed(workshop, birdc, "show route table " + table + " all"))
                    .contains(answer)));
    assertThat(squeezed(workshop, birdc, "show route table r4 all 10.5.0.0/24"))
        .as("both paths")
        .contains("BGP.next_hop:192.0.2.1")
        .contains("BGP.next_hop:192.0.2.2");
    assertThat(squeezed(workshop, birdc, "show protocols all peer")).contains("Role:customer");
    shown(
        workshop,
        "only-to-customer:65002",
        "{nlri:10.26.0.0/24,path-information:0.0.0.",
        "string:target:65002:77",
        "large-community:[[65002,1,2]]",
        "destination-ipv4:[10.23.0.0/24],protocol:[=tcp],destination-port:[=80]",
        "destination-ipv6:[2001:db8:23::/48/0]");
  }

  /** RFC 9234 section 4.2: both cannot be the customer. */
  @Test
  void rolesThatDoNotFitEndTheSession(Workshop workshop) {
    assumeTrue(SpeakerKind.BIRD.missing().isEmpty(), SpeakerKind.BIRD.missing());
    var bird = bird(workshop, "customer");
    herald(workshop, "ipv4 unicast; } capability { role customer;", "");

    bird.errors().awaitLine(LIMIT, "Role mismatch");
  }

  /** RFC 9494, both sides: who is left keeps the routes beyond the restart time. */
  @Test
  void routesOutliveTheirSpeakers(Workshop workshop) {
    assumeTrue(SpeakerKind.BIRD.missing().isEmpty(), SpeakerKind.BIRD.missing());
    var bird = bird(workshop, "provider");
    var neighbor =
        "ipv4 unicast; } capability { graceful-restart 1; long-lived-graceful-restart 3600;";
    var herald = herald(workshop, neighbor, "static { route 10.4.0.0/24 next-hop 192.0.2.1; }");
    var birdc = birdc(workshop);
    Await.within(
        LIMIT,
        () -> assertThat(squeezed(workshop, birdc, "show route table r4")).contains("10.4.0.0/24"));
    shown(workshop, "nlri:10.26.0.0/24");

    herald.signal("KILL");
    Await.within(
        LIMIT,
        () ->
            assertThat(squeezed(workshop, birdc, "show route table r4 all 10.4.0.0/24"))
                .as("the community LLGR_STALE")
                .contains("(65535,6)"));

    var again = herald(workshop, neighbor, "static { route 10.4.0.0/24 next-hop 192.0.2.1; }");
    Await.within(
        LIMIT,
        () ->
            assertThat(squeezed(workshop, birdc, "show route table r4 all 10.4.0.0/24"))
                .as("announced again")
                .contains("10.4.0.0/24")
                .doesNotContain("(65535,6)"));

    bird.signal("KILL");
    again.errors().awaitLine(LIMIT, "routes.longlived");
  }

  private Program bird(Workshop workshop, String role) {
    var file = workshop.write("bird.conf", BIRD.replace("ROLE", role).replace("THEIRS", theirs));
    var bird =
        workshop.start(
            "bird",
            Map.of(),
            List.of(
                Programs.word("bird"),
                "-f",
                "-c",
                file.toString(),
                "-s",
                workshop.file("bird.ctl").toString()));
    Await.until("BIRD answers", LIMIT, () -> Files.exists(workshop.file("bird.ctl")));
    return bird;
  }

  private static List<String> birdc(Workshop workshop) {
    return List.of(Programs.word("birdc"), "-r", "-s", workshop.file("bird.ctl").toString());
  }

  private static final String BIRD =
      """
      router id 10.0.0.2;
      log stderr all;
      protocol device {}
      ipv4 table r4; vpn4 table v4; vpn6 table v6; flow4 table f4; flow6 table f6;
      protocol static s4 { ipv4 { table r4; }; route 10.26.0.0/24 unreachable; }
      protocol static sf4 {
        flow4 { table f4; };
        route flow4 { dst 10.23.0.0/24; proto = 6; dport = 80; };
      }
      protocol static sf6 { flow6 { table f6; }; route flow6 { dst 2001:db8:23::/48; }; }
      filter announced {
        if source != RTS_STATIC then reject;
        bgp_ext_community.add((rt, 65002, 77));
        bgp_large_community.add((65002, 1, 2));
        accept;
      }
      filter flows {
        if source != RTS_STATIC then reject;
        bgp_ext_community.add((generic, 0x80060000, 0));
        accept;
      }
      protocol bgp peer {
        local 127.0.0.2 port THEIRS as 65002;
        neighbor 127.0.0.1 as 65001;
        local role ROLE;
        passive yes;
        multihop; strict bind yes;
        error wait time 1, 2;
        graceful restart on; graceful restart time 1;
        long lived graceful restart on; long lived stale time 3600;
        ipv4 { table r4; next hop keep; import all; export filter announced; add paths on; };
        vpn4 mpls { table v4; next hop keep; import all; export none; };
        vpn6 mpls { table v6; next hop keep; import all; export none; };
        flow4 { table f4; import all; export filter flows; };
        flow6 { table f6; import all; export filter flows; };
      }
      """;

  /** Starts Herald, which tells a helper program all UPDATEs. */
  private Program herald(Workshop workshop, String families, String announced) {
    var collect =
        workshop.script("collect", "exec cat >> " + workshop.file("events") + "\n").toString();
    var text =
        """
        process collect { run COLLECT; encoder json; }
        neighbor 127.0.0.2 {
          router-id 10.0.0.1; local-address 127.0.0.1; local-as 65001; peer-as 65002;
          connect THEIRS; hold-time 30;
          family { FAMILIES }
          api { processes [ collect ]; receive { parsed; update; } }
          ANNOUNCED
        }
        """
            .replace("COLLECT", collect)
            .replace("THEIRS", theirs)
            .replace("FAMILIES", families)
            .replace("ANNOUNCED", announced);
    var environment = new HashMap<String, String>();
    environment.put("exabgp_daemon_user", System.getProperty("user.name"));
    environment.put("exabgp_api_cli", "false");
    environment.put("exabgp_log_rib", "true");
    var file = workshop.write("herald.conf", text);
    return workshop.start(
        "herald", Map.copyOf(environment), HeraldProgram.command(file.toString()));
  }

  /** Waits until the events have all of these, written without blanks and quotes. */
  private static void shown(Workshop workshop, String... parts) {
    for (var part : parts) {
      Await.within(LIMIT, () -> assertThat(squeezed(events(workshop))).contains(part));
    }
  }

  private static String events(Workshop workshop) {
    try {
      var file = workshop.file("events");
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String squeezed(Workshop workshop, List<String> client, String... question) {
    var command = new java.util.ArrayList<>(client);
    command.addAll(List.of(question));
    var asked = workshop.finish(Map.of(), command);
    asked.awaitExit(LIMIT);
    return squeezed(String.join("\n", asked.output().lines()));
  }

  private static String squeezed(String text) {
    return text.replaceAll("[\\s\"]", "");
  }
}
