package net.herald.bgp.capability;

/**
 * One capability as one side offers it (RFC 5492). Capabilities that come in several pieces are one
 * value here.
 */
public interface Capability {
  /** The capability code. */
  int code();
}
