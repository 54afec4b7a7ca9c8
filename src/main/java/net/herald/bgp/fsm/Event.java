package net.herald.bgp.fsm;

import java.util.Optional;
import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.capability.Offer;
import net.herald.bgp.message.Notification;

/** All that can happen to a machine. The numbers are those of RFC 4271 section 8.1 and RFC 9687. */
public sealed interface Event {

  /** ManualStart and AutomaticStart (1, 3 to 7): begin to connect, or to wait where passive. */
  record Start() implements Event {}

  /**
   * ManualStop and AutomaticStop (2, 8): end the session on our side.
   *
   * @param cease what the peer is told
   * @param again whether to start again, at once and without back-off
   * @param told the reason given to helper processes
   */
  record Stop(Notification cease, boolean again, String told) implements Event {}

  /** A timer ran out (9 to 13, and 29 of RFC 9687). */
  record TimerExpired(Timer timer) implements Event {}

  /**
   * A TCP connection is up (16, 17).
   *
   * @param ours the OPEN to send; empty when it must mirror the peer's
   */
  record TcpUp(Origin origin, Optional<Offer> ours) implements Event {}

  /** The TCP connection could not be opened, or ended (18). */
  record TcpDown(String why) implements Event {}

  /** An OPEN that passed all checks (19, 20), already compared with ours. */
  record OpenReceived(Negotiated negotiated) implements Event {}

  /** A KEEPALIVE (26). */
  record KeepaliveReceived() implements Event {}

  /**
   * A message that only means something once Established (27): UPDATE, ROUTE-REFRESH, OPERATIONAL.
   *
   * @param type its code of {@link net.herald.iana.MessageType}
   */
  record MessageReceived(int type) implements Event {}

  /** We have sent an UPDATE, which shows the peer that we are here as a KEEPALIVE does. */
  record UpdateSent() implements Event {}

  /** A NOTIFICATION (24, 25). */
  record NotificationReceived(Notification notification) implements Event {}

  /**
   * The peer broke a rule (21, 22, 28), or handling its message failed here.
   *
   * @param notification what the peer is told
   * @param why the sentence for the log
   */
  record Fault(Notification notification, String why) implements Event {}

  /** The other connection of this neighbor was chosen (23, OpenCollisionDump). */
  record CollisionLost() implements Event {}

  /**
   * The peer called again although this connection is still here: it must have restarted (RFC 4724
   * section 5).
   */
  record Superseded() implements Event {}
}
