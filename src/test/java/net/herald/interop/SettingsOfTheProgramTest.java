package net.herald.interop;

import static net.herald.interop.Daemons.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordingFile;
import net.herald.lab.Ports;
import net.herald.lab.Program;
import net.herald.lab.Workshop;
import net.herald.lab.WorkshopExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that are about the program and not about its neighbors; none of them answers. */
@ExtendWith(WorkshopExtension.class)
class SettingsOfTheProgramTest {
  private final int port = Ports.free();

  @ParameterizedTest
  @CsvSource({
    "cache_attributes, false, always share",
    "cache_nexthops, false, not used",
    "api_chunk, 7, holds up nothing",
    "api_encoder, text, names no encoder",
    "debug_defensive, true, no faults",
    "debug_timing, true, profile.enable",
    "reactor_speed, 2.0, cycles"
  })
  void aSettingWithoutEffectSaysSoAndWhy(
      String setting, String value, String why, Workshop workshop) {
    var herald = once(workshop, Map.of("exabgp_" + setting, value));

    var lines = herald.errors().lines().stream().filter(l -> l.contains("setting.moot")).toList();
    assertThat(lines).singleElement().asString().contains(setting.replaceFirst("_", "."), why);
  }

  @Test
  void settingsAtTheirStandardSayNothing(Workshop workshop) {
    var herald = once(workshop, Map.of("exabgp_api_chunk", "1"));

    assertThat(herald.errors().lines()).noneMatch(line -> line.contains("setting.moot"));
    assertThat(herald.errors().lines()).noneMatch(line -> line.contains("memory.used"));
  }

  @Test
  void theMemoryUsedIsToldAtTheEnd(Workshop workshop) {
    assertThat(once(workshop, Map.of(), "-m").errors().lines())
        .anyMatch(line -> line.matches(".*memory.used.*resident=['\"]?[0-9]+ kB.*"));
    assertThat(once(workshop, Map.of("exabgp_debug_memory", "true")).errors().lines())
        .anyMatch(line -> line.contains("memory.used"));
  }

  @Test
  void aProfileIsARecordingInAFileOfItsOwn(Workshop workshop) throws IOException {
    Path file = workshop.file("run.jfr");
    once(workshop, Map.of(), "--profile", file.toString());
    assertThat(RecordingFile.readAllEvents(file)).isNotEmpty();

    long size = Files.size(file);
    var second = once(workshop, Map.of(), "--profile", file.toString());
    assertThat(second.errors().lines()).anyMatch(line -> line.contains("profile.refused"));
    assertThat(Files.size(file)).as("an existing file stays as it is").isEqualTo(size);
  }

  @Test
  void aProfileCanBePrinted(Workshop workshop) {
    var herald =
        once(workshop, Map.of("exabgp_profile_enable", "true", "exabgp_profile_file", "stdout"));

    assertThat(herald.output().lines().getFirst()).contains("samples, by the method that ran");
  }

  /** Runs the daemon until it has tried its neighbor once. */
  private Program once(Workshop workshop, Map<String, String> environment, String... words) {
    var text = Daemons.configuration(port, "", List.of("192.0.2.0/25 next-hop 192.0.2.1"));
    var all = new ArrayList<>(List.of(words));
    all.add("--once");
    all.add(workshop.write("herald.conf", text).toString());
    var herald = Daemons.start(workshop, environment, all.toArray(String[]::new));
    assertThat(herald.awaitExit(LIMIT)).isZero();
    return herald;
  }
}
