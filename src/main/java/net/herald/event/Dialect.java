package net.herald.event;

import net.herald.time.Clock;

/** The forms in which events are told. */
public enum Dialect {
  /** JSON of {@code api.version} 6, whichever encoder was asked for. */
  JSON_6("6.0.0"),
  /** JSON of ExaBGP 5, which is that of {@code api.version} 4 but for the version it names. */
  JSON_5("5.0.0"),
  /** JSON of {@code api.version} 4. */
  JSON_4("4.0.1"),
  /** Words of {@code api.version} 4. */
  TEXT_4("4.0.1");

  private final String version;

  Dialect(String version) {
    this.version = version;
  }

  /** What the key {@code exabgp} says. */
  public String version() {
    return version;
  }

  /**
   * The dialect of a helper process.
   *
   * @param apiVersion the setting {@code api.version}, 4 or 6
   * @param json whether its encoder is {@code json}
   */
  public static Dialect of(int apiVersion, boolean json) {
    if (apiVersion == 6) {
      return JSON_6;
    }
    return json ? JSON_4 : TEXT_4;
  }

  /**
   * An encoder, for one thread.
   *
   * @param compact the setting {@code api.compact}
   */
  public EventEncoder encoder(EventOrigin origin, Clock clock, boolean compact) {
    return switch (this) {
      case JSON_6, JSON_5, JSON_4 -> new JsonEncoder(this, origin, clock, compact);
      case TEXT_4 -> new TextEncoder(origin);
    };
  }
}
