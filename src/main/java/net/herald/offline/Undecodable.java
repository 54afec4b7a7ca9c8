package net.herald.offline;

/** Octets that are no message. */
public final class Undecodable extends Exception {
  private static final long serialVersionUID = 1L;
  private final String why;

  Undecodable(String why) {
    super(why, null, false, false);
    this.why = why;
  }

  /** What is wrong with them. */
  public String why() {
    return why;
  }
}
