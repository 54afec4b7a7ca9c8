package net.herald.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What a configuration must put on the wire, octet by octet. A case that needs a family or
 * attribute Herald does not have yet is named in {@link #NOT_YET}; one that is named there and
 * passes fails the test, so that the list stays true.
 */
class EncodingConformanceTest {
  /** Cases that do not pass yet, and what they need. */
  private static final Map<String, String> NOT_YET = Map.of();

  @TestFactory
  Stream<DynamicTest> cases() throws IOException {
    return Suite.files("encoding", ".ci").stream().map(EncodingConformanceTest::test);
  }

  private static DynamicTest test(Path file) {
    var name = Suite.name(file);
    var needs = NOT_YET.get(name);
    return needs == null
        ? DynamicTest.dynamicTest(name, () -> WireCase.run(file))
        : DynamicTest.dynamicTest(
            name + " (not supported yet: " + needs + ")",
            () ->
                assertThat(WireCase.passes(file))
                    .as("%s passes: take it off the list", name)
                    .isFalse());
  }
}
