package net.herald.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the program looks for its files. */
class InstallationTest {

  @ParameterizedTest
  @CsvSource({
    "/opt/exabgp,      /opt/exabgp",
    "/opt/exabgp/,     /opt/exabgp",
    "/opt/exabgp/bin,  /opt/exabgp",
    "/opt/exabgp/sbin, /opt/exabgp",
    "/usr/sbin,        /usr",
    "/opt/../srv/x,    /srv/x",
    "/bin,             /"
  })
  void theRootOfAnInstallation(String named, Path root) {
    assertThat(Installation.find(Map.of("EXABGP_ROOT", named), null).root()).isEqualTo(root);
  }

  @Test
  void aRelativeRootIsMadeAbsolute() {
    assertThat(Installation.find(Map.of("EXABGP_ROOT", "x"), null).root())
        .isEqualTo(Path.of("x").toAbsolutePath());
  }

  @Test
  void theFileIsBelowTheRoot() {
    assertThat(Installation.find(Map.of("EXABGP_ROOT", "/opt/exabgp"), null).file())
        .isEqualTo(Path.of("/opt/exabgp/etc/exabgp/exabgp.env"));
  }

  @Test
  void theVariableAndBeforeItTheOptionNameAnother() {
    Map<String, String> variables = Map.of("EXABGP_ROOT", "/opt", "EXABGP_ENVFILE", "/etc/a");
    assertThat(Installation.find(variables, null).file()).isEqualTo(Path.of("/etc/a"));
    assertThat(Installation.find(variables, "/etc/b").file()).isEqualTo(Path.of("/etc/b"));
    assertThat(Installation.find(variables, "b").file()).isEqualTo(Path.of("b").toAbsolutePath());
  }

  @Test
  void theFileOfTheSystemIsTakenWhereTheInstallationHasNone(@TempDir Path directory)
      throws IOException {
    Map<String, String> variables = Map.of("EXABGP_ROOT", directory + "/usr/sbin");
    Path own = directory.resolve("usr/etc/exabgp/exabgp.env");
    Path system = directory.resolve("etc/exabgp/exabgp.env");
    assertThat(Installation.find(variables, null, system).file()).isEqualTo(own);

    Files.createDirectories(system.getParent());
    Files.writeString(system, "");
    assertThat(Installation.find(variables, null, system).file()).isEqualTo(system);

    Files.createDirectories(own.getParent());
    Files.writeString(own, "");
    assertThat(Installation.find(variables, null, system).file()).isEqualTo(own);
  }
}
