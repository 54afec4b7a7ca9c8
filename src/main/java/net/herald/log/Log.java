package net.herald.log;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import net.herald.time.Clock;
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
  private final Clock clock;
  private final History history;
  private final @Nullable String source;

  private Log(
      LogSettings settings,
      Delivery delivery,
      Clock clock,
      History history,
      @Nullable String source) {
    this.settings = settings;
    this.delivery = delivery;
    this.clock = clock;
    this.history = history;
    this.source = source;
  }

  /** A log that writes on the caller's thread: that of a command. */
  public static Log direct(LogSettings settings, Output output, Clock clock) {
    return direct(settings, output.open(clock, Log::standardError), clock, Log::standardError);
  }

  /**
   * A log that writes on a thread of its own, which starts now, and counts lines that repeat: that
   * of a daemon.
   */
  public static Log queued(LogSettings settings, Output output, Clock clock) {
    return queued(settings, output.open(clock, Log::standardError), clock, Log::standardError);
  }

  static Log direct(LogSettings settings, Sink sink, Clock clock, Consumer<String> lastResort) {
    return direct(settings, new Scribe(sink, clock, Duration.ZERO, lastResort), clock);
  }

  static Log direct(LogSettings settings, Scribe scribe, Clock clock) {
    return new Log(settings, new DirectDelivery(scribe), clock, new History(), null);
  }

  static Log queued(LogSettings settings, Sink sink, Clock clock, Consumer<String> lastResort) {
    Scribe scribe = new Scribe(sink, clock, Scribe.REPEAT_WINDOW, lastResort);
    Delivery delivery = new QueuedDelivery(scribe, clock);
    return new Log(settings, delivery, clock, new History(), null);
  }

  /** Short lines on standard error, written by the caller. */
  public static Log standardError(LogSettings settings) {
    Clock clock = Clock.system();
    return direct(settings, StreamSink.standardError(Layout.SHORT), clock, why -> {});
  }

  /** A log that shows nothing. */
  public static Log silent() {
    OutputStream nothing = OutputStream.nullOutputStream();
    Sink nowhere = new StreamSink("nowhere", nothing, Layout.SHORT, false);
    return direct(LogSettings.NOTHING, nowhere, Clock.system(), why -> {});
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
    List<Object> values = new ArrayList<>(fields.length + 1);
    for (Object field : fields) {
      values.add(value(field));
    }
    if (values.size() % 2 != 0) {
      values.add("");
    }
    String from = source == null ? category.source() : source;
    Line line = new Line(clock.wall(), level, from, event, List.copyOf(values));
    history.add(line);
    delivery.put(line);
  }

  private static Object value(@Nullable Object field) {
    return switch (field) {
      case Integer number -> (long) number;
      case Long number -> number;
      case Boolean flag -> flag;
      case null, default -> text(() -> String.valueOf(field));
    };
  }

  /** A value that cannot say what it is must not cost the caller more than the line. */
  private static String text(Supplier<String> value) {
    try {
      return value.get();
    } catch (RuntimeException e) {
      return "(unprintable: " + e.getClass().getSimpleName() + ")";
    }
  }

  private static void standardError(String sentence) {
    byte[] line = ("warning: " + sentence + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      FileOutputStream out = new FileOutputStream(FileDescriptor.err);
      out.write(line);
      out.flush();
    } catch (IOException e) {
      // There is nobody left to tell.
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
