package net.herald.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import net.herald.config.ConfigurationReader;
import net.herald.config.Defaults;
import org.junit.jupiter.api.Test;

/** The configuration in the README is one. */
class ReadmeTest {

  @Test
  void theConfigurationIsValid() throws IOException {
    var readme = Files.readString(Path.of("README.md"));
    int from = readme.indexOf("    neighbor 192.0.2.1 {");
    int to = readme.indexOf("\n    }\n", from) + "\n    }\n".length();
    assertThat(from).isPositive();
    var result =
        new ConfigurationReader(Defaults.STANDARD, Path.of("/"), Map.of())
            .read("README.md", readme.substring(from, to).getBytes(StandardCharsets.UTF_8));
    assertThat(result.diagnostics().print()).isEmpty();
  }
}
