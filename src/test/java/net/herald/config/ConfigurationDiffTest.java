package net.herald.config;

import static net.herald.config.Texts.configuration;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.herald.config.ConfigurationDiff.Kept;
import net.herald.route.ConfiguredRoute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reload does, from the texts before and after. */
class ConfigurationDiffTest {
  @Test
  void nothingChangesWhereNothingIsChanged() {
    ConfigurationDiff diff = diff(Texts.section("hold-time 30;"), Texts.section("hold-time 30;"));
    assertThat(diff.removed()).isEmpty();
    assertThat(diff.added()).isEmpty();
    assertThat(diff.changed()).isEmpty();
    assertThat(diff.kept()).hasSize(1);
    assertThat(diff.kept().getFirst().announced()).isEmpty();
    assertThat(diff.kept().getFirst().withdrawn()).isEmpty();
  }

  @Test
  void anotherLabelIsAnnouncedThoughTheRouteIsTheSame() {
    String families = "family { ipv4 nlri-mpls; }";
    ConfigurationDiff diff =
        diff(
            Texts.section(families + "static { route 10.0.0.0/8 label 100 next-hop 192.0.2.2; }"),
            Texts.section(families + "static { route 10.0.0.0/8 label 200 next-hop 192.0.2.2; }"));
    assertThat(diff.kept().getFirst().withdrawn()).isEmpty();
    assertThat(diff.kept().getFirst().announced())
        .singleElement()
        .extracting(route -> route.route().toString())
        .isEqualTo("10.0.0.0/8 label 200 (3201) next-hop 192.0.2.2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hold-time 30;",
        "rate-limit 5;",
        "passive;",
        "connect 1790;",
        "source-interface eth0;",
        "outgoing-ttl 3;",
        "incoming-ttl 3;",
        "md5-password key;",
        "md5-ip 192.0.2.3;",
        "tcp-ao { keyid 1; algorithm hmac-sha-256; password key; }",
        "host-name edge;",
        "domain-name example.org;",
        "local-link-local fe80::1;",
        "group-updates disable;",
        "auto-flush disable;",
        "adj-rib-in disable;",
        "adj-rib-out disable;",
        "family { ipv4 multicast; }",
        "capability { asn4 disable; }",
        "capability { graceful-restart; }",
        "capability { add-path send; }",
        "nexthop { ipv4 unicast ipv6; }",
      })
  void aSessionIsStartedAnewFor(String statement) {
    ConfigurationDiff diff = diff(Texts.section(""), Texts.section(statement));
    assertThat(diff.changed()).hasSize(1);
    assertThat(diff.kept()).isEmpty();
    assertThat(diff.added()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "description edge;",
        "manual-eor enable;",
        "api { processes [ p ]; neighbor-changes; }",
      })
  void aSessionGoesOnFor(String statement) {
    String process = "process p { run /bin/sh; }";
    ConfigurationDiff diff = diff(process + Texts.section(""), process + Texts.section(statement));
    assertThat(diff.kept()).hasSize(1);
    assertThat(diff.kept().getFirst().neighbor()).isNotEqualTo(Texts.neighbor(""));
    assertThat(diff.changed()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "router-id 192.0.2.9, router-id 192.0.2.8",
    "local-as 65001, local-as 65003",
    "peer-as 65002, peer-as auto",
    "local-address 192.0.2.2, local-address auto",
    "neighbor 192.0.2.1, neighbor 192.0.2.4",
    "local-as 65001, listen 1790; local-as 65001",
  })
  void anotherNameIsAnotherNeighbor(String before, String after) {
    String text = Texts.section("");
    ConfigurationDiff diff = diff(text, text.replace(before, after));
    assertThat(diff.removed()).hasSize(1);
    assertThat(diff.added()).hasSize(1);
    assertThat(diff.kept()).isEmpty();
  }

  @Test
  void aPortOfItsOwnMakesTheNeighborTheSameWhateverItsAs() {
    String text = Texts.section("listen 1790;");
    ConfigurationDiff diff = diff(text, text.replace("65001", "65003"));
    assertThat(diff.changed()).hasSize(1);
    assertThat(diff.added()).isEmpty();
  }

  /** A letter is a prefix, the digit behind it a MED; {@code !} is withdrawn at first. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # before  | after     | withdraw | announce
          a1 b1     | a1 b1     |          |
          a1 b1     | b1 a1     |          |
          a1 b1     | a1        | b        |
          a1        | a1 b1     |          | b
          a1 b1     | a2 b1     |          | a
          a1 b1     | c1 d1     | a b      | c d
          a1 a2     | a2        |          |
          a1 a2     | a1        |          | a
          a1        | a1!       |          | a
          """)
  void routesAreComparedByPrefix(String before, String after, String withdraw, String announce) {
    ConfigurationDiff diff = diff(routes(before), routes(after));
    Kept kept = diff.kept().getFirst();
    assertThat(letters(kept.withdrawn())).isEqualTo(withdraw == null ? "" : withdraw);
    assertThat(letters(kept.announced())).isEqualTo(announce == null ? "" : announce);
  }

  @Test
  void anotherNameOfARouteSendsNothing() {
    String text = Texts.section("static { route 10.0.0.0/8 next-hop 192.0.2.2 name a; }");
    Kept kept = diff(text, text.replace("name a", "name b")).kept().getFirst();
    assertThat(kept.announced()).isEmpty();
    assertThat(kept.withdrawn()).isEmpty();
  }

  @Test
  void processesAreComparedByName() {
    ConfigurationDiff diff =
        diff(
            "process a { run /bin/sh; } process b { run /bin/sh; } process c { run /bin/sh; }",
            "process b { run /bin/sh x; } process c { run /bin/sh; } process d { run /bin/sh; }");
    assertThat(diff.stoppedProcesses()).containsExactly("a");
    assertThat(diff.changedProcesses())
        .map(ProcessSettings::command)
        .containsExactly(List.of("/bin/sh", "x"));
    assertThat(diff.startedProcesses()).map(ProcessSettings::name).containsExactly("d");
  }

  private static ConfigurationDiff diff(String before, String after) {
    return ConfigurationDiff.of(configuration(before), configuration(after));
  }

  private static String routes(String shorthand) {
    StringBuilder statements = new StringBuilder("static {");
    for (String one : shorthand.split(" ")) {
      statements.append(
          String.format(
              "route 10.%d.0.0/16 next-hop 192.0.2.2 med %c watchdog dog%s;",
              one.charAt(0) - 'a', one.charAt(1), one.endsWith("!") ? " withdraw" : ""));
    }
    return Texts.section(statements + "}");
  }

  private static String letters(List<ConfiguredRoute> routes) {
    StringBuilder out = new StringBuilder();
    for (ConfiguredRoute route : routes) {
      String prefix = route.route().nlri().toString();
      char letter = (char) ('a' + Integer.parseInt(prefix.split("\\.")[1]));
      out.append(out.isEmpty() ? "" : " ").append(letter);
    }
    return out.toString();
  }
}
