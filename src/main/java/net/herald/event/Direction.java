package net.herald.event;

/** Which way a message went. */
public enum Direction {
  /** To the neighbor. */
  SEND("send"),
  /** From the neighbor. */
  RECEIVE("receive"),
  /** Neither: a message that was decoded without a session. */
  OFFLINE("in");

  private final String word;

  Direction(String word) {
    this.word = word;
  }

  /** The word of events. */
  public String word() {
    return word;
  }
}
