package net.herald.api;

import net.herald.event.EventLine;

/**
 * Where the answers to the commands of one session go. An answer is never lost: whoever gives one
 * may have to wait until the other side has read earlier ones.
 */
public interface Answers {

  /** The last line of the answer to a command. */
  enum Ack {
    DONE("done"),
    ERROR("error");

    private final String word;

    Ack(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** A line of an answer, printable and without line end. */
  void line(String line);

  /**
   * Lines of an answer that are made when they are written. Never waits, and so any thread may say
   * where in all that goes to the other side they belong.
   */
  void later(Iterable<byte[]> lines);

  /** Waits until nothing that is made when it is written is left. */
  void awaitLater();

  /**
   * A line of an event. Never waits; where there is no room the oldest events are dropped.
   *
   * @param counter which of its neighbor it is
   */
  void event(EventLine line, long counter);

  /** The end of an answer. */
  void ack(Ack ack);
}
