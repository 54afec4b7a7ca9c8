package net.herald.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.herald.lab.Await;
import net.herald.lab.HeraldProgram;
import net.herald.lab.Program;
import net.herald.lab.Workshop;
import net.herald.lab.WorkshopExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a newcomer runs first. */
@ExtendWith(WorkshopExtension.class)
class DemoTest {
  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final String HELPERS_ROUTE = "192.0.2.53/32";

  @Test
  void showsTheTableOfThePeerAsItChangesAndEndsByItself(Workshop workshop) {
    var demo = start(workshop, "--seconds", "8");

    assertThat(demo.awaitExit(LIMIT)).isZero();
    var tables = tables(demo.output().lines());
    assertThat(tables)
        .anySatisfy(table ->
            assertThat(table)
                .contains("198.51.100.0/24")
                .contains("community 65001:10")
                .contains("203.0.113.0/24")
                .contains("as-path ( 65001 64500 )")
                .contains("2001:db8:1::/48")
                .as("the helper program has said nothing yet")
                .doesNotContain(HELPERS_ROUTE));
    assertThat(tables)
        .anySatisfy(table ->
            assertThat(table)
                .contains(HELPERS_ROUTE)
                .contains("198.51.100.0/24")
                .contains("med 100"));
    assertThat(demo.output().lines())
        .anyMatch(line -> line.contains("The session is up"))
        .anyMatch(line -> line.contains("End-of-RIB of ipv4 unicast"))
        .contains("The demonstration is over.");
  }

  @Test
  void endsOnInterruptAndLeavesNothingBehind(Workshop workshop) {
    var demo = start(workshop);
    demo.output().awaitLine(LIMIT, "198.51.100.0/24");
    var configuration =
        demo.output().lines().stream()
            .filter(line -> line.contains("Its configuration is "))
            .map(line -> line.replaceAll(".*configuration is (\\S+),.*", "$1"))
            .findFirst()
            .orElseThrow();
    assertThat(Path.of(configuration)).exists();
    var speaker = ProcessHandle.of(demo.pid()).orElseThrow().descendants().toList();
    assertThat(speaker).isNotEmpty();

    demo.signal("INT");

    assertThat(demo.awaitExit(LIMIT)).isZero();
    assertThat(demo.output().lines()).contains("The demonstration is over.");
    Await.until(
        "the speaker and its helper are gone",
        LIMIT,
        () -> speaker.stream().noneMatch(ProcessHandle::isAlive));
    assertThat(Path.of(configuration).getParent()).doesNotExist();
  }

  private static Program start(Workshop workshop, String... words) {
    var command = new ArrayList<>(HeraldProgram.command("demo"));
    command.addAll(List.of(words));
    return workshop.start(
        "demo", Map.of("exabgp_daemon_user", System.getProperty("user.name")), command);
  }

  /** Each text that shows the table, up to the blank line behind it. */
  private static List<String> tables(List<String> lines) {
    return Arrays.stream(String.join("\n", lines).split("\n\n"))
        .filter(text -> text.startsWith("The table of the peer:"))
        .toList();
  }
}
