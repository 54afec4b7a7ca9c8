package net.herald.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.stream.Stream;
import net.herald.lab.ConformanceCase;
import net.herald.lab.HeraldProgram;
import net.herald.lab.Ports;
import net.herald.lab.Workshop;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What commands of version 6 are answered: the helper process checks, and says SUCCESS on its
 * standard error.
 */
class CliConformanceTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TestFactory
  Stream<DynamicTest> answers() throws IOException {
    return Suite.files("cli", ".ci").stream()
        .map(file -> DynamicTest.dynamicTest(Suite.name(file), () -> run(file)));
  }

  private static void run(Path file) {
    var configuration =
        Suite.folder().resolve("etc", ConformanceCase.read(file).configurations().getFirst());
    var environment = new HashMap<String, String>();
    environment.put("exabgp_log_enable", "false");
    environment.put("exabgp_api_version", "6");
    environment.put("exabgp_tcp_port", Integer.toString(Ports.free())); // nobody listens there
    environment.put("exabgp_daemon_user", System.getProperty("user.name"));
    try (var workshop = new Workshop()) {
      var program =
          workshop.start(
              "herald", environment, HeraldProgram.command("-d", "-p", configuration.toString()));
      assertThat(program.awaitExit(LIMIT)).as(program.log()).isZero();
      assertThat(program.log()).contains("SUCCESS");
    }
  }
}
