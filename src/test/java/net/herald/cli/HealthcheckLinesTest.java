package net.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.herald.healthcheck.CheckAssembly;
import net.herald.healthcheck.Healthcheck;
import net.herald.healthcheck.State;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The pairs of {@code lines.txt}: options and results of checks, and every line that is printed.
 */
class HealthcheckLinesTest {
  private static final Path PAIRS = Path.of("src/test/resources/net/herald/healthcheck/lines.txt");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\\S+");

  private record Pair(String title, List<String> lines) {}

  private static List<Pair> pairs() throws IOException {
    var pairs = new ArrayList<Pair>();
    for (var line : Files.readAllLines(PAIRS)) {
      if (line.startsWith("  ")) {
        pairs.getLast().lines().add(line.strip());
      } else if (!line.isBlank() && !line.startsWith("#")) {
        pairs.add(new Pair(line, new ArrayList<>()));
      }
    }
    return pairs;
  }

  @TestFactory
  Stream<DynamicTest> optionsAndResultsMakeTheLinesOfExabgp() throws IOException {
    return pairs().stream().map(pair -> DynamicTest.dynamicTest(pair.title, () -> check(pair)));
  }

  private static void check(Pair pair) throws Exception {
    int bar = pair.title.lastIndexOf('|');
    var words =
        WORD.matcher(pair.title.substring(0, bar))
            .results()
            .map(word -> word.group(1) == null ? word.group() : word.group(1))
            .toList();
    var all = new ArrayList<>(words);
    all.add("--no-ip-setup");
    var given = HealthcheckOptions.table().read(all);
    var assembly = new CheckAssembly(HealthcheckOptions.of(given, Map.of()).settings());
    var script = new Script(pair.title.substring(bar + 1).strip());
    assembly
        .healthcheck(
            assembly.targets(),
            "peer",
            () -> script.result() == '-' ? "bad" : "",
            () -> script.result() == 'd',
            () -> false,
            (level, text) -> {})
        .run(script);
    assertThat(script.lines).containsExactlyElementsOf(pair.lines);
  }

  /** The results, one for each turn; the last ends the check. */
  private static final class Script implements Healthcheck.World {
    private final String results;
    private final List<String> lines = new ArrayList<>();
    private int turn;

    Script(String results) {
      this.results = results;
    }

    char result() {
      return results.charAt(turn);
    }

    @Override
    public void ready() {}

    @Override
    public boolean pause(Duration time) {
      return ++turn < results.length();
    }

    @Override
    public void command(String line) {
      lines.add(line);
    }

    @Override
    public void execute(String command, State state) {}

    @Override
    public void linger(Duration time) {}
  }
}
