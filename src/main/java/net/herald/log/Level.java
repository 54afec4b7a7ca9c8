package net.herald.log;

import org.jspecify.annotations.Nullable;

/**
 * How severe a line is, most severe first. The names are the values of {@code log.level}; as a
 * threshold, a level shows itself and everything above it, so {@link #NOTSET} shows all.
 *
 * <p>The number is the severity of syslog (RFC 5424, section 6.2.1).
 */
public enum Level {
  /** As {@link #CRITICAL}; kept because {@code log.level} accepts it. */
  FATAL(2),
  CRITICAL(2),
  ERROR(3),
  WARNING(4),
  INFO(6),
  DEBUG(7),
  /** Only a threshold. */
  NOTSET(7);

  private final int severity;

  Level(int severity) {
    this.severity = severity;
  }

  /** The severity of syslog, 0 to 7. */
  public int severity() {
    return severity;
  }

  /** Whether a line of this level is shown under the threshold. */
  public boolean within(Level threshold) {
    return compareTo(threshold) <= 0;
  }

  /** The level with this exact name, or null. */
  public static @Nullable Level named(String name) {
    for (Level level : values()) {
      if (level.name().equals(name)) {
        return level;
      }
    }
    return null;
  }
}
