package net.herald.interop;

import static org.assertj.core.api.Assertions.assertThat;

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

/**
 * Herald and another vendor's program on loopback: Herald is 127.0.0.1 in AS 65001 and calls, the
 * other one 127.0.0.2 in AS 65002.
 */
final class Neighborhood {
  static final Duration LIMIT = Duration.ofSeconds(40);

  private final Workshop workshop;
  private final String port = String.valueOf(Ports.free());

  Neighborhood(Workshop workshop) {
    this.workshop = workshop;
  }

  /** Where the other program listens. */
  String port() {
    return port;
  }

  /** Starts BIRD in a role of RFC 9234. */
  Program bird(String role) {
    var file = workshop.write("bird.conf", BIRD.replace("ROLE", role).replace("THEIRS", port));
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

  /** What asks BIRD. */
  List<String> birdc() {
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
  Program herald(String families, String announced) {
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
            .replace("THEIRS", port)
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
  void shown(String... parts) {
    for (var part : parts) {
      Await.within(LIMIT, () -> assertThat(squeezed(events())).contains(part));
    }
  }

  private String events() {
    try {
      var file = workshop.file("events");
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a program answers, without blanks and quotes. */
  String squeezed(List<String> client, String... question) {
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
