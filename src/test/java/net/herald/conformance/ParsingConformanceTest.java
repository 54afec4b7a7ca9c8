package net.herald.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import net.herald.config.ConfigurationReader;
import net.herald.config.Defaults;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every configuration of the suite is valid. */
class ParsingConformanceTest {
  @TestFactory
  Stream<DynamicTest> configurations() throws IOException {
    return Suite.files("etc", ".conf").stream()
        .map(file -> DynamicTest.dynamicTest(Suite.name(file), () -> valid(file)));
  }

  private static void valid(Path file) {
    var result = read(file);
    assertThat(result.diagnostics().errors()).as(result.diagnostics().print()).isZero();
  }

  private static ConfigurationReader.Result read(Path file) {
    return new ConfigurationReader(Defaults.STANDARD, file.getParent(), System.getenv()).read(file);
  }
}
