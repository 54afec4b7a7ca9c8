package net.herald.bgp.fsm;

import java.time.Duration;
import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.capability.Offer;
import net.herald.bgp.message.Notification;

/** All that a machine can ask for. Actions are carried out in the order given. */
public sealed interface Action {

  /** Open a TCP connection to the peer. */
  record Dial() implements Action {}

  /** Send our OPEN. */
  record SendOpen(Offer ours) implements Action {}

  record SendKeepalive() implements Action {}

  record SendNotification(Notification notification) implements Action {}

  /** End the connection once what was sent before has left, or give up dialling. */
  record Close() implements Action {}

  /** Run a timer from now; one that is running starts over. */
  record StartTimer(Timer timer, Duration time) implements Action {}

  record StopTimer(Timer timer) implements Action {}

  /** Stop every timer for which {@link Timer#ofConnection} holds. */
  record StopTimers() implements Action {}

  /** Tell that TCP is up. */
  record ReportConnected() implements Action {}

  /** The session is up: tell so, and begin to exchange routes. */
  record SessionUp(Negotiated negotiated) implements Action {}

  /**
   * The connection is gone: tell so.
   *
   * @param told the reason given to helper processes, in ExaBGP's words
   */
  record ReportDown(String told) implements Action {}

  /** Hand the message to the routing tables. */
  record Deliver() implements Action {}

  /** Keep the peer's routes as stale ones although the session is gone (RFC 4724 section 4.2). */
  record RetainRoutes() implements Action {}

  /**
   * The peer did not come back in its restart time: forget its routes, but for those that RFC 9494
   * keeps longer.
   */
  record EndRestart() implements Action {}

  /** Forget the routes that are still stale. */
  record DropStaleRoutes() implements Action {}

  /** This machine is done for good. */
  record Finish() implements Action {}
}
