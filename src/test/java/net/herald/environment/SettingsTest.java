package net.herald.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The table of settings as a whole. */
class SettingsTest {

  @Test
  void noNameStandsTwice() {
    assertThat(Settings.TABLE).extracting(Setting::name).doesNotHaveDuplicates();
    assertThat(Settings.TABLE).extracting(Setting::underscored).doesNotHaveDuplicates();
  }

  @Test
  void sectionsAreInTheOrderOfExabgp6AndOptionsByName() {
    List<String> sections = new ArrayList<>();
    for (Setting<?> setting : Settings.TABLE) {
      if (sections.isEmpty() || !sections.getLast().equals(setting.section())) {
        sections.add(setting.section());
      }
    }
    assertThat(sections)
        .containsExactly(
            "profile", "pdb", "daemon", "log", "tcp", "bgp", "cache", "api", "reactor", "debug");
    for (String section : sections) {
      List<String> options =
          Settings.TABLE.stream()
              .filter(setting -> setting.section().equals(section))
              .map(Setting::option)
              .toList();
      assertThat(options).isEqualTo(List.copyOf(new TreeSet<>(options)));
    }
  }

  @Test
  void everyRowExplainsItselfInOneLine() {
    assertThat(Settings.TABLE)
        .allMatch(setting -> !setting.help().isBlank() && !setting.help().contains("\n"));
  }

  @Test
  void aRowIsFoundByItsName() {
    assertThat((Object) Settings.named("tcp.port")).isSameAs(Settings.TCP_PORT);
    assertThat((Object) Settings.named("tcp.prot")).isNull();
  }

  @Test
  void noVariableIsAlsoASetting() {
    assertThat(Variables.TABLE)
        .extracting(Variables.Variable::name)
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(Settings.TABLE.stream().map(Setting::underscored).toList());
  }
}
