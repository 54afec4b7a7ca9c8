package net.herald.bgp.nlri;

import net.herald.wire.WireFault;

/**
 * An NLRI that says its own length is malformed within it: the reader stands behind it, and the
 * others can be told apart. It is dropped alone (RFC 7606 section 5.4).
 */
public final class NlriFault extends WireFault {
  private static final long serialVersionUID = 1L;

  public NlriFault(String why) {
    super(why);
  }
}
