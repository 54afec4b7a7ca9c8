package net.herald.event;

/** Where the lines for one helper process go. Never waits, never throws, safe for every thread. */
public interface EventSink {

  /** The form it wants now. */
  Dialect dialect();

  /**
   * Takes a line.
   *
   * @param counter which of its neighbor it is
   */
  void event(EventLine line, long counter);
}
