package net.herald.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.herald.time.ManualClock;
import org.junit.jupiter.api.Test;

/** What is written of what was told: repeats are counted, losses are admitted. */
class ScribeTest {

  /** A destination that can be broken. */
  private static final class Disk implements Sink {
    final List<String> lines = new ArrayList<>();
    boolean full;
    boolean broken;

    @Override
    public void write(Line line) throws IOException {
      if (broken) {
        throw new IllegalStateException("a fault of the sink");
      }
      if (full) {
        throw new IOException("No space left on device");
      }
      StringBuilder text = new StringBuilder();
      Layout.SHORT.render(line, false, text);
      lines.add(text.toString().strip());
    }

    @Override
    public String name() {
      return "/var/log/herald";
    }
  }

  private final Disk disk = new Disk();
  private final ManualClock clock = new ManualClock();
  private final List<String> lastResort = new ArrayList<>();
  private final Scribe scribe = new Scribe(disk, clock, Scribe.REPEAT_WINDOW, lastResort::add);
  private final Log log = Log.direct(LogSettings.EVERYTHING, scribe, clock);

  @Test
  void aLineThatRepeatsIsCounted() {
    for (int i = 0; i < 4; i++) {
      log.info(Category.NETWORK, "peer.refused", "peer", "a");
    }
    log.info(Category.NETWORK, "peer.refused", "peer", "b");
    assertThat(disk.lines)
        .containsExactly(
            "network         peer.refused peer=a",
            "network         log.repeated times=3",
            "network         peer.refused peer=b");
  }

  @Test
  void otherLinesInBetweenAreNoRepetition() {
    log.info(Category.NETWORK, "a");
    log.info(Category.NETWORK, "b");
    log.info(Category.NETWORK, "a");
    log.warning(Category.NETWORK, "a");
    log.warning(Category.REACTOR, "a");
    log.as("peer-1").warning(Category.REACTOR, "a");
    assertThat(disk.lines)
        .containsExactly(
            "network         a",
            "network         b",
            "network         a",
            "network         a",
            "reactor         a",
            "peer-1          a");
  }

  @Test
  void aRepetitionIsWrittenAgainAfterTenSeconds() {
    log.info(Category.NETWORK, "a");
    clock.advance(Duration.ofSeconds(9));
    log.info(Category.NETWORK, "a");
    clock.advance(Duration.ofSeconds(1));
    log.info(Category.NETWORK, "a");
    assertThat(disk.lines)
        .containsExactly(
            "network         a", "network         log.repeated times=1", "network         a");
  }

  @Test
  void aCommandWritesEveryLine() {
    Log command = Log.direct(LogSettings.EVERYTHING, disk, clock, lastResort::add);
    command.info(Category.CONFIGURATION, "✓ neighbor  127.0.0.1");
    command.info(Category.CONFIGURATION, "✓ neighbor  127.0.0.1");
    command.close(Duration.ZERO);
    assertThat(disk.lines)
        .containsExactly(
            "configuration   ✓ neighbor  127.0.0.1", "configuration   ✓ neighbor  127.0.0.1");
  }

  @Test
  void aDebugLineIsNeverFolded() {
    log.debug(Category.PACKETS, "keepalive");
    log.debug(Category.PACKETS, "keepalive");
    assertThat(disk.lines)
        .containsExactly("wire            keepalive", "wire            keepalive");
  }

  @Test
  void theEndTellsWhatWasCounted() {
    log.info(Category.NETWORK, "a");
    log.info(Category.NETWORK, "a");
    log.close(Duration.ZERO);
    assertThat(disk.lines)
        .containsExactly("network         a", "network         log.repeated times=1");
  }

  @Test
  void aFullDiskIsToldOnceAndTheLossWhenThereIsRoomAgain() {
    log.info(Category.DAEMON, "before");
    disk.full = true;
    log.info(Category.DAEMON, "lost 1");
    log.info(Category.DAEMON, "lost 2");
    disk.full = false;
    log.info(Category.DAEMON, "after");
    assertThat(disk.lines)
        .containsExactly(
            "daemon          before",
            "daemon          log.lost lines=2 reason=write-failed",
            "daemon          after");
    assertThat(lastResort)
        .containsExactly("cannot write the log to /var/log/herald: No space left on device");
  }

  @Test
  void aFaultOfTheSinkIsContainedToo() {
    disk.broken = true;
    log.info(Category.DAEMON, "lost");
    disk.broken = false;
    log.info(Category.DAEMON, "after");
    assertThat(disk.lines).hasSize(2);
    assertThat(lastResort)
        .containsExactly("cannot write the log to /var/log/herald: a fault of the sink");
  }

  /** The real thing: this device takes no byte. */
  @Test
  void aDeviceWithoutRoomCostsLinesAndNothingElse() throws IOException {
    Sink full = new RotatingFile(Path.of("/dev/full"), Layout.LONG, RotatingFile.LIMIT);
    Log log = Log.direct(LogSettings.EVERYTHING, full, clock, lastResort::add);
    for (int i = 0; i < 1000; i++) {
      log.info(Category.DAEMON, "line " + i);
    }
    log.close(Duration.ZERO);
    assertThat(lastResort)
        .containsExactly("cannot write the log to /dev/full: No space left on device");
  }
}
