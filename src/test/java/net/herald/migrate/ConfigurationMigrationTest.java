package net.herald.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationMigrationTest {
  private static String migrate(String text, String from, String to) {
    return ConfigurationMigration.migrate(text, from, to, false).text();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "3.4 | 4 | process a { run b; } | process a {\\n    encoder text; run b; }",
        "3.4 | 4 | process a { encoder json; run b; } | process a { encoder json; run b; }",
        "3.4 | 4 | process a; | process a;",
        "3.4 | 4 | neighbor x { process a; } |"
            + " neighbor x { api {\\n    processes [ a ];\\n} }",
        "3.4 | 4 | capability { route-refresh ; } | capability { route-refresh enable ; }",
        "3.4 | 4 | capability { route-refresh disable; } | capability { route-refresh disable; }",
        "3.4 | 4 | capability { route refresh; } | capability { route refresh; }",
        "4 | 5 | capability { route  refresh; } | capability { route-refresh; }",
        "4 | 5 | tcp.once true; tcp.once false; | tcp.attempts 1; tcp.attempts 0;",
        "4 | 5 | tcp.once True; | tcp.attempts 1;",
        "4 | 5 | process a { run b not-a-fragment route refresh; } |"
            + " process a { run b not-a-fragment route refresh; }",
        "4 | 5 | description route refresh; | description route refresh;",
        "4 | 5 | healthcheck a { command b route refresh; x { route refresh; } } route refresh; |"
            + " healthcheck a { command b route refresh; x { route refresh; } } route-refresh;",
        "4 | 5 | fragment not-a-fragment; | fragment !is-fragment;",
        "4 | 5 | log { facility syslog; } | log { facility daemon; }",
        "4 | 5 | ipv4 nlri-mpls; | ipv4 nlri-mpls;",
        "5 | main | ipv4 nlri-mpls; ipv6 nlri-mpls; |"
            + " ipv4 labeled-unicast; ipv6 labeled-unicast;",
        "5 | main | description \"nlri-mpls\"; # nlri-mpls; |"
            + " description \"nlri-mpls\"; # nlri-mpls;",
        "4 | main | route refresh; ipv4 nlri-mpls; | route-refresh; ipv4 labeled-unicast;",
        "5 | main | } { ; \" nlri-mpls | } { ; \" nlri-mpls"
      })
  void steps(String from, String to, String old, String expected) {
    assertThat(migrate(old, from, to)).isEqualTo(expected.replace("\\n", "\n"));
  }

  @ParameterizedTest
  @CsvSource({"5, 4", "main, main", "4, 3.4", "main, 5"})
  void neverBackwards(String from, String to) {
    assertThatThrownBy(() -> migrate("", from, to))
        .hasMessage("Cannot migrate backwards from " + from + " to " + to);
  }

  @Test
  void helperProgramsBehindTheBridge() {
    var result =
        ConfigurationMigration.migrate(
            "process a {\n  run /bin/a --x 'b c';\n}\nprocess b {\n  run /bin/herald migrate api -f 4;\n}",
            "3.4",
            "main",
            true);
    assertThat(result.text())
        .contains("  run exabgp migrate api -f 4 -t main --exec /bin/a --x 'b c';\n")
        .contains("  run /bin/herald migrate api -f 4;");
    assertThat(result.changes())
        .contains("Wrapped run command with API migration: /bin/a --x 'b c'");
    assertThat(ConfigurationMigration.migrate("process a { run b; }", "5", "main", true).text())
        .isEqualTo("process a { run exabgp migrate api -f 5 -t main --exec b; }");
    assertThat(ConfigurationMigration.migrate("process a { run b; }", "4", "5", true).changes())
        .isEmpty();
  }
}
