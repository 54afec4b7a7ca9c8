package net.herald.log;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import net.herald.json.JsonWriter;

/**
 * How a line looks. {@link #SHORT} is the source padded to 15 and the text; {@link #LONG} puts the
 * local time and the process number before it; {@link #JSON} is one object.
 *
 * <p>In the text layouts a value of several lines, and an event of several lines, become several
 * physical lines, each with the prefix. Control characters are escaped: nothing a peer or a helper
 * process says can move the cursor of a terminal or forge a line.
 */
public enum Layout {
  SHORT,
  LONG,
  JSON;

  private static final int SOURCE_WIDTH = 15;
  private static final int PID_WIDTH = 6;
  private static final String END = "\u001b[0m";

  /** Appends the physical lines of {@code line}, each ended by a newline. */
  void render(Line line, boolean colour, StringBuilder out) {
    if (this == JSON) {
      json(line, out);
      return;
    }
    String prefix = prefix(line, colour);
    String bold = colour ? textColour(line.level()) : "";
    StringBuilder text = new StringBuilder();
    Text.write(line, text);
    int from = 0;
    while (from <= text.length()) {
      int end = text.indexOf("\n", from);
      if (end < 0) {
        end = text.length();
      }
      out.append(prefix).append(bold).append(text, from, end);
      if (!bold.isEmpty()) {
        out.append(END);
      }
      out.append('\n');
      from = end + 1;
    }
  }

  private static void json(Line line, StringBuilder out) {
    JsonWriter json = new JsonWriter().beginTightObject();
    json.member("time", line.at().toString());
    json.member("level", line.level().name().toLowerCase(Locale.ROOT));
    json.member("pid", Pid.VALUE);
    json.member("source", line.source());
    json.member("event", line.event());
    if (!line.fields().isEmpty()) {
      json.name("fields").beginTightObject();
      for (int i = 0; i < line.fields().size(); i += 2) {
        json.name(line.fields().get(i).toString());
        switch (line.fields().get(i + 1)) {
          case Long number -> json.value(number);
          case Boolean flag -> json.value(flag);
          case Object text -> json.value(text.toString());
        }
      }
      json.endObject();
    }
    out.append(json.endObject()).append('\n');
  }

  private String prefix(Line line, boolean colour) {
    StringBuilder prefix = new StringBuilder();
    if (this == LONG) {
      time(line.at(), prefix);
      prefix.append(' ');
      pad(Long.toString(Pid.VALUE), PID_WIDTH, prefix);
      prefix.append(' ');
    }
    String start = colour ? sourceColour(line.level()) : "";
    prefix.append(start);
    Text.escape(line.source(), prefix);
    int used = line.source().length();
    for (int i = used; i < SOURCE_WIDTH; i++) {
      prefix.append(' ');
    }
    if (!start.isEmpty()) {
      prefix.append(END);
    }
    return prefix.append(' ').toString();
  }

  private static void pad(String text, int width, StringBuilder out) {
    out.append(text);
    for (int i = text.length(); i < width; i++) {
      out.append(' ');
    }
  }

  private static void time(Instant at, StringBuilder out) {
    int offset = Zone.LOCAL.getRules().getOffset(at).getTotalSeconds();
    int second = (int) Math.floorMod(at.getEpochSecond() + offset, 86400L);
    two(second / 3600, out);
    two(second / 60 % 60, out.append(':'));
    two(second % 60, out.append(':'));
  }

  private static void two(int number, StringBuilder out) {
    out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }

  private static String sourceColour(Level level) {
    return switch (level) {
      case FATAL, CRITICAL -> "\u001b[00;31m";
      case ERROR -> "\u001b[01;31m";
      case WARNING -> "\u001b[01;33m";
      case INFO -> "\u001b[01;32m";
      case DEBUG, NOTSET -> "";
    };
  }

  private static String textColour(Level level) {
    return switch (level) {
      case FATAL, ERROR, WARNING, INFO -> "\u001b[1m";
      case CRITICAL, DEBUG, NOTSET -> "";
    };
  }

  /** Lines joined without the last newline, for the history. */
  static String plain(List<Line> lines) {
    StringBuilder out = new StringBuilder();
    for (Line line : lines) {
      LONG.render(line, false, out);
    }
    return out.toString();
  }

  // Both are only looked up when a long line is written: loading time zones costs a command 10 ms.
  private static final class Pid {
    static final long VALUE = ProcessHandle.current().pid();
  }

  private static final class Zone {
    static final ZoneId LOCAL = ZoneId.systemDefault();
  }
}
