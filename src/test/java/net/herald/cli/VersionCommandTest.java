package net.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.herald.environment.Version;
import org.junit.jupiter.api.Test;

/** The four lines of {@code version}. */
class VersionCommandTest {

  @Test
  void fourLines() {
    CommandLine run = CommandLine.run(Map.of("EXABGP_ROOT", "/opt/exabgp"), "", "version");
    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).isEqualTo("ExaBGP : 6.0.0-herald-" + Version.HERALD);
    assertThat(lines.get(1)).matches("Java   : " + Runtime.version().feature() + "\\S* \\(.+\\)");
    assertThat(lines.get(2)).matches("Uname  : Linux \\S+ \\S+ .+ \\S+");
    assertThat(lines.get(3)).isEqualTo("From   : /opt/exabgp");
  }

  /** Scripts read the first line. */
  @Test
  void theVersionCanBeReplaced() {
    assertThat(CommandLine.run(Map.of("exabgp_version", "5.0.13"), "", "version").out())
        .startsWith("ExaBGP : 5.0.13\n");
  }

  @Test
  void wrongSettingsDoNotMatter() {
    assertThat(CommandLine.run(Map.of("exabgp_tcp_port", "x"), "", "version").code()).isZero();
  }

  @Test
  void theVersionIsThatOfTheBuild() throws Exception {
    assertThat(Files.readString(Path.of("pom.xml")))
        .containsOnlyOnce(
            "<artifactId>herald</artifactId>\n  <version>" + Version.HERALD + "</version>");
  }
}
