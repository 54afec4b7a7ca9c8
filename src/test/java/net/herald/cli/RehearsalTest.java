package net.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.herald.lab.HeraldProgram;
import net.herald.lab.Workshop;
import net.herald.lab.WorkshopExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A line that fails would leave the start of its subcommand slow, and nobody would notice. */
@ExtendWith(WorkshopExtension.class)
class RehearsalTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  static List<List<String>> lines() {
    return Rehearsal.lines("etc/example.conf");
  }

  @ParameterizedTest
  @MethodSource("lines")
  void everyLineOfTheRehearsalSucceeds(List<String> line) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    Main main = new Main(Map.of(), InputStream.nullInputStream(), nowhere, nowhere);
    assertThat(main.run(line)).isZero();
  }

  @Test
  void theSessionOfTheRehearsalComesUpAndEnds() {
    assertThat(Rehearsal.session(new PrintStream(OutputStream.nullOutputStream()))).isZero();
  }

  @Test
  void theOperatorOfTheRehearsalIsAnsweredAndLeaves(Workshop workshop) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var rehearsal =
        workshop.start(
            "rehearsal",
            List.of(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                HeraldProgram.path().resolveSibling("../lib/herald.jar").toString(),
                "net.herald.cli.Rehearsal",
                "shell"));
    assertThat(rehearsal.awaitExit(LIMIT)).as(rehearsal.log()).isZero();
    assertThat(rehearsal.log())
        .contains("Last error")
        .contains("✓ Command accepted")
        .contains("neighbors 1, established 1")
        .contains("ExaBGP : ")
        .doesNotContain("Error", "Exception");
  }
}
