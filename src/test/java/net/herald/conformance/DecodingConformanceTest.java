package net.herald.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.herald.cli.CommandLine;
import net.herald.event.EventScenes;
import net.herald.json.StrictJson;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The JSON that {@code decode} must show of a message. Each file has three lines: the kind, perhaps
 * with AFI and SAFI; the message; the JSON.
 */
class DecodingConformanceTest {
  private static final Set<String> NOT_COMPARED =
      Set.of("exabgp", "host", "pid", "ppid", "time", "version");

  private static final Map<String, String> ENVIRONMENT =
      Map.of("exabgp_log_enable", "false", "exabgp_api_version", "4");

  @TestFactory
  Stream<DynamicTest> messages() throws IOException {
    return Suite.files("decoding", "").stream()
        .map(
            file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> check(file)));
  }

  private static void check(Path file) throws IOException {
    var lines = Files.readAllLines(file);
    var kind = lines.get(0).strip().split(" ", 2);
    var arguments = new ArrayList<>(List.of("decode"));
    if (kind.length == 2 && !kind[0].equals("open")) {
      arguments.addAll(List.of("-f", kind[1]));
    }
    arguments.add("--" + kind[0]);
    arguments.add(lines.get(1).replace(" ", ""));
    var shown = CommandLine.run(ENVIRONMENT, "", arguments.toArray(String[]::new));
    assertThat(shown.err()).isEmpty();
    assertThat(shown.code()).isZero();
    if (!kind[0].equals("nlri")) {
      EventScenes.asItsSchemaSays(shown.out());
    }
    assertThat(compared(shown.out())).isEqualTo(compared(lines.get(2)));
  }

  private static Map<String, Object> compared(String json) {
    var members = StrictJson.object(json);
    members.keySet().removeAll(NOT_COMPARED);
    return members;
  }
}
