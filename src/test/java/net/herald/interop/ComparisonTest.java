package net.herald.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.herald.lab.Programs;
import net.herald.lab.Workshop;
import net.herald.lab.WorkshopExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code docs/comparison.md} says that others have, asked of them. */
@ExtendWith(WorkshopExtension.class)
class ComparisonTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          routes in the kernel | protocol kernel { ipv4 { export all; }; }                       | true
          filter language      | filter f { if bgp_path.len > 3 then reject; accept; }            | true
          OSPF                 | protocol ospf v2 { ipv4 {}; area 0 { interface "lo" {}; }; }     | true
          RIP                  | protocol rip { ipv4 {}; interface "lo"; }                        | true
          BFD                  | protocol bfd {}                                                  | true
          RPKI                 | roa4 table r; protocol rpki { roa4 { table r; }; remote "::1"; } | true
          MRT                  | protocol mrt { table "*"; period 10; filename "/dev/null"; }     | true
          FlowSpec             | flow4 table f;                                                   | true
          EVPN                 | evpn table e;                                                    | false
          """)
  void bird(String what, String configuration, boolean has, Workshop workshop) {
    assumeThat(Programs.find("bird")).as("BIRD is here").isPresent();
    var text = "router id 192.0.2.1; protocol device {}\n" + configuration + "\n";
    var file = workshop.write("bird.conf", text);
    var bird =
        workshop.finish(Map.of(), List.of(Programs.word("bird"), "-p", "-c", file.toString()));
    assertThat(bird.awaitExit(LIMIT) == 0).as(what + "\n" + bird.log()).isEqualTo(has);
  }

  @Test
  void gobgp(Workshop workshop) {
    assumeThat(Programs.find("gobgpd")).as("GoBGP is here").isPresent();
    var file =
        workshop.write(
            "gobgp.toml",
            """
            [global.config]
              as = 65001
              router-id = "192.0.2.1"
            [[bmp-servers]]
              [bmp-servers.config]
                address = "127.0.0.1"
            [[mrt-dump]]
              [mrt-dump.config]
                dump-type = "updates"
                file-name = "/dev/null"
            [[rpki-servers]]
              [rpki-servers.config]
                address = "127.0.0.1"
            [zebra.config]
              enabled = true
            [[policy-definitions]]
              name = "p"
            """);
    var gobgp =
        workshop.finish(Map.of(), List.of(Programs.word("gobgpd"), "-d", "-f", file.toString()));
    assertThat(gobgp.awaitExit(LIMIT)).as(gobgp.log()).isZero();
  }
}
