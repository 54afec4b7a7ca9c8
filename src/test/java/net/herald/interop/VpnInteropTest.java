package net.herald.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.herald.lab.Await;
import net.herald.lab.Workshop;
import net.herald.lab.WorkshopExtension;
import net.herald.lab.speaker.Session;
import net.herald.lab.speaker.Speaker;
import net.herald.lab.speaker.SpeakerKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Labelled and VPN routes, and wishes for route targets, in the tables of other speakers. */
@ExtendWith(WorkshopExtension.class)
class VpnInteropTest {
  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final Session SESSION = Session.between(65001, 65002);

  private static final List<String> ROUTES =
      List.of(
          "10.1.0.0/24 rd 65000:1 label 100 next-hop 192.0.2.1 extended-community target:65000:1",
          "2001:db8:1::/48 rd 192.0.2.9:7 label 200 next-hop 2001:db8::1"
              + " extended-community target:65000:1",
          "10.2.0.0/24 label 300 next-hop 192.0.2.1",
          "2001:db8:2::/48 label [ 400 500 ] next-hop 2001:db8::1");

  @Test
  void goBgpHasOurRoutesAndWeHaveItsRoutes(Workshop workshop) {
    assumeTrue(SpeakerKind.GOBGP.missing().isEmpty(), SpeakerKind.GOBGP.missing());
    var families =
        List.of(
            "l3vpn-ipv4-unicast",
            "l3vpn-ipv6-unicast",
            "ipv4-labelled-unicast",
            "ipv6-labelled-unicast");
    var gobgp = SpeakerKind.gobgp(workshop, SESSION.mirrored(), families);
    gobgp.start();
    add(gobgp, "vpnv4 10.9.0.0/24 label 900 rd 65002:9 rt 65000:1 nexthop 192.0.2.2");
    add(gobgp, "vpnv6 2001:db8:9::/48 label 901 rd 65002:9 rt 65000:1 nexthop 2001:db8::2");
    add(gobgp, "ipv4-mpls 10.8.0.0/24 800 nexthop 192.0.2.2");
    add(gobgp, "ipv6-mpls 2001:db8:8::/48 801/802 nexthop 2001:db8::2");
    var events = workshop.file("events");
    var herald =
        Daemons.start(workshop, workshop.write("herald.conf", configuration(ROUTES, workshop)));

    Await.within(
        LIMIT,
        () -> {
          assertThat(table(gobgp, "vpnv4"))
              .contains("\"prefix\":\"10.1.0.0/24\",\"labels\":[100]")
              .contains("\"rd\":{\"type\":0,\"admin\":65000,\"assigned\":1}")
              .contains("\"value\":\"65000:1\"");
          assertThat(table(gobgp, "vpnv6"))
              .contains("\"prefix\":\"2001:db8:1::/48\",\"labels\":[200]")
              .contains("\"rd\":{\"type\":1,\"admin\":\"192.0.2.9\",\"assigned\":7}")
              .contains("\"nexthop\":\"2001:db8::1\"");
          assertThat(table(gobgp, "ipv4-mpls"))
              .contains("\"prefix\":\"10.2.0.0/24\",\"labels\":[300]");
          assertThat(table(gobgp, "ipv6-mpls"))
              .contains("\"prefix\":\"2001:db8:2::/48\",\"labels\":[400,500]");
        });
    Await.within(
        LIMIT,
        () ->
            assertThat(received(events))
                .contains("\"10.9.0.0/24\", \"label\": [ [900, 14401] ], \"rd\": \"65002:9\"")
                .contains("\"2001:db8:9::/48\", \"label\": [ [901, 14417] ], \"rd\": \"65002:9\"")
                .contains("\"10.8.0.0/24\", \"label\": [ [800, 12801] ]")
                .contains("\"2001:db8:8::/48\", \"label\": [ [801, 12816], [802, 12833] ]"));

    workshop.write("herald.conf", configuration(List.of(ROUTES.get(2)), workshop));
    herald.signal("SIGUSR1");
    Await.within(
        LIMIT,
        () -> {
          assertThat(table(gobgp, "vpnv4")).doesNotContain("10.1.0.0");
          assertThat(table(gobgp, "vpnv6")).doesNotContain("2001:db8:1::");
          assertThat(table(gobgp, "ipv6-mpls")).doesNotContain("2001:db8:2::");
        });
    assertThat(table(gobgp, "ipv4-mpls")).as("what stays").contains("10.2.0.0/24");
    assertThat(received(events)).as("the session stayed up").doesNotContain("\"down\"");
  }

  /** RFC 4684: a speaker that was told what is wanted sends nothing else. */
  @Test
  void goBgpSendsTheRoutesOfTheTargetsWeWant(Workshop workshop) {
    assumeTrue(SpeakerKind.GOBGP.missing().isEmpty(), SpeakerKind.GOBGP.missing());
    var families = List.of("l3vpn-ipv4-unicast", "rtc");
    var gobgp = SpeakerKind.gobgp(workshop, SESSION.mirrored(), families);
    gobgp.start();
    add(gobgp, "vpnv4 10.8.0.0/24 label 800 rd 65002:9 rt 65000:2 nexthop 192.0.2.2");
    add(gobgp, "vpnv4 10.9.0.0/24 label 900 rd 65002:9 rt 65000:1 nexthop 192.0.2.2");
    var events = workshop.file("events");
    var wish = "origin-as 65001 route-target target:65000:1 next-hop 192.0.2.1";
    Daemons.start(
        workshop,
        workshop.write(
            "herald.conf",
            configuration(
                "ipv4 mpls-vpn; ipv4 rtc;", "announce { ipv4 { rtc " + wish + "; } }", workshop)));

    Await.within(
        LIMIT,
        () -> {
          assertThat(table(gobgp, "rtc")).contains("65001:65000:1");
          assertThat(received(events)).contains("\"nlri\": \"10.9.0.0/24\"");
        });
    assertThat(received(events)).doesNotContain("10.8.0.0/24");
  }

  @Test
  void frrHasOurRoutesAndWeHaveItsRoutes(Workshop workshop) {
    assumeTrue(SpeakerKind.FRR.missing().isEmpty(), SpeakerKind.FRR.missing());
    var frr =
        SpeakerKind.frr(
            workshop,
            SESSION.mirrored(),
            section("ipv4 vpn", "network 10.9.0.0/24 rd 65002:9 label 900")
                + section("ipv6 vpn", "network 2001:db8:9::/48 rd 65002:9 label 901")
                + section("ipv4 labeled-unicast", "")
                + section("ipv6 labeled-unicast", ""));
    frr.start();
    var events = workshop.file("events");
    Daemons.start(workshop, workshop.write("herald.conf", configuration(ROUTES, workshop)));

    Await.within(
        LIMIT,
        () -> {
          assertThat(frr.answer("show bgp ipv4 vpn"))
              .containsSubsequence("Distinguisher: 65000:1", "10.1.0.0/24", "192.0.2.1")
              .containsSubsequence("10.1.0.0/24", "EC{65000:1} label=100 ");
          assertThat(frr.answer("show bgp ipv6 vpn"))
              .containsSubsequence("Distinguisher: 192.0.2.9:7", "2001:db8:1::/48", "label=200 ");
          assertThat(frr.answer("show bgp ipv4 labeled-unicast 10.2.0.0/24"))
              .contains("192.0.2.1 from 127.0.0.1", "Remote label: 300");
          assertThat(frr.answer("show bgp ipv6 labeled-unicast 2001:db8:2::/48"))
              .as("it shows the last of several labels")
              .contains("2001:db8::1 from 127.0.0.1", "Remote label: 500");
        });
    Await.within(
        LIMIT,
        () ->
            assertThat(received(events))
                .contains("\"10.9.0.0/24\", \"label\": [ [900, 14401] ], \"rd\": \"65002:9\"")
                .contains("\"2001:db8:9::/48\", \"label\": [ [901, 14417] ], \"rd\": \"65002:9\""));
  }

  private static void add(Speaker gobgp, String route) {
    gobgp.answer(("global rib add -a " + route).split(" "));
  }

  private static String table(Speaker gobgp, String family) {
    return gobgp.answer("neighbor", SESSION.local().address(), "adj-in", "-a", family, "-j");
  }

  private static String section(String family, String network) {
    var neighbor = "  neighbor " + SESSION.local().address();
    return String.join(
        "\n",
        " address-family " + family,
        neighbor + " activate",
        neighbor + " attribute-unchanged next-hop",
        "  " + network,
        " exit-address-family",
        "");
  }

  private static String configuration(List<String> routes, Workshop workshop) {
    var text = new StringBuilder("static {\n");
    routes.forEach(route -> text.append("    route ").append(route).append(";\n"));
    return configuration(
        "ipv4 mpls-vpn; ipv6 mpls-vpn; ipv4 nlri-mpls; ipv6 labeled-unicast;",
        text + "  }",
        workshop);
  }

  private static String configuration(String families, String routes, Workshop workshop) {
    var collect = workshop.script("collect", "exec cat > " + workshop.file("events") + "\n");
    return """
    process collect { run %s; encoder json; }
    neighbor %s {
      router-id 10.0.0.1; local-address %s; local-as 65001; peer-as 65002; hold-time 30;
      connect %d;
      family { %s }
      api { processes [ collect ]; neighbor-changes; receive { parsed; update; } }
      %s
    }
    """
        .formatted(
            collect,
            SESSION.remote().address(),
            SESSION.local().address(),
            SESSION.remote().port(),
            families,
            routes);
  }

  private static String received(Path events) {
    try {
      return Files.exists(events) ? Files.readString(events) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
