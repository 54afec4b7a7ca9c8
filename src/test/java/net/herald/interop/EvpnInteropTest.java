package net.herald.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import net.herald.lab.Await;
import net.herald.lab.Program;
import net.herald.lab.Workshop;
import net.herald.lab.WorkshopExtension;
import net.herald.lab.speaker.Session;
import net.herald.lab.speaker.Speaker;
import net.herald.lab.speaker.SpeakerKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** EVPN routes of types 2, 3 and 5 in the tables of other speakers, and theirs in our events. */
@ExtendWith(WorkshopExtension.class)
class EvpnInteropTest {
  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final Session SESSION = Session.between(65001, 65002);

  private static final String VXLAN = " extended-community [ target:65001:100 encap:VXLAN ]";
  private static final List<String> ROUTES =
      List.of(
          "mac-ip rd 65001:1 ethernet-tag 0 mac 00:11:22:33:44:55 ip 10.1.0.5 vni 100"
              + " next-hop 192.0.2.1 extended-community [ target:65001:100 encap:VXLAN"
              + " mac-mobility:7:sticky ]",
          "mac-ip rd 65001:1 mac 00:11:22:33:44:66 vni 100 next-hop 192.0.2.1" + VXLAN,
          "multicast rd 65001:1 ip 192.0.2.1 next-hop 192.0.2.1"
              + " pmsi [ ingress-replication endpoint 192.0.2.1 vni 100 ]"
              + VXLAN,
          "ip-prefix rd 65001:1 prefix 10.1.0.0/24 vni 5000 next-hop 192.0.2.1"
              + " extended-community [ target:65001:100 encap:VXLAN router-mac:02:00:00:00:00:01 ]",
          "ip-prefix rd 65001:1 prefix 2001:db8:1::/48 gateway 2001:db8::fe vni 5000"
              + " next-hop 192.0.2.1"
              + VXLAN);

  @Test
  void goBgpHasOurRoutesAndWeHaveItsRoutes(Workshop workshop) {
    assumeTrue(SpeakerKind.GOBGP.missing().isEmpty(), SpeakerKind.GOBGP.missing());
    var gobgp = SpeakerKind.gobgp(workshop, SESSION.mirrored(), List.of("l2vpn-evpn"));
    gobgp.start();
    add(gobgp, "macadv 00:aa:bb:cc:dd:ee 10.9.0.5 etag 0 label 900 rd 65002:9 rt 65002:9");
    add(
        gobgp,
        "multicast 192.0.2.2 etag 0 rd 65002:9 rt 65002:9 encap vxlan"
            + " pmsi ingress-repl 900 192.0.2.2");
    add(gobgp, "prefix 10.9.0.0/24 gw 10.9.0.254 etag 0 label 901 rd 65002:9 rt 65002:9");
    var herald = start(workshop, "herald", "127.0.0.1", 65001, ROUTES);

    Await.within(
        LIMIT,
        () ->
            assertThat(table(gobgp))
                .contains("\"mac\":\"00:11:22:33:44:55\",\"ip\":\"10.1.0.5\",\"labels\":[100]")
                .contains("\"sequence\":7,\"is_sticky\":true")
                .contains("[type:macadv][rd:65001:1][etag:0][mac:00:11:22:33:44:66]")
                .contains("[type:multicast][rd:65001:1][etag:0][ip:192.0.2.1]")
                .contains("\"tunnel-type\":6,\"label\":100,\"tunnel-id\":\"192.0.2.1\"")
                .contains("\"prefix\":\"10.1.0.0/24\",\"gateway\":\"0.0.0.0\",\"label\":5000")
                .contains("\"mac\":\"02:00:00:00:00:01\"")
                .contains("\"prefix\":\"2001:db8:1::/48\",\"gateway\":\"2001:db8::fe\"")
                .contains("\"subtype\":12,\"tunnel_type\":8"));
    Await.within(
        LIMIT,
        () ->
            assertThat(received(workshop, "herald"))
                .contains("\"mac\": \"00:AA:BB:CC:DD:EE\", \"label\": [ [56, 900] ]")
                .contains("\"rd\": \"65002:9\", \"ethernet-tag\": 0, \"ip\": \"192.0.2.2\" }")
                .contains("\"pmsi\": \"pmsi:ingressreplication:0:56(900):192.0.2.2\"")
                .contains("\"ip\": \"10.9.0.0\", \"iplen\": 24, \"gateway\": \"10.9.0.254\""));

    reload(workshop, herald, ROUTES.subList(0, 1));
    Await.within(
        LIMIT,
        () ->
            assertThat(table(gobgp))
                .contains("00:11:22:33:44:55")
                .doesNotContain("00:11:22:33:44:66", "type:multicast", "type:Prefix"));
    assertThat(received(workshop, "herald")).as("the session stayed up").doesNotContain("down");
  }

  @Test
  void frrHasOurRoutesAndPassesOnThoseOfAnother(Workshop workshop) {
    assumeTrue(SpeakerKind.FRR.missing().isEmpty(), SpeakerKind.FRR.missing());
    var other =
        """
         neighbor 127.0.0.3 remote-as 65003
         neighbor 127.0.0.3 passive
         neighbor 127.0.0.3 update-source 127.0.0.2
         neighbor 127.0.0.3 ebgp-multihop 64
         neighbor 127.0.0.3 disable-connected-check
         neighbor 127.0.0.3 advertisement-interval 0
         address-family l2vpn evpn
          neighbor 127.0.0.1 activate
          neighbor 127.0.0.3 activate
         exit-address-family
        """;
    var frr = SpeakerKind.frr(workshop, SESSION.mirrored(), other);
    frr.start();
    var herald = start(workshop, "herald", "127.0.0.1", 65001, ROUTES);
    start(workshop, "another", "127.0.0.3", 65003, List.of());

    Await.within(
        LIMIT,
        () ->
            assertThat(frr.answer("show bgp l2vpn evpn route detail"))
                .contains("[2]:[0]:[48]:[00:11:22:33:44:55]:[32]:[10.1.0.5] VNI 100")
                .contains("RT:65001:100 ET:8 MM:7, sticky MAC")
                .contains("[2]:[0]:[48]:[00:11:22:33:44:66] VNI 100")
                .contains("[3]:[0]:[32]:[192.0.2.1]")
                .contains("PMSI Tunnel Type: Ingress Replication, label: 100")
                .contains("[5]:[0]:[24]:[10.1.0.0] VNI 5000")
                .contains("RT:65001:100 ET:8 Rmac:02:00:00:00:00:01")
                .contains("[5]:[0]:[48]:[2001:db8:1::] VNI 5000"));
    Await.within(
        LIMIT,
        () ->
            assertThat(received(workshop, "another"))
                .contains("\"mac\": \"00:11:22:33:44:55\", \"label\": [ [6, 100] ]")
                .contains("\"string\": \"mac-mobility:7:sticky\"")
                .contains("\"rd\": \"65001:1\", \"ethernet-tag\": 0, \"ip\": \"192.0.2.1\" }")
                .contains("\"pmsi\": \"pmsi:ingressreplication:0:6(100):192.0.2.1\"")
                .contains("\"label\": [ [312, 5000] ], \"ip\": \"10.1.0.0\", \"iplen\": 24")
                .contains("\"string\": \"router-mac:02:00:00:00:00:01\"")
                .contains("\"ip\": \"2001:db8:1::\", \"iplen\": 48"));

    reload(workshop, herald, ROUTES.subList(0, 1));
    Await.within(
        LIMIT,
        () -> {
          assertThat(frr.answer("show bgp l2vpn evpn route"))
              .contains("00:11:22:33:44:55")
              .doesNotContain("00:11:22:33:44:66", "[3]:[0]:[32]:[192.0.2.1]", "10.1.0.0]");
          assertThat(received(workshop, "another")).contains("\"withdraw\": { \"l2vpn evpn\"");
        });
  }

  private static void add(Speaker gobgp, String route) {
    gobgp.answer(("global rib add -a evpn " + route).split(" "));
  }

  private static String table(Speaker gobgp) {
    return gobgp.answer("neighbor", SESSION.local().address(), "adj-in", "-a", "evpn", "-j");
  }

  private static Program start(
      Workshop workshop, String name, String address, long asn, List<String> routes) {
    var file = workshop.write(name + ".conf", configuration(workshop, name, address, asn, routes));
    return Daemons.start(workshop, file);
  }

  private static void reload(Workshop workshop, Program herald, List<String> routes) {
    workshop.write("herald.conf", configuration(workshop, "herald", "127.0.0.1", 65001, routes));
    herald.signal("SIGUSR1");
  }

  private static String configuration(
      Workshop workshop, String name, String address, long asn, List<String> routes) {
    var collect = workshop.script(name + "-collect", "exec cat > " + workshop.file(name) + "\n");
    var text = new StringBuilder();
    routes.forEach(route -> text.append("    evpn ").append(route).append(";\n"));
    return """
    process collect { run %s; encoder json; }
    neighbor 127.0.0.2 {
      router-id %s; local-address %s; local-as %d; peer-as 65002; hold-time 30; connect %d;
      family { l2vpn evpn; }
      api { processes [ collect ]; neighbor-changes; receive { parsed; update; } }
      announce { l2vpn {
    %s  } }
    }
    """
        .formatted(
            collect, address.replace("127.", "10."), address, asn, SESSION.remote().port(), text);
  }

  private static String received(Workshop workshop, String name) {
    var events = workshop.file(name);
    try {
      return Files.exists(events) ? Files.readString(events) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
