package net.herald.log;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import net.herald.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The one who writes: owns the sink, counts lines that repeat instead of writing them, and accounts
 * for lines that could not be written. Used by one thread at a time.
 */
final class Scribe {

  /** For how long a daemon counts lines that say what the one before them said. */
  static final Duration REPEAT_WINDOW = Duration.ofSeconds(10);

  private final Sink sink;
  private final Clock clock;
  private final Consumer<String> lastResort;
  private final Duration window;
  private @Nullable Line previous;
  private long windowEnds;
  private long repeats;
  private long failed;
  private boolean told;

  /**
   * @param window for how long repeats of a line are counted before it is written again; zero
   *     writes every line
   * @param lastResort is told once, in a sentence, when the sink fails
   */
  Scribe(Sink sink, Clock clock, Duration window, Consumer<String> lastResort) {
    this.sink = sink;
    this.window = window;
    this.clock = clock;
    this.lastResort = lastResort;
  }

  /** Writes the line, or counts it as a repetition. Debug lines are never folded. */
  void write(Line line) {
    Line before = previous;
    if (before != null
        && line.level().within(Level.INFO)
        && line.repeats(before)
        && clock.nanos() < windowEnds) {
      repeats++;
      return;
    }
    tellRepeats();
    previous = line;
    windowEnds = clock.after(window);
    put(line);
  }

  /** When counted repetitions are to be told; {@link Clock#NEVER} when there are none. */
  long due() {
    return repeats > 0 ? windowEnds : Clock.NEVER;
  }

  /** Tells the counted repetitions if their time has come. */
  void idle() {
    if (clock.nanos() >= due()) {
      tellRepeats();
    }
  }

  /** Tells that lines were dropped before they came here. */
  void overflowed(long lines) {
    tellRepeats();
    put(lost(lines, "queue-full"));
  }

  /** Writes what is still counted and releases the sink. */
  void close() {
    tellRepeats();
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

  private void tellRepeats() {
    Line before = previous;
    if (repeats > 0 && before != null) {
      List<Object> fields = List.of("times", repeats);
      repeats = 0;
      put(new Line(clock.wall(), before.level(), before.source(), "log.repeated", fields));
    }
  }

  private void put(Line line) {
    try {
      if (failed > 0) {
        sink.write(lost(failed, "write-failed"));
        failed = 0;
      }
      sink.write(line);
    } catch (IOException | RuntimeException e) {
      failed++;
      tell(e);
    }
  }

  private Line lost(long lines, String reason) {
    List<Object> fields = List.of("lines", lines, "reason", reason);
    return new Line(clock.wall(), Level.WARNING, Category.DAEMON.source(), "log.lost", fields);
  }

  private void tell(Exception e) {
    if (!told) {
      told = true;
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      lastResort.accept("cannot write the log to " + sink.name() + ": " + why);
    }
  }
}
