package net.herald.healthcheck.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.herald.healthcheck.settings.CheckSettings.Given;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which command lines run ExaBGP's health check, and what their options say. */
class CheckLineTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exabgp healthcheck",
        "/opt/exabgp/bin/exabgp healthcheck",
        "herald healthcheck",
        "exabgp-healthcheck",
        "/usr/bin/env exabgp healthcheck",
        "python -m exabgp healthcheck",
        "python3 -m exabgp healthcheck",
        "/usr/bin/python3.13 -u -m exabgp healthcheck",
        "/usr/bin/env python3 -Bum exabgp healthcheck",
        "python3 /usr/sbin/exabgp healthcheck",
        "python3 /usr/bin/exabgp-healthcheck",
      })
  void isAHealthCheck(String command) {
    assertThat(CheckLine.options(List.of((command + " --ip 10.9.0.1 -d").split(" "))))
        .containsExactly("--ip", "10.9.0.1", "-d");
    assertThat(CheckLine.options(List.of(command.split(" ")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exabgp",
        "exabgp run healthcheck",
        "healthcheck",
        "env",
        "/usr/bin/env",
        "python3",
        "python3 -m",
        "python3 -m exabgp",
        "python3 -m other healthcheck",
        "/opt/watch.py exabgp healthcheck",
        "sh -c 'exabgp healthcheck'",
      })
  void runsSomethingElse(String command) {
    assertThat(CheckLine.options(List.of(command.split(" ")))).isNull();
  }

  @Test
  void theOptionsAreThoseOfTheCommandLine() throws Exception {
    var file = folder.resolve("options");
    Files.writeString(file, "# web\nrise = 1\ncommand = false\n\nwithdraw-on-down\n");
    assertThat(
            CheckLine.read(List.of("-F", file.toString(), "--cmd", "a b", "--ip=10.9.0.1", "-d")))
        .containsExactly(
            new Given("rise", "1"),
            new Given("withdraw-on-down", ""),
            new Given("config", file.toString()),
            new Given("command", "a b"),
            new Given("ip", "10.9.0.1"),
            new Given("debug", ""));
    assertThatThrownBy(() -> CheckLine.read(List.of("--bogus"))).hasMessage("no option --bogus");
    assertThatThrownBy(() -> CheckLine.read(List.of("more"))).hasMessage("not understood: more");
    assertThatThrownBy(() -> CheckLine.read(List.of("--config", "/nowhere/options")))
        .hasMessage("cannot read /nowhere/options");
  }
}
