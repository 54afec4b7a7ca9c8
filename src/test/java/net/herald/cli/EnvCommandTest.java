package net.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.herald.environment.Environment;
import net.herald.environment.EnvironmentListing;
import org.junit.jupiter.api.Test;

/** {@code env} prints settings, and says what is wrong with them. */
class EnvCommandTest {

  private static final Map<String, String> PORT = Map.of("exabgp_tcp_port", "1790");

  @Test
  void theFourForms() {
    Environment standard = Environment.standard();
    assertThat(CommandLine.run("env"))
        .isEqualTo(new CommandLine(0, EnvironmentListing.ini(standard, false), ""));
    assertThat(CommandLine.run("env", "-e"))
        .isEqualTo(new CommandLine(0, EnvironmentListing.variables(standard, false), ""));
    assertThat(CommandLine.run(PORT, "", "env", "-d"))
        .isEqualTo(new CommandLine(0, "\n[exabgp.tcp]\nport = 1790\n", ""));
    assertThat(CommandLine.run(PORT, "", "env", "-d", "-e"))
        .isEqualTo(new CommandLine(0, "exabgp.tcp.port=1790\n", ""));
  }

  @Test
  void aWrongValueIsAFailureWithNothingOnStandardOutput() {
    CommandLine run =
        CommandLine.run(Map.of("exabgp_tcp_port", "x", "exabgp_api_ack", "?"), "", "env");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("error: invalid value for tcp.port : x\n")
        .contains("warning: api.ack is false, since it is '?'\n");
  }

  @Test
  void aWarningIsNoFailure() {
    CommandLine run = CommandLine.run(Map.of("exabgp_api_ack", "?"), "", "env", "-d");
    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualTo("\n[exabgp.api]\nack = false\n");
    assertThat(run.err()).contains("warning: api.ack is false");
  }
}
