package net.herald.log;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one who writes: owns the sink, counts lines that repeat instead of writing them, and accounts
 * for lines that could not be written. Used by one thread at a time.
 */
final class Scribe {

  /** A line that says what the one before it said is counted for this long, then written again. */
  static final Duration REPEAT_WINDOW = Duration.ofSeconds(10);

  private final Sink sink;
  private final Consumer<String> lastResort;
  private @Nullable Line previous;
  private long repeats;
  private long failed;
  private boolean told;

  /**
   * @param lastResort is told once, in a sentence, when the sink fails
   */
  Scribe(Sink sink, Consumer<String> lastResort) {
    this.sink = sink;
    this.lastResort = lastResort;
  }

  /** Writes the line, or counts it as a repetition. Debug lines are never folded. */
  void write(Line line) {
    Line before = previous;
    if (before != null
        && line.level().within(Level.INFO)
        && line.repeats(before)
        && line.at().isBefore(before.at().plus(REPEAT_WINDOW))) {
      repeats++;
      return;
    }
    tellRepeats(line.at());
    previous = line;
    put(line);
  }

  /** Tells the counted repetitions when their time is over. */
  void idle(Instant now) {
    Line before = previous;
    if (repeats > 0 && before != null && !now.isBefore(before.at().plus(REPEAT_WINDOW))) {
      tellRepeats(now);
      previous = null;
    }
  }

  /** Tells that lines were dropped before they came here. */
  void overflowed(long lines, Instant now) {
    tellRepeats(now);
    put(lost(lines, "queue-full", now));
  }

  /** Writes what is still counted and releases the sink. */
  void close(Instant now) {
    tellRepeats(now);
    previous = null;
    try {
      sink.close();
    } catch (IOException | RuntimeException e) {
      tell(e);
    }
  }

  /** Opens the destination anew. */
  void reopen() {
    try {
      sink.reopen();
    } catch (IOException | RuntimeException e) {
      tell(e);
    }
  }

  private void tellRepeats(Instant now) {
    Line before = previous;
    if (repeats > 0 && before != null) {
      List<String> fields = List.of("times", Long.toString(repeats));
      repeats = 0;
      put(new Line(now, before.level(), before.source(), "log.repeated", fields));
    }
  }

  private void put(Line line) {
    try {
      if (failed > 0) {
        sink.write(lost(failed, "write-failed", line.at()));
        failed = 0;
      }
      sink.write(line);
    } catch (IOException | RuntimeException e) {
      failed++;
      tell(e);
    }
  }

  private static Line lost(long lines, String reason, Instant now) {
    List<String> fields = List.of("lines", Long.toString(lines), "reason", reason);
    return new Line(now, Level.WARNING, Category.DAEMON.source(), "log.lost", fields);
  }

  private void tell(Exception e) {
    if (!told) {
      told = true;
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      lastResort.accept("cannot write the log to " + sink.name() + ": " + why);
    }
  }
}
