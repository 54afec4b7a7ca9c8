package net.herald.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.herald.lab.Await;
import net.herald.lab.HeraldProgram;
import net.herald.lab.Workshop;
import net.herald.lab.WorkshopExtension;
import net.herald.lab.speaker.FlowSpeaker;
import net.herald.lab.speaker.Session;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** FlowSpec rules of IPv4 and IPv6, there and back, with others that speak it. */
@ExtendWith(WorkshopExtension.class)
class FlowInteropTest {
  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final long AS = 65001;

  /**
   * A rule as it is configured here, and how it stands in the tables of others.
   *
   * @param frr parts that follow each other; it shows bits with letters beyond ASCII
   */
  private record Rule(String match, String then, String bird, String gobgp, List<String> frr) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              "source 10.0.0.1/32; destination 192.168.0.0/24; protocol [ tcp udp ];"
                  + " destination-port [ >8080&<8088 =3128 ]; source-port >1024;"
                  + " tcp-flags [ syn&!ack ]; packet-length [ >200&<300 ]; dscp 46;"
                  + " fragment !is-fragment;",
              "rate-limit 9600;",
              "flow4 { dst 192.168.0.0/24; src 10.0.0.1/32; proto 6,17;"
                  + " dport > 8080 && < 8088 || 3128; sport > 1024;"
                  + " tcp flags !0x0/0x2 && 0x0/0x10; length > 200 && < 300; dscp 46;"
                  + " fragment !is_fragment; }",
              "[destination: 192.168.0.0/24][source: 10.0.0.1/32][protocol: ==tcp ==udp]"
                  + "[destination-port: >8080&<8088 ==3128][source-port: >1024]"
                  + "[tcp-flags: S&!A][packet-length: >200&<300][dscp: ==46]"
                  + "[fragment: !is-fragment]",
              List.of(
                  "Destination Address 192.168.0.0/24 Source Address 10.0.0.1/32"
                      + " IP Protocol = 6 , = 17 Destination Port > 8080 , < 8088 , = 3128"
                      + " Source Port > 1024",
                  "Packet Length > 200 , < 300 DSCP field = 46",
                  "FS:rate 9600.000000")),
          new Rule(
              "destination 192.168.1.0/24; protocol icmp; icmp-type echo-request; icmp-code 0;",
              "discard;",
              "flow4 { dst 192.168.1.0/24; proto 1; icmp type 8; icmp code 0; }",
              "[destination: 192.168.1.0/24][protocol: ==icmp][icmp-type: ==8][icmp-code: ==0]",
              List.of(
                  "Destination Address 192.168.1.0/24 IP Protocol = 1 ICMP Type = 8 ICMP Code = 0"
                      + " FS:rate 0.000000")),
          new Rule(
              "destination 192.168.2.0/24; port [ 80 8080 ];",
              "redirect 65500:12345;",
              "flow4 { dst 192.168.2.0/24; port 80,8080; }",
              "[destination: 192.168.2.0/24][port: ==80 ==8080]",
              List.of(
                  "Destination Address 192.168.2.0/24 Port = 80 , = 8080"
                      + " FS:redirect VRF RT:65500:12345")),
          new Rule(
              "destination 192.168.3.0/24;",
              "mark 46; action sample-terminal;",
              "flow4 { dst 192.168.3.0/24; }",
              "[destination: 192.168.3.0/24]",
              List.of("Destination Address 192.168.3.0/24 FS:action", "FS:marking 46")),
          new Rule(
              "destination 2001:db8:1::/48; source ::1234:5678:9800:0/101/64; next-header tcp;"
                  + " destination-port 443; flow-label 2013;",
              "discard;",
              "flow6 { dst 2001:db8:1::/48; src ::1234:5678:9800:0/101 offset 64; next header 6;"
                  + " dport 443; label 2013; }",
              "[destination: 2001:db8:1::/48/0][source: ::1234:5678:9800:0/101/64]"
                  + "[protocol: ==tcp][destination-port: ==443][label: ==2013]",
              List.of(
                  "Destination Address 2001:db8:1::/48/off 0"
                      + " Source Address ::1234:5678:9800:0/101/off 64 IP Protocol = 6"
                      + " Destination Port = 443 Packet Flow Label = 2013")),
          new Rule(
              "destination 2001:db8:2::/48; next-header icmpv6; icmp-type packet-too-big;"
                  + " traffic-class 101;",
              "redirect 65500:1;",
              "flow6 { dst 2001:db8:2::/48; next header 58; icmp type 2; dscp 101; }",
              "[destination: 2001:db8:2::/48/0][protocol: ==58][icmp-type: ==2][dscp: ==101]",
              List.of(
                  "Destination Address 2001:db8:2::/48/off 0 IP Protocol = 58 ICMP Type = 2"
                      + " DSCP field = 101 FS:redirect VRF RT:65500:1")));

  @ParameterizedTest
  @EnumSource(FlowSpeaker.class)
  void rulesGoBothWays(FlowSpeaker kind, Workshop workshop) {
    assumeTrue(kind.missing().isEmpty(), kind.missing());
    var session = Session.between(AS, AS);
    var speaker = kind.start(workshop, session.mirrored());
    var events = workshop.file("events");
    var collect = workshop.script("collect", "exec cat > " + events + "\n");
    var environment = new HashMap<String, String>();
    environment.put("exabgp_daemon_user", System.getProperty("user.name"));
    environment.put("exabgp_api_cli", "false");
    // BIRD has the form of RFC 8956, the others that of the drafts before it
    environment.put("exabgp_bgp_flow_offset", kind == FlowSpeaker.BIRD ? "rfc8956" : "whole");
    var configuration = workshop.write("herald.conf", configuration(session, collect)).toString();
    workshop.start("herald", Map.copyOf(environment), HeraldProgram.command(configuration));

    for (var rule : RULES) {
      for (var part : shown(kind, rule)) {
        Await.within(LIMIT, () -> assertThat(speaker.learned()).contains(part));
      }
    }
    for (var rule : kind.announced()) {
      Await.within(
          LIMIT, () -> assertThat(received(events)).contains("\"string\": \"" + rule + "\""));
    }
    assertThat(received(events)).doesNotContain("\"state\": \"down\"");
  }

  private static List<String> shown(FlowSpeaker kind, Rule rule) {
    return switch (kind) {
      case BIRD -> List.of(rule.bird);
      case GOBGP -> List.of(rule.gobgp);
      case FRR -> rule.frr;
    };
  }

  private static String received(Path events) {
    try {
      return Files.exists(events) ? Files.readString(events) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String configuration(Session session, Path helper) {
    var out = new StringBuilder();
    out.append("process collect { run ").append(helper).append("; encoder json; }\n");
    out.append("neighbor ").append(session.remote().address()).append(" {\n");
    out.append("  router-id ").append(session.local().routerId()).append(";\n");
    out.append("  local-address ").append(session.local().address()).append(";\n");
    out.append("  local-as ").append(session.local().asn()).append(";\n");
    out.append("  peer-as ").append(session.remote().asn()).append(";\n");
    out.append("  connect ").append(session.remote().port()).append(";\n  hold-time 30;\n");
    out.append("  family { ipv4 flow; ipv6 flow; }\n");
    out.append("  api { processes [ collect ]; neighbor-changes; receive { parsed; update; } }\n");
    out.append("  flow {\n");
    for (var rule : RULES) {
      out.append("    route { match { ").append(rule.match).append(" } then { ");
      out.append(rule.then).append(" } }\n");
    }
    return out.append("  }\n}\n").toString();
  }
}
