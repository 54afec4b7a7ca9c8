package net.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One announcement of a health check, as ExaBGP's prints it. */
class HealthcheckCommandTest {
  @TempDir Path folder;

  private static CommandLine once(Map<String, String> variables, String options) {
    String all = "healthcheck --no-ip-setup --no-syslog --no-ack -i 0 " + options;
    return CommandLine.run(variables, "", all.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--rise 1 --ip 10.9.0.1/32 --ip 10.9.0.2/32 |"
            + " peer * announce route 10.9.0.1/32 next-hop self med 100;"
            + "peer * announce route 10.9.0.2/32 next-hop self med 101",
        "--rise 1 --ip 10.9.0.1 -N 192.0.2.1 --increase 0 --up-metric 7 --path-id 3 |"
            + " peer * announce route 10.9.0.1/32 next-hop 192.0.2.1 med 7 path-information 3",
        "--rise 1 --ip 10.9.0.0/31 --deaggregate-networks --start-ip 1 |"
            + " peer * announce route 10.9.0.1/32 next-hop self med 100;"
            + "peer * announce route 10.9.0.0/32 next-hop self med 101",
        "--rise 1 --ip 10.9.0.1 --community 65000:1 --as-path 65000 --up-as-path 65001 |"
            + " peer * announce route 10.9.0.1/32 next-hop self med 100"
            + " community [ 65000:1 ] as-path [ 65001 ]",
        "--fall 1 --ip 10.9.0.1 --cmd false --withdraw-on-down --neighbor 192.0.2.1"
            + " --neighbor 192.0.2.2 |"
            + " peer 192.0.2.1, peer 192.0.2.2 withdraw route 10.9.0.1/32 next-hop self",
        "--fall 2 -f 0.01 --ip 10.9.0.1 --command false |"
            + " peer * announce route 10.9.0.1/32 next-hop self med 1000",
        "--rise 1 --ip 10.9.0.1 --neighbor 192.0.2.1 --neighbor * |"
            + " peer * announce route 10.9.0.1/32 next-hop self med 100"
      })
  void printsCommands(String options, String lines) {
    var run = once(Map.of(), options);
    assertThat(run.out().lines()).containsExactly(lines.split(";"));
    assertThat(run.code()).isZero();
  }

  @Test
  void speaksTheDialectOfTheDaemonThatStartedIt() {
    assertThat(once(Map.of("exabgp_api_version", "4"), "--rise 1 --ip 10.9.0.1").out())
        .startsWith("neighbor * announce route 10.9.0.1/32 ");
  }

  @Test
  void tellsOnStandardErrorWhatItDoes() {
    assertThat(once(Map.of(), "--fall 1 --ip 10.9.0.1 --cmd false").err().lines())
        .containsExactly(
            "WARNING[healthcheck] Check command was unsuccessful: 1",
            "INFO[healthcheck] send announces for DOWN state to the daemon",
            "INFO[healthcheck] interval set to zero, exiting after the announcement");
  }

  @Test
  void aFileOfOptionsComesBeforeTheCommandLine() throws Exception {
    var file =
        Files.writeString(
            folder.resolve("options"),
            """
            # of the web service
            rise = 1
            ip = 10.9.0.1/32

            up-metric = 5
            withdraw-on-down
            """);
    assertThat(once(Map.of(), "-F " + file + " --ip 10.9.0.2 --up-metric 9").out().lines())
        .containsExactly(
            "peer * announce route 10.9.0.1/32 next-hop self med 9",
            "peer * announce route 10.9.0.2/32 next-hop self med 10");
    assertThat(once(Map.of(), "-F " + folder.resolve("none")).code()).isEqualTo(1);
  }

  @Test
  void theLastCommandCountsAsInExabgp() throws Exception {
    var file = Files.writeString(folder.resolve("options"), "ip = 10.9.0.1\ncommand = false\n");
    assertThat(once(Map.of(), "-F " + file + " --rise 1 --cm true").out())
        .isEqualTo("peer * announce route 10.9.0.1/32 next-hop self med 100\n");
  }

  @Test
  void disabledWhileTheFileIsThere() throws Exception {
    var file = Files.createFile(folder.resolve("disabled"));
    assertThat(once(Map.of(), "--ip 10.9.0.1 --disable " + file).out())
        .isEqualTo("peer * announce route 10.9.0.1/32 next-hop self med 500\n");
  }

  @Test
  void transitionsRunCommands() throws Exception {
    var file = folder.resolve("seen");
    var options = List.of("--up-execute", "echo first $STATE >> " + file);
    var more = List.of("--execute", "echo then $STATE >> " + file, "--down-execute", "exit 1");
    var all = new java.util.ArrayList<>(List.of("healthcheck", "--no-ip-setup", "--no-syslog"));
    all.addAll(List.of("-a", "-i", "0", "--rise", "1", "--ip", "10.9.0.1"));
    all.addAll(options);
    all.addAll(more);
    CommandLine.run(all.toArray(String[]::new));
    assertThat(Files.readAllLines(file)).containsExactly("first UP", "then UP");
  }

  @Test
  void waitsForAnswersAndTellsErrors() {
    var run =
        CommandLine.run(
            Map.of(),
            "error: no such neighbor\nerror\n",
            "healthcheck --no-ip-setup --no-syslog -i 0 --rise 1 --ip 10.9.0.1".split(" "));
    assertThat(run.err())
        .contains("the daemon says: error: no such neighbor", "the daemon answers error to: peer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--ip 10.9.0.1/24",
        "--ip x",
        "--ip 10.9.0.1 --rise x",
        "--ip 10.9.0.1 --up-metric -1",
        "--ip 10.9.0.1 --neighbor edge1",
        "--ip 10.9.0.1 --neighbor 192.0.2.1,192.0.2.2",
        "--ip 10.9.0.1 --timeout -1",
        "--ip 10.9.0.1 --community 1:1]",
        "--ip 10.9.0.1 --silent",
        "--ip 10.9.0.1 --syslog-facility",
        "--ip 10.9.0.1 --tcp localhost",
        "--ip 10.9.0.1 --http ftp://localhost/",
        "--ip 10.9.0.1 --nonsense"
      })
  void refusesWhatItCannotMean(String options) {
    var run = once(Map.of(), options);
    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  /** As ExaBGP, which finds these after the command line. */
  @ParameterizedTest
  @CsvSource({
    "--ip 10.9.0.1 --ip-ifname 10.9.0.1%aNameTooLongForIt, option --ip-ifname: ",
    "--ip 10.9.0.1 --ip-ifname 10.9.0.2%eth0,    option --ip-ifname: there is no ip 10.9.0.2/32",
    "--ip 10.9.0.1 --ip-ifname 10.9.0.1,         'option --ip-ifname: needs IP%INTERFACE, not 10.'",
    "--ip 10.9.0.1 --ip-ifname x%lo,             option --ip-ifname: x is no IP address or prefix",
    "--ip-ifname 10.9.0.1%lo,                    option --ip-ifname: there is no ip 10.9.0.1/32",
    "--ip 10.9.0.1 --config /nonexistent,        cannot read /nonexistent: no such file",
    "--ip 10.9.0.1 --config /,                   cannot read /: Is a directory",
  })
  void endsWithOneWhereExabgpDoes(String options, String why) {
    var run = once(Map.of(), options);
    assertThat(run.err()).contains("error: " + why);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
  }
}
