package net.herald.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.herald.time.ManualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The destination a setting names, opened. */
class OutputTest {

  private final List<String> lastResort = new ArrayList<>();

  private Sink open(Destination destination, Layout layout) {
    SyslogSocket.Opener none =
        path -> {
          throw new IOException("no " + path);
        };
    return new Output(destination, layout, none).open(new ManualClock(), lastResort::add);
  }

  @Test
  void aFileHasLongLinesWhateverIsAsked(@TempDir Path directory) throws IOException {
    Path path = directory.resolve("log");
    Sink sink = open(new Destination.RotatedFile(path), Layout.SHORT);
    Log log = Log.direct(LogSettings.EVERYTHING, sink, new ManualClock(), lastResort::add);
    log.info(Category.API, "x");
    log.close(Duration.ZERO);
    assertThat(Files.readString(path)).matches("\\d\\d:\\d\\d:\\d\\d \\d+ +api             x\n");
  }

  @Test
  void aFileHasJsonWhereThatIsAsked(@TempDir Path directory) throws IOException {
    Path path = directory.resolve("log");
    Sink sink = open(new Destination.RotatedFile(path), Layout.JSON);
    Log log = Log.direct(LogSettings.EVERYTHING, sink, new ManualClock(), lastResort::add);
    log.info(Category.API, "x");
    log.close(Duration.ZERO);
    assertThat(Files.readString(path)).startsWith("{\"time\": \"2026-01-01T00:00:00Z\"");
  }

  @Test
  void standardErrorTakesThePlaceOfAFileThatCannotBeOpened(@TempDir Path directory) {
    Path nowhere = directory.resolve("no/log");
    assertThat(open(new Destination.RotatedFile(nowhere), Layout.SHORT).name()).isEqualTo("stderr");
    assertThat(lastResort).hasSize(1);
    assertThat(lastResort.getFirst())
        .startsWith("cannot open the log")
        .contains(nowhere.toString())
        .endsWith("; it goes to standard error");
  }

  @Test
  void standardErrorTakesThePlaceOfAMissingSyslog() {
    assertThat(open(new Destination.LocalSyslog(), Layout.SHORT).name()).isEqualTo("stderr");
    assertThat(lastResort)
        .containsExactly(
            "cannot open the log: java.io.IOException: no /dev/log; it goes to standard error");
  }
}
