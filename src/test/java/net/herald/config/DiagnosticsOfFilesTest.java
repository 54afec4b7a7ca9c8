package net.herald.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pairs of files in {@code src/test/resources/net/herald/config/diagnostics}: a configuration, and
 * every word that is said about it.
 */
class DiagnosticsOfFilesTest {
  private static final Path PAIRS = Path.of("src/test/resources/net/herald/config/diagnostics");

  @TempDir Path working;

  static List<Path> configurations() throws IOException {
    try (var files = Files.list(PAIRS)) {
      return files.filter(file -> file.toString().endsWith(".conf")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void sayWhatIsWrongAndWhere(Path configuration) throws IOException {
    String name = configuration.getFileName().toString();
    ConfigurationReader reader =
        new ConfigurationReader(Defaults.STANDARD, working, Map.of("PATH", "/nowhere"));
    ConfigurationReader.Result result = reader.read(name, Files.readAllBytes(configuration));

    Path expected = configuration.resolveSibling(name.replace(".conf", ".txt"));
    assertThat(result.diagnostics().print()).isEqualTo(Files.readString(expected));
    assertThat(result.configuration() == null).isEqualTo(result.diagnostics().errors() > 0);
  }
}
