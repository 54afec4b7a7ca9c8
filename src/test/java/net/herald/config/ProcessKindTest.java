package net.herald.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.herald.healthcheck.settings.CheckSettings;
import net.herald.healthcheck.settings.CheckSettings.Given;
import org.junit.jupiter.api.Test;

/** A process whose program the daemon has in itself. */
class ProcessKindTest {
  private static final String NEIGHBOR =
      "neighbor 192.0.2.1 { router-id 1.1.1.1; local-as 1; peer-as 2; api { processes [ web ]; } }";

  private static String process(String run, String more) {
    return "process web { run " + run + "; " + more + " }\n" + NEIGHBOR;
  }

  @Test
  void runsInTheDaemonWithTheOptionsOfItsCommandLine() {
    var read =
        Texts.configuration(
            process(
                "python3 -m exabgp healthcheck --no-ack --ip 10.9.0.1 --cmd \"test -e /a\" -t 2",
                "kind healthcheck; encoder json;"));
    assertThat(read.processes()).isEmpty();
    assertThat(read.healthchecks())
        .containsExactly(
            new CheckSettings(
                "web",
                List.of(
                    new Given("ip", "10.9.0.1"),
                    new Given("command", "test -e /a"),
                    new Given("timeout", "2")),
                true));
  }

  @Test
  void unaskedItIsAProcess() {
    var said = Texts.read(process("/bin/true healthcheck", "")).configuration();
    assertThat(said).isNotNull();
    assertThat(said.healthchecks()).isEmpty();
    assertThat(said.processes()).hasSize(1);
  }

  @Test
  void whatIsWrongIsToldWhereItIsRun() {
    assertThat(said(process("/bin/true", "kind healthcheck;")))
        .contains(
            "f:1:15: error: process 'web' runs no health check of ExaBGP",
            "expected run exabgp healthcheck OPTION ...");
    assertThat(said(process("exabgp healthcheck --bogus", "kind healthcheck;")))
        .contains("f:1:15: error: no option --bogus");
    assertThat(said(process("exabgp healthcheck --rise x", "kind healthcheck;")))
        .contains("f:1:15: error: --rise: needs a number");
    assertThat(said(process("exabgp healthcheck --pid /run/web.pid", "kind healthcheck;")))
        .contains("f:1:15: warning: --pid has no effect here")
        .contains("the check runs inside the daemon, with its user and pid");
    assertThat(said(process("exabgp healthcheck", "kind healthcheck;") + " healthcheck web { }"))
        .contains("error: the name 'web' already exists in healthcheck");
  }

  private static String said(String text) {
    return Texts.read(text).diagnostics().print();
  }
}
