package net.herald.wire;

/**
 * The bytes break a rule of their format.
 *
 * <p>It is data about the peer, not about us, so it carries no stack trace and costs little to
 * throw. A decoder throws nothing else on account of its input; the walk that called it decides
 * what the fault leads to.
 */
public class WireFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public WireFault(String why) {
    super(why, null, false, false);
  }

  /** Why the bytes are wrong, for the log; never put on the wire. */
  public String why() {
    return String.valueOf(getMessage());
  }
}
