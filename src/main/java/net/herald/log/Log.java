package net.herald.log;

import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The log as its callers see it. Safe for every thread; a call never waits for the destination and
 * never throws.
 *
 * <p>A line is an event with pairs of a key and a value, {@code peer.connected peer=192.0.2.1
 * local=192.0.2.2}. Use one line for each change of state. Values are turned into text at once, on
 * the caller's thread, and only when the line is shown; where even collecting them costs, pass a
 * {@link Supplier} of the whole text or ask {@link #shows} first.
 */
public final class Log {

  private final LogSettings settings;
  private final Delivery delivery;
  private final InstantSource clock;
  private final History history;
  private final @Nullable String source;

  private Log(
      LogSettings settings,
      Delivery delivery,
      InstantSource clock,
      History history,
      @Nullable String source) {
    this.settings = settings;
    this.delivery = delivery;
    this.clock = clock;
    this.history = history;
    this.source = source;
  }

  /** A log that writes on the caller's thread. */
  static Log direct(
      LogSettings settings, Sink sink, InstantSource clock, Consumer<String> lastResort) {
    Delivery delivery = new DirectDelivery(new Scribe(sink, lastResort), clock);
    return new Log(settings, delivery, clock, new History(), null);
  }

  /** A log that writes on a thread of its own, which starts now. */
  static Log queued(
      LogSettings settings, Sink sink, InstantSource clock, Consumer<String> lastResort) {
    Delivery delivery = new QueuedDelivery(new Scribe(sink, lastResort), clock);
    return new Log(settings, delivery, clock, new History(), null);
  }

  /** Short lines on standard error, written by the caller: the log of a command. */
  public static Log standardError(LogSettings settings) {
    Sink sink = StreamSink.standardError(Layout.SHORT);
    return direct(settings, sink, InstantSource.system(), why -> {});
  }

  /** A log that shows nothing. */
  public static Log silent() {
    OutputStream nothing = OutputStream.nullOutputStream();
    Sink nowhere = new StreamSink("nowhere", nothing, Layout.SHORT, false);
    return direct(LogSettings.NOTHING, nowhere, InstantSource.system(), why -> {});
  }

  /** The same log with another source at the start of each line, such as {@code peer-1}. */
  public Log as(String name) {
    return new Log(settings, delivery, clock, history, name);
  }

  /** Whether a line of this category and level would be shown. */
  public boolean shows(Category category, Level level) {
    return settings.shows(category, level);
  }

  public void critical(Category category, String event, Object... fields) {
    tell(Level.CRITICAL, category, event, fields);
  }

  public void error(Category category, String event, Object... fields) {
    tell(Level.ERROR, category, event, fields);
  }

  public void warning(Category category, String event, Object... fields) {
    tell(Level.WARNING, category, event, fields);
  }

  public void info(Category category, String event, Object... fields) {
    tell(Level.INFO, category, event, fields);
  }

  public void debug(Category category, String event, Object... fields) {
    tell(Level.DEBUG, category, event, fields);
  }

  /** A debug line whose text is only built when it is shown. */
  public void debug(Category category, Supplier<String> text) {
    if (shows(category, Level.DEBUG)) {
      tell(Level.DEBUG, category, text(text));
    }
  }

  /** A line of a level known only at run time. */
  public void tell(Level level, Category category, String event, Object... fields) {
    if (!shows(category, level)) {
      return;
    }
    List<String> texts = new ArrayList<>(fields.length + 1);
    for (Object field : fields) {
      texts.add(text(() -> String.valueOf(field)));
    }
    if (texts.size() % 2 != 0) {
      texts.add("");
    }
    Instant now = clock.instant();
    String from = source == null ? category.source() : source;
    Line line = new Line(now, level, from, event, List.copyOf(texts));
    history.add(line);
    delivery.put(line);
  }

  /** A value that cannot say what it is must not cost the caller more than the line. */
  private static String text(Supplier<String> value) {
    try {
      return value.get();
    } catch (RuntimeException e) {
      return "(unprintable: " + e.getClass().getSimpleName() + ")";
    }
  }

  /** The last 20 lines shown, in the long format, each ended by a newline. */
  public String history() {
    return Layout.plain(history.last());
  }

  /** Has the destination opened anew, after a change of user or an external rotation. */
  public void reopen() {
    delivery.reopen();
  }

  /** Writes what is waiting, for at most this long, and ends the log. */
  public void close(Duration deadline) {
    delivery.close(deadline);
  }
}
