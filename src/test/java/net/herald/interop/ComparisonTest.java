package net.herald.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
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
  private static final Path FRR = Path.of("/usr/lib/frr");
  private static final Path OPENBGPD = Path.of("/usr/sbin/bgpd");

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
          BMP                  | protocol bmp { station address ip ::1 port 1790; }               | false
          SR policies          | sr_policy table s;                                               | false
          BGP-LS               | ls table l;                                                      | false
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

  @Test
  void gobgpHasNoBfd(Workshop workshop) {
    assumeThat(Programs.find("gobgp")).as("GoBGP is here").isPresent();
    var help = workshop.ask(List.of(Programs.word("gobgp"), "neighbor", "--help"));
    assertThat(help).doesNotContainIgnoringCase("bfd");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          route maps  | route-map X permit 10; set metric 5                                   | true
          EVPN        | router bgp 65002; address-family l2vpn evpn; advertise-all-vni        | true
          FlowSpec    | router bgp 65002; address-family ipv4 flowspec                        | true
          SR policies | router bgp 65002; address-family ipv4 sr-policy                       | false
          BGP-LS      | router bgp 65002; address-family link-state link-state                | false
          BFD         | router bgp 65002; neighbor 192.0.2.9 remote-as 1; neighbor 192.0.2.9 bfd | true
          MRT         | dump bgp updates /dev/null                                            | true
          BMP alone   | router bgp 65002; bmp targets x                                       | false
          """)
  void frr(String what, String configuration, boolean has, Workshop workshop) {
    assertThat(frrUnderstands(configuration, workshop)).as(what).isEqualTo(has);
  }

  @Test
  void frrHasBmpByItsModuleAndOtherProtocolsByOtherPrograms(Workshop workshop) {
    assertThat(frrUnderstands("router bgp 65002; bmp targets x", workshop, "-M", "bmp")).isTrue();
    assertThat(List.of("ospfd", "ripd", "bfdd", "zebra"))
        .allMatch(p -> Files.exists(FRR.resolve(p)));
  }

  /** A dry run of FRR ends well whatever the file says, and tells of commands it does not know. */
  private static boolean frrUnderstands(String statements, Workshop workshop, String... more) {
    assumeThat(FRR.resolve("bgpd")).as("FRR is here").isExecutable();
    var file = workshop.write("frr.conf", statements.replace("; ", "\n") + "\n").toString();
    var command = new ArrayList<>(List.of(FRR.resolve("bgpd").toString(), "-C", "-S", "-f", file));
    command.addAll(List.of("-u", System.getProperty("user.name")));
    command.addAll(List.of("-g", System.getProperty("user.name")));
    command.addAll(List.of(more));
    var bgpd = workshop.finish(Map.of(), command);
    assertThat(bgpd.awaitExit(LIMIT)).as(bgpd.log()).isZero();
    return !bgpd.log().contains("No such command");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          filter rules | deny from any prefix 192.0.2.0/24               | true
          RPKI         | rtr 127.0.0.1 { port 3323 }                     | true
          MRT          | dump updates in "/dev/null" 300                | true
          FlowSpec     | neighbor 192.0.2.9 { remote-as 2; announce IPv4 flowspec; }  | false
          EVPN         | neighbor 192.0.2.9 { remote-as 2; announce EVPN; }           | false
          SR policies  | neighbor 192.0.2.9 { remote-as 2; announce IPv4 sr-policy; } | false
          VPN          | neighbor 192.0.2.9 { remote-as 2; announce IPv4 vpn; } | true
          BMP          | bmp 127.0.0.1                                   | false
          """)
  void openbgpd(String what, String configuration, boolean has, Workshop workshop)
      throws IOException {
    assumeThat(OPENBGPD).as("OpenBGPD is here").isExecutable();
    var lines = configuration.replace("; ", "\n").replace("{ remote", "{\nremote");
    var text = "AS 65001\nrouter-id 192.0.2.1\n" + lines + "\n";
    var file = workshop.write("openbgpd.conf", text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    var bgpd = workshop.finish(Map.of(), List.of(OPENBGPD.toString(), "-n", "-f", file.toString()));
    assertThat(bgpd.awaitExit(LIMIT) == 0).as(what + "\n" + bgpd.log()).isEqualTo(has);
  }
}
