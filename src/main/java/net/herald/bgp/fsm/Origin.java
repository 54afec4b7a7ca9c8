package net.herald.bgp.fsm;

/** Which side opened a TCP connection. A collision is decided by it (RFC 4271 section 6.8). */
public enum Origin {
  OUTGOING,
  INCOMING
}
