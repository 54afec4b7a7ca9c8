package net.herald.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import net.herald.config.ConfigurationReader;
import net.herald.config.Defaults;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every configuration of the suite is valid. Those that need what Herald does not have yet say so,
 * and nothing else.
 */
class ParsingConformanceTest {
  private static final Set<String> NOT_YET = Set.of("conf-l2vpn", "conf-mvpn");

  @TestFactory
  Stream<DynamicTest> configurations() throws IOException {
    return Suite.files("etc", ".conf").stream()
        .map(file ->
            NOT_YET.contains(Suite.name(file))
                ? DynamicTest.dynamicTest(
                    Suite.name(file) + " (not supported yet)", () -> notYet(file))
                : DynamicTest.dynamicTest(Suite.name(file), () -> valid(file)));
  }

  private static void valid(Path file) {
    var result = read(file);
    assertThat(result.diagnostics().errors()).as(result.diagnostics().print()).isZero();
  }

  private static void notYet(Path file) {
    var result = read(file);
    assertThat(result.diagnostics().errors())
        .as("%s is valid: take it off the list", file)
        .isPositive();
    assertThat(result.diagnostics().print())
        .containsAnyOf("is not supported yet", "unknown keyword");
  }

  private static ConfigurationReader.Result read(Path file) {
    return new ConfigurationReader(Defaults.STANDARD, file.getParent(), System.getenv()).read(file);
  }
}
