package net.herald.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.herald.lab.Await;
import net.herald.lab.HeraldProgram;
import net.herald.lab.Program;
import net.herald.lab.Workshop;
import net.herald.lab.WorkshopExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The health check as a process: signals, a service that comes and goes, addresses on lo. */
@ExtendWith(WorkshopExtension.class)
class HealthcheckProcessTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @BeforeAll
  static void hasAProgram() {
    assumeThat(HeraldProgram.missing()).isEmpty();
  }

  private static Program start(Workshop workshop, String options) {
    var arguments = new ArrayList<>(List.of("healthcheck", "--no-syslog", "--no-ack"));
    arguments.addAll(List.of(options.split(" ")));
    return workshop.start(
        "healthcheck", Map.of(), HeraldProgram.command(arguments.toArray(String[]::new)));
  }

  @Test
  void withdrawsAtTheEndAlsoInTheMiddleOfACheckThatNeverReturns(Workshop workshop) {
    var started = workshop.file("started");
    var check = workshop.script("check.sh", "touch " + started + "\nsleep 600\n");
    var program = start(workshop, "--no-ip-setup -t 0 --rise 1 --ip 10.9.0.1 --cmd " + check);
    Await.until("the check runs", LIMIT, () -> Files.exists(started));
    program.signal("TERM");
    assertThat(program.awaitExit(LIMIT)).isZero();
    assertThat(program.output().lines())
        .containsExactly("peer * withdraw route 10.9.0.1/32 next-hop self");
  }

  @Test
  void followsAServiceThatFlaps(Workshop workshop) throws Exception {
    var alive = Files.createFile(workshop.file("alive"));
    var program =
        start(
            workshop,
            "--no-ip-setup --debounce --withdraw-on-down -i 0.05 -f 0.01 --ip 10.9.0.1 --cmd "
                + workshop.script("check.sh", "test -e " + alive + "\n"));
    String up = "peer * announce route 10.9.0.1/32 next-hop self med 100";
    String down = "peer * withdraw route 10.9.0.1/32 next-hop self";
    program.output().awaitLine(LIMIT, up);
    Files.delete(alive);
    program.output().awaitLine(1, LIMIT, down);
    Files.createFile(alive);
    program.output().awaitLine(2, LIMIT, up);
    program.signal("USR1");
    program.output().awaitLine(3, LIMIT, up + " community [ 65535:0 ]");
    program.signal("USR2");
    program.output().awaitLine(4, LIMIT, up);
    program.signal("INT");
    assertThat(program.awaitExit(LIMIT)).isZero();
    assertThat(program.output().lines())
        .containsExactly(up, down, up, up + " community [ 65535:0 ]", up, down);
  }

  @Test
  void addressesOnLoopbackInANetworkOfTheirOwn(Workshop workshop) throws Exception {
    assumeThat(mayMakeNetworks()).as("network namespaces can be made here").isTrue();
    var shown = workshop.file("shown");
    var program =
        workshop.start(
            "healthcheck",
            Map.of(),
            List.of(
                "unshare",
                "--net",
                "/bin/sh",
                "-c",
                "ip link set lo up; ip address add 10.9.0.1/32 dev lo; "
                    + String.join(" ", HeraldProgram.command("healthcheck"))
                    + " --no-syslog --no-ack --rise 1 -i 60 --debounce --label web"
                    + " --ip 10.9.0.1 --ip 10.9.0.2 --up-execute 'ip -o address show dev lo > "
                    + shown
                    + "' & child=$!; trap 'kill -TERM $child' TERM; wait $child; wait $child;"
                    + " ip -o address show dev lo"));
    program.output().awaitLine(LIMIT, "med 101");
    assertThat(Files.readString(shown)).contains("10.9.0.1/32", "10.9.0.2/32 scope global lo:web");
    program.signal("TERM");
    assertThat(program.awaitExit(LIMIT)).isZero();
    assertThat(program.output().lines())
        .contains("peer * withdraw route 10.9.0.2/32 next-hop self")
        .anyMatch(line -> line.contains("inet 10.9.0.1/32"))
        .noneMatch(line -> line.contains("inet 10.9.0.2/32"));
  }

  private static boolean mayMakeNetworks() throws Exception {
    try {
      var process = new ProcessBuilder("unshare", "--net", "ip", "link").start();
      return process.waitFor() == 0;
    } catch (java.io.IOException e) {
      return false;
    }
  }
}
