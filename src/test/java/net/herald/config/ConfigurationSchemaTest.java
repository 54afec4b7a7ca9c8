package net.herald.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.herald.json.JsonText;
import net.herald.json.SchemaCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The keyword tables as JSON Schema, and as an example. */
class ConfigurationSchemaTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "''; {`type`:`boolean`}",
        "BOOLEAN; {`type`:`boolean`}",
        "1-65535; {`type`:`integer`,`minimum`:1,`maximum`:65535}",
        "text | json; {`type`:`string`,`enum`:[`text`,`json`]}",
        "IP | auto; {`type`:`string`}",
        "0-255 | disable; {`oneOf`:[{`type`:`integer`,`minimum`:0,`maximum`:255},"
            + "{`type`:`string`,`enum`:[`disable`]}]}",
        "TEMPLATE | [ TEMPLATE ... ]; {`oneOf`:[{`type`:`string`},"
            + "{`items`:{`type`:`string`},`type`:`array`}]}",
        "customer | peer [strict]; {`type`:`string`}"
      })
  void aShapeAsASchema(String shape, String schema) {
    assertThat(JsonText.of(ShapeSchema.of(shape), 0).replace('"', '`')).isEqualTo(schema);
  }

  private static List<String> faults(String section, String value) {
    var schema = ConfigurationSchema.of(section).orElseThrow();
    return SchemaCheck.faults(JsonText.of(schema, 0), value.replace('`', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "process  | {`run`: `/bin/cat`, `encoder`: `json`, `respawn`: false}",
        "neighbor | {`local-as`: `1`, `peer-as`: `auto`, `hold-time`: 0, `passive`: true,"
            + " `family`: {`ipv4`: [`unicast`, `flow`], `ipv6`: `unicast`},"
            + " `capability`: {`graceful-restart`: 120, `add-path`: `send`},"
            + " `api`: {`processes`: [`a`], `receive`: {`update`: true}},"
            + " `static`: {`route`: [`192.0.2.0/24 next-hop self`]}}"
      })
  void whatIsRightFits(String section, String value) {
    assertThat(faults(section, value)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "process  | {`encoder`: `json`} | : lacks run",
        "process  | {`run`: `a`, `encoder`: `xml`} | /encoder: is xml",
        "process  | {`run`: `a`, `respwan`: true} | /respwan: not allowed",
        "neighbor | {`local-as`: `1`, `peer-as`: `2`, `listen`: 70000} | /listen: is 70000",
        "neighbor | {`local-as`: `1`, `peer-as`: `2`, `family`: {`ipv4`: `uni`}} |"
            + " /family/ipv4: is uni"
      })
  void whatIsWrongDoesNot(String section, String value, String fault) {
    assertThat(faults(section, value)).contains(fault);
  }

  @Test
  void everySectionHasOneAndTheFileHasThemAll() {
    assertThat(ConfigurationSchema.sections())
        .contains(
            "neighbor",
            "process",
            "template",
            "capability",
            "family",
            "static",
            "flow",
            "l2vpn",
            "operational");
    assertThat(((Map<?, ?>) ConfigurationSchema.ofFile().get("properties")).keySet().toString())
        .isEqualTo(RootSection.KEYWORDS.rows().stream().map(Keyword::word).toList().toString());
    assertThat(ConfigurationSchema.of("nonsense")).isEmpty();
  }

  @Test
  void theExampleIsAConfigurationThatChangesNothingOfWhatIsStandard() {
    assertThat(read(ExampleConfiguration.full()).processes()).hasSize(1);
    var neighbor = read(ExampleConfiguration.neighbor()).neighbors().getFirst();
    var least =
        read("""
        neighbor 192.0.2.1 {
          local-address 192.0.2.2;
          router-id 192.0.2.2;
          local-as 65001;
          peer-as 65002;
        }
        """)
            .neighbors()
            .getFirst();
    assertThat(neighbor.rib()).isEqualTo(least.rib());
    assertThat(neighbor.transport()).isEqualTo(least.transport());
    assertThat(neighbor.holdTime()).isEqualTo(least.holdTime());
    assertThat(neighbor.security()).isEqualTo(least.security());
  }

  @ParameterizedTest
  @ValueSource(strings = {"process", "neighbor", "family", "capability", "static", "api"})
  void theExampleHasEveryKeyword(String section) {
    for (var table : KeywordReference.tables()) {
      if (table.name().equals(section)) {
        for (var row : table.rows()) {
          assertThat(ExampleConfiguration.full())
              .containsPattern("(?m)^ *(#   )?" + row.word() + "[ ;]");
        }
      }
    }
  }

  private static Configuration read(String text) {
    var result =
        new ConfigurationReader(Defaults.STANDARD, Path.of("/tmp"), Map.of())
            .read("example", text.getBytes(StandardCharsets.UTF_8));
    assertThat(result.diagnostics().print()).isEmpty();
    return java.util.Objects.requireNonNull(result.configuration());
  }
}
