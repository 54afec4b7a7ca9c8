package net.herald.log;

/**
 * What a line is about. Each category but the last three is switched by the setting {@code
 * log.<setting>}; the source is the word shown at the start of a line.
 */
public enum Category {
  CONFIGURATION("configuration", "configuration"),
  REACTOR("reactor", "reactor"),
  DAEMON("daemon", "daemon"),
  PROCESSES("processes", "processes"),
  NETWORK("network", "network"),
  STATISTICS("statistics", "statistics"),
  PACKETS("packets", "wire"),
  RIB("rib", "rib"),
  MESSAGE("message", "message"),
  TIMERS("timers", "timer"),
  ROUTES("routes", "routes"),
  PARSER("parser", "parser"),
  STARTUP("", "startup"),
  CLI("", "cli"),
  API("", "api");

  private final String setting;
  private final String source;

  Category(String setting, String source) {
    this.setting = setting;
    this.source = source;
  }

  /** The option of section {@code log} that switches this category; empty when it has no switch. */
  public String setting() {
    return setting;
  }

  /** The word shown at the start of its lines. */
  public String source() {
    return source;
  }

  /** Whether a setting switches it; the others are shown whenever the log is enabled. */
  public boolean switched() {
    return !setting.isEmpty();
  }
}
