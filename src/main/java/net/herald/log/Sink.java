package net.herald.log;

import java.io.IOException;

/**
 * Where lines end: a stream, a file, a syslog. Used by one thread at a time. A failed write loses
 * that line and nothing else; the next one is tried again.
 */
interface Sink {

  /** Writes one line, which may take several physical lines. */
  void write(Line line) throws IOException;

  /** Closes and opens the destination anew, as after a change of user or an external rotation. */
  default void reopen() throws IOException {}

  /** Releases the destination. */
  default void close() throws IOException {}

  /** The name of the destination for messages about it. */
  String name();
}
