package net.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A line that fails would leave the start of its subcommand slow, and nobody would notice. */
class RehearsalTest {

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
}
