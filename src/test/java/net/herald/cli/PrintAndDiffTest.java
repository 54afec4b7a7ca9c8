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

  private static final String CHECK =
      """
      process watcher { run /bin/cat "a b"; encoder json; api-version 4; stderr log; respawn false; }
      healthcheck web {
        ip [ 192.0.2.80/32 2001:db8::80 ];
        command "curl -fsS 'http://127.0.0.1/'"; command test -e /run/web;
        http https://127.0.0.1:8443/health?deep=1;
        interval 2.5; rise 1; withdraw-on-down; debounce disable; no-ip-setup enable;
        community [ 65001:1 65001:2 ]; up-execute "echo \\"$STATE\\"";
      }
      """;

  @Test
  void aProcessThatTheDaemonRunsIsReadBackAsOne() throws Exception {
    var text =
        printed(
            file(
                "kind.conf",
                "process web { run exabgp-healthcheck --ip 192.0.2.80 -c \"test -e '/a b'\""
                    + " --increase -1 --community '' --debounce; kind healthcheck; }"));
    assertThat(text)
        .isEqualTo(
            """
            process web {
              run herald healthcheck "--ip=192.0.2.80" "--command=test -e '/a b'" "--increase=-1"\
             "--community=" --debounce;
              kind healthcheck;
            }
            """);
    assertThat(printed(file("again.conf", text))).isEqualTo(text);
  }

  @Test
  void healthChecksAndProcessesToo() throws Exception {
    var original = file("original.conf", CHECK);
    var text = printed(original);
    assertThat(text)
        .contains(
            """
            healthcheck web {
              ip 192.0.2.80/32;
              ip 2001:db8::80;
              command "curl -fsS 'http://127.0.0.1/'";
              command "test -e /run/web";
              http "https://127.0.0.1:8443/health?deep=1";
              interval 2.5;
              rise 1;
              withdraw-on-down;
              no-ip-setup;
              community "65001:1 65001:2";
              up-execute "echo \\"$STATE\\"";
            }
            """)
        .contains("  api-version 4;\n  stderr log;\n");
    var printed = file("printed.conf", text);
    var diff = CommandLine.run("configuration", "diff", original.toString(), printed.toString());
    assertThat(diff.out()).isEqualTo("A reload changes nothing.\n");
    var other =
        file(
            "other.conf",
            CHECK.replace("rise 1", "rise 2")
                + CHECK
                    .substring(CHECK.indexOf('}') + 1)
                    .replace("healthcheck web", "healthcheck dns"));
    assertThat(CommandLine.run("configuration", "diff", "" + original, "" + other).out().lines())
        .containsExactly("! healthcheck web: goes on as told now", "+ healthcheck dns: is started");
    assertThat(CommandLine.run("configuration", "diff", "" + other, "" + original).out())
        .contains("- healthcheck dns: ends, its routes go");
    assertThat(CommandLine.run("configuration", "export", "" + original).out())
        .contains("\"withdraw-on-down\": true", "\"interval\": \"2.5\"", "\"2001:db8::80\"");
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
