package net.herald.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.herald.lab.Await;
import net.herald.lab.Ports;
import net.herald.lab.Program;
import net.herald.lab.Programs;
import net.herald.lab.Workshop;
import net.herald.lab.WorkshopExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * MUP routes, SRv6 services and SR policies that GoBGP reads, writes anew and reflects: what comes
 * back on a second session says what went out on the first.
 */
@ExtendWith(WorkshopExtension.class)
class SegmentRoutingInteropTest {
  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final List<String> FAMILIES =
      List.of("ipv4-mup", "ipv6-mup", "ipv4-srpolicy", "ipv6-srpolicy");

  private final int port = Ports.free();
  private final int apiPort = Ports.free();

  /** What is announced, and what the event of the reflected route has. */
  private static final Map<String, List<String>> MUP =
      Map.of(
          "mup-isd 10.0.1.0/24 rd 100:100 next-hop 2001::1 extended-community [ target:10:10 ]"
              + " bgp-prefix-sid-srv6 ( l3-service 2001:db8:1:1:: 0x48 [64,24,16,0,0,0] )",
          List.of(
              "\"raw\": \"0100010C0000006400000064180A0001\"",
              "\"sid\": \"2001:db8:1:1::\", \"flags\": 0, \"endpoint_behavior\": 72,"
                  + " \"structure\": {\"locator-block-length\": 64"),
          "mup-dsd 10.0.0.1 rd 100:100 next-hop 2001::2"
              + " extended-community [ target:10:10 mup:10:10 ]",
          List.of("\"raw\": \"0100020C00000064000000640A000001\"", "\"string\": \"mup:10:10\""),
          "mup-t1st 192.168.0.2/32 rd 100:100 teid 12345 qfi 9 endpoint 10.0.0.1"
              + " next-hop 10.0.0.2 extended-community [ target:10:10 ]",
          List.of("\"raw\": \"01000317000000640000006420C0A800020000303909200A000001\""),
          "mup-t2st 10.0.0.1 rd 100:100 teid 12345/32 next-hop 10.0.0.2"
              + " extended-community [ target:10:10 mup:10:10 ]",
          List.of("\"raw\": \"010004110000006400000064400A00000100003039\""));

  private static final Map<String, List<String>> POLICIES =
      Map.of(
          "distinguisher 1 color 100 endpoint 10.1.1.1 next-hop 192.0.2.1 preference 100"
              + " binding-sid mpls 24000 priority 7"
              + " segment-list weight 10 segment type-a mpls 16001 segment type-a mpls 16002"
              + " segment-list weight 5 segment type-a mpls 17001",
          List.of(
              "{\"distinguisher\": 1, \"color\": 100, \"endpoint\": \"10.1.1.1\"}",
              "\"preference\": 100",
              "\"label\": 24000",
              "\"priority\": 7",
              "{\"weight\": 10, \"segments\": [{\"type\": \"A\", \"label\": 16001, \"tc\": 0,"
                  + " \"s\": false, \"ttl\": 0}, {\"type\": \"A\", \"label\": 16002, \"tc\": 0,"
                  + " \"s\": true, \"ttl\": 0}]}",
              "{\"weight\": 5, \"segments\": [{\"type\": \"A\", \"label\": 17001, \"tc\": 0,"
                  + " \"s\": true, \"ttl\": 0}]}"),
          "distinguisher 2 color 200 endpoint 10.1.1.2 next-hop 192.0.2.1 preference 200"
              + " segment-list weight 1 segment type-b srv6 fc00::1"
              + " endpoint-behavior 65 32 0 16 0",
          List.of(
              "{\"distinguisher\": 2, \"color\": 200, \"endpoint\": \"10.1.1.2\"}",
              "\"preference\": 200",
              "{\"type\": \"B\", \"sid\": \"fc00::1\", \"endpoint-behavior\": {\"behavior\": 65,"
                  + " \"lb-length\": 32, \"ln-length\": 0, \"fun-length\": 16, \"arg-length\": 0}}"));

  @Test
  void whatGoBgpReflectsIsWhatWasAnnounced(Workshop workshop) {
    assumeTrue(Programs.find("gobgpd").isPresent(), "there is no gobgpd here");
    workshop.start("gobgpd", goBgp(workshop));
    Await.until("gobgpd is ready", LIMIT, () -> asked(workshop, "global").awaitExit(LIMIT) == 0);
    var events = workshop.file("events");
    var collect = workshop.script("collect", "exec cat > " + events + "\n");
    Daemons.start(workshop, workshop.write("herald.conf", configuration(collect)));

    MUP.values().forEach(members -> arrives(events, members));
    POLICIES.values().forEach(members -> arrives(events, members));

    var route =
        "global rib add -a ipv6-mup t1st 2001:db8:9::1/128 rd 100:100 rt 10:10 teid 54321 qfi 7"
            + " endpoint 2001:db8::9 nexthop 2001:db8::9";
    assertThat(asked(workshop, route.split(" ")).awaitExit(LIMIT)).isZero();
    arrives(
        events,
        List.of(
            "\"prefix_ip\": \"2001:db8:9::1\", \"teid\": \"54321\", \"qfi\": \"7\","
                + " \"rd\": \"100:100\"",
            "\"endpoint_ip\": \"2001:db8::9\""));
    assertThat(received(events)).as("no session ended").doesNotContain("notification");
  }

  /** One event of an UPDATE has all of it. */
  private static void arrives(Path events, List<String> members) {
    Await.within(
        LIMIT,
        () ->
            assertThat(received(events).lines())
                .anySatisfy(line -> assertThat(line).contains(members)));
  }

  private static String received(Path events) {
    try {
      return Files.exists(events) ? Files.readString(events) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Program asked(Workshop workshop, String... words) {
    var command = new ArrayList<>(List.of(Programs.word("gobgp"), "-p", Integer.toString(apiPort)));
    command.addAll(List.of(words));
    return workshop.finish(Map.of(), command);
  }

  private List<String> goBgp(Workshop workshop) {
    var text =
        """
        [global.config]
          as = 65001
          router-id = "192.0.2.2"
          port = %d
          local-address-list = ["127.0.0.2", "127.0.0.4"]
        """
            .formatted(port);
    var file = workshop.write("gobgpd.toml", text + client(1, 2) + client(3, 4));
    return List.of(
        Programs.word("gobgpd"),
        "-f",
        file.toString(),
        "--api-hosts",
        "127.0.0.1:" + apiPort,
        "--pprof-disable");
  }

  private static String client(int theirs, int ours) {
    var out = new StringBuilder();
    out.append("[[neighbors]]\n  [neighbors.config]\n    neighbor-address = \"127.0.0.");
    out.append(theirs).append("\"\n    peer-as = 65001\n");
    out.append("  [neighbors.transport.config]\n    passive-mode = true\n");
    out.append("    local-address = \"127.0.0.").append(ours).append("\"\n");
    out.append("  [neighbors.route-reflector.config]\n    route-reflector-client = true\n");
    out.append("    route-reflector-cluster-id = \"192.0.2.2\"\n");
    for (var family : FAMILIES) {
      out.append("  [[neighbors.afi-safis]]\n    [neighbors.afi-safis.config]\n");
      out.append("      afi-safi-name = \"").append(family).append("\"\n");
    }
    return out.toString();
  }

  private String configuration(Path collect) {
    var out = new StringBuilder("process collect { run " + collect + "; encoder json; }\n");
    out.append(session(1, 2)).append("  announce {\n    ipv4 {\n");
    MUP.keySet().forEach(route -> out.append("      mup ").append(route).append(";\n"));
    POLICIES.keySet().forEach(route -> out.append("      sr-policy ").append(route).append(";\n"));
    out.append("    }\n  }\n}\n").append(session(3, 4));
    out.append("  api { processes [ collect ]; neighbor-changes; receive { parsed; update; } }\n");
    return out.append("}\n").toString();
  }

  private String session(int ours, int theirs) {
    return """
    neighbor 127.0.0.%d {
      router-id 192.0.2.%d; local-address 127.0.0.%d; local-as 65001; peer-as 65001;
      connect %d; hold-time 30;
      family { ipv4 mup; ipv6 mup; ipv4 sr-policy; ipv6 sr-policy; }
    """
        .formatted(theirs, ours, ours, port);
  }
}
