package net.herald.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What the commands of helper processes must put on the wire, octet by octet. A case that wants
 * what Herald does not do is named in {@link #DEVIATIONS}; one that is named there and passes fails
 * the test, so that the list stays true.
 */
class ApiConformanceTest {
  /** Cases that do not pass, and the row of KNOWN_DEVIATIONS.md that says why. */
  private static final Map<String, String> DEVIATIONS = Map.of("api-flow", "A29");

  /**
   * Cases whose helper program speaks at once: what it says before the session is up is part of the
   * first routes, before their End-of-RIB, which its expectations do not foresee.
   */
  private static final Set<String> RACES = Set.of("api-flow-merge");

  @TestFactory
  Stream<DynamicTest> cases() throws IOException {
    return Suite.files("api", ".ci").stream().map(ApiConformanceTest::test);
  }

  private static DynamicTest test(Path file) {
    var name = Suite.name(file);
    if (RACES.contains(name)) {
      return DynamicTest.dynamicTest(
          name, () -> assumeTrue(WireCase.passes(file), "the helper program was too early"));
    }
    var row = DEVIATIONS.get(name);
    return row == null
        ? DynamicTest.dynamicTest(name, () -> WireCase.run(file))
        : DynamicTest.dynamicTest(
            name + " (deviates: " + row + ")",
            () -> assertThat(WireCase.passes(file)).as("%s passes: take it off", name).isFalse());
  }
}
