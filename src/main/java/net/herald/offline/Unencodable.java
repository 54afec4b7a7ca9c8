package net.herald.offline;

/** A text that makes no message. */
public final class Unencodable extends Exception {
  private static final long serialVersionUID = 1L;
  private final String why;

  Unencodable(String why) {
    super(why, null, false, false);
    this.why = why;
  }

  /** What is wrong with it. */
  public String why() {
    return why;
  }
}
