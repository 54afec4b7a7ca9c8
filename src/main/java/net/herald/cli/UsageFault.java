package net.herald.cli;

/** The command line was not understood: ends in the usage on standard error and an exit code. */
public final class UsageFault extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int code;

  /**
   * Says what was not understood.
   *
   * @param why one sentence for the operator
   */
  public UsageFault(String why) {
    this(why, Main.USAGE);
  }

  /**
   * Says what was not understood, where ExaBGP does not end with 2.
   *
   * @param why one sentence for the operator
   */
  UsageFault(String why, int code) {
    super(why, null, false, false);
    this.code = code;
  }

  int code() {
    return code;
  }

  /** The sentence. */
  public String why() {
    String why = getMessage();
    return why == null ? "" : why;
  }
}
