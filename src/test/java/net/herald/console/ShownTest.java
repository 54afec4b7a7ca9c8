package net.herald.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers of a daemon as people read them. */
class ShownTest {

  private static String shown(String command, String... answer) {
    return String.join("\n", Shown.of(command, List.of(answer)));
  }

  @Test
  void flatObjectsAreATable() {
    assertThat(
            shown(
                "peer list",
                "[{\"peer-address\": \"192.0.2.1\", \"peer-as\": 65001, \"state\": \"IDLE\"},"
                    + " {\"peer-address\": \"192.0.2.22\", \"peer-as\": 7, \"state\": \"ACTIVE\"}]"))
        .isEqualTo(
            """
            peer-address  peer-as  state
            192.0.2.1       65001  IDLE
            192.0.2.22          7  ACTIVE\
            """);
    assertThat(shown("peer list", "[]")).isEqualTo("(none)");
  }

  @Test
  void oneObjectIsAListOfPairsAndWhatIsNestedASection() {
    assertThat(shown("version", "{\"version\": \"6\", \"application\": \"exabgp\"}"))
        .isEqualTo(
            """
            version      6
            application  exabgp\
            """);
    assertThat(
            shown(
                "rib show out",
                "{\"192.0.2.1\": {\"routes\": [{\"family\": \"ipv4 unicast\", \"prefix\":"
                    + " \"10.0.0.0/24\"}]}}"))
        .isEqualTo(
            """
            === 192.0.2.1 ===
            family        prefix
            ipv4 unicast  10.0.0.0/24\
            """);
  }

  @Test
  void textStaysAsItIs() {
    assertThat(shown("show adj-rib out", "neighbor 192.0.2.1 [x", "[not json", "error: no"))
        .isEqualTo("neighbor 192.0.2.1 [x\n[not json\nerror: no");
  }

  @ParameterizedTest
  @CsvSource({
    "show neighbor summary, show neighbor summary json",
    "show neighbor summary text, show neighbor summary text",
    "show neighbor 192.0.2.1 extensive, show neighbor 192.0.2.1 extensive",
    "show adj-rib out extensive, show adj-rib out extensive json",
    "rib show in, rib show in json",
    "rib clear in, rib clear in",
    "announce route 10.0.0.0/24 next-hop self, announce route 10.0.0.0/24 next-hop self",
  })
  void ofTablesTheJsonIsAskedFor(String typed, String asked) {
    assertThat(Shown.asked(typed)).isEqualTo(asked);
  }

  @ParameterizedTest
  @CsvSource({"0, 0s", "59, 59s", "60, 1m00s", "3599, 59m59s", "7384, 2h03m", "360000, 4d04h"})
  void timesAreShort(long seconds, String text) {
    assertThat(Standing.duration(seconds)).isEqualTo(text);
  }
}
