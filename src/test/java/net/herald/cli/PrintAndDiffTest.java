package net.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code configuration print} and {@code configuration diff}. */
class PrintAndDiffTest {
  private static final String NEIGHBOR =
      """
      neighbor 192.0.2.1 {
        router-id 192.0.2.2; local-address 192.0.2.2; local-as 65001; peer-as 65002;
        md5-password "not shown elsewhere";
        capability { add-path send/receive; operational enable; role peer strict; }
        add-path { ipv4 unicast limit 4; }
        family { all; }
        operational { asm afi ipv4 safi unicast advisory "hello there"; }
        static {
          route 198.51.100.0/24 next-hop self med 5;
          route 198.51.101.0/24 next-hop self rd 65000:1 label 100;
        }
        flow { route r { match { destination 198.51.100.0/24; protocol =udp; } then { rate-limit 9600; } } }
        l2vpn { vpls rd 65000:1 endpoint 5 base 10702 offset 1 size 8 next-hop 192.0.2.2; }
      }
      """;

  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private String printed(Path file) {
    var run = CommandLine.run("configuration", "print", file.toString());
    assertThat(run.err()).as(run.out()).doesNotContain("error:");
    assertThat(run.code()).isZero();
    return run.out();
  }

  @Test
  void whatIsPrintedReadsBackToTheSame() throws Exception {
    var original = file("original.conf", NEIGHBOR);
    var printed = file("printed.conf", printed(original));
    assertThat(printed(printed)).isEqualTo(Files.readString(printed));
    var diff = CommandLine.run("configuration", "diff", original.toString(), printed.toString());
    assertThat(diff.out()).isEqualTo("A reload changes nothing.\n");
    assertThat(Files.readString(printed)).contains("l2vpn {", "flow ", "mpls-vpn ", "limit 4");
  }

  @Test
  void soIsEveryFileOfTheSuite() throws Exception {
    var etc = Path.of("../shared/conformance/etc");
    assumeThat(Files.isDirectory(etc)).as("the conformance files are there").isTrue();
    List<String> wrong = new ArrayList<>();
    try (var files = Files.list(etc)) {
      for (var original : files.filter(f -> f.toString().endsWith(".conf")).sorted().toList()) {
        var run = CommandLine.run("configuration", "print", original.toString());
        var printed = file("printed.conf", run.out());
        var diff =
            CommandLine.run("configuration", "diff", original.toString(), printed.toString());
        if (!diff.out().equals("A reload changes nothing.\n")) {
          wrong.add(original.getFileName() + "\n" + diff.out() + diff.err());
        }
      }
    }
    assertThat(String.join("\n", wrong)).isEmpty();
  }

  @Test
  void whatAReloadWouldDo() throws Exception {
    var old = file("old.conf", NEIGHBOR + NEIGHBOR.replace("192.0.2.1 ", "192.0.2.7 "));
    var now =
        file(
            "new.conf",
            NEIGHBOR.replace("med 5", "med 6")
                + NEIGHBOR.replace("192.0.2.1 ", "192.0.2.8 ").replace("65002", "65003"));
    var run = CommandLine.run("configuration", "diff", old.toString(), now.toString());
    assertThat(run.out().lines())
        .containsExactly(
            "- neighbor 192.0.2.7: its session ends",
            "+ neighbor 192.0.2.8: begins, with 4 routes",
            "  neighbor 192.0.2.1: its session stays",
            "  + 198.51.100.0/24 next-hop self med 5".replace("med 5", "med 6"));
    var anew = file("anew.conf", NEIGHBOR.replace("role peer strict", "role peer"));
    assertThat(CommandLine.run("configuration", "diff", old.toString(), anew.toString()).out())
        .contains("! neighbor 192.0.2.1: its session begins anew");
  }

  @Test
  void whatIsNoConfiguration() throws Exception {
    var wrong = file("wrong.conf", "neighbor x { }");
    for (var run :
        List.of(
            CommandLine.run("configuration", "print", wrong.toString()),
            CommandLine.run("configuration", "diff", wrong.toString(), wrong.toString()),
            CommandLine.run("configuration", "print", "/nonexistent.conf"))) {
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains("error: ");
    }
  }
}
