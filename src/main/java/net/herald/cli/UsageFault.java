package net.herald.cli;

/** The command line was not understood: ends in the usage on standard error and exit code 2. */
public final class UsageFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what was not understood.
   *
   * @param why one sentence for the operator
   */
  public UsageFault(String why) {
    super(why, null, false, false);
  }

  /** The sentence. */
  public String why() {
    String why = getMessage();
    return why == null ? "" : why;
  }
}
