package net.herald.healthcheck;

import net.herald.log.Level;

/** Where a health check says what it does. */
@FunctionalInterface
public interface Notes {
  void tell(Level level, String text);
}
