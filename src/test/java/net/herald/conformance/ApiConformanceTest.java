package net.herald.conformance;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the commands of helper processes must put on the wire, octet by octet. */
class ApiConformanceTest {
  @TestFactory
  Stream<DynamicTest> cases() throws IOException {
    return Suite.files("api", ".ci").stream()
        .map(file -> DynamicTest.dynamicTest(Suite.name(file), () -> WireCase.run(file)));
  }
}
