package net.herald.console;

import java.io.IOException;
import net.herald.control.ControlClient;

/** Finds the running daemon, each time anew. */
@FunctionalInterface
public interface Dialler {
  /**
   * Connects.
   *
   * @throws IOException when no daemon is there
   */
  ControlClient connect() throws IOException;
}
