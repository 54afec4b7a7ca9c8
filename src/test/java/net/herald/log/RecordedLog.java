package net.herald.log;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import net.herald.time.ManualClock;

/** A log whose short lines a test can read, written at once. Shows every category and level. */
public final class RecordedLog implements Sink {

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Log log;

  public RecordedLog() {
    this(LogSettings.EVERYTHING);
  }

  public RecordedLog(LogSettings settings) {
    log = Log.direct(settings, this, new ManualClock(), why -> {});
  }

  /** The log to hand to what is tested. */
  public Log log() {
    return log;
  }

  /** The short lines so far, such as {@code network peer.connected peer=192.0.2.1}. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void write(Line line) {
    StringBuilder text = new StringBuilder();
    Layout.SHORT.render(line, false, text);
    text.toString().lines().forEach(lines::add);
  }

  @Override
  public String name() {
    return "test";
  }
}
