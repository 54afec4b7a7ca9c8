package net.herald.peer;

import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.message.Frame;

/** What a state machine has done to routes. */
interface Session {

  /** The session is established. */
  void up(Negotiated negotiated, Connection connection);

  /**
   * A message of the established session arrived.
   *
   * @throws net.herald.bgp.message.MessageFault when it ends the session
   */
  void deliver(Frame frame, Negotiated negotiated);

  /** The session is over. */
  void down();

  /** What the peer announced stays for a while, stale (RFC 4724). */
  void retain();

  /** The restart time is over: what is stale goes, but for what RFC 9494 keeps longer. */
  void endRestart();

  /** What is still stale goes. */
  void dropStale();
}
