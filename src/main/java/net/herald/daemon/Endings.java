package net.herald.daemon;

import net.herald.bgp.message.Notification;
import net.herald.iana.ErrorCode;
import net.herald.peer.Order;

/**
 * Why a peer is ended from here, with what it is told (RFC 4486) and what helper processes are
 * told.
 */
final class Endings {
  private Endings() {}

  /** The daemon ends. */
  static Order.Stop shutdown() {
    return new Order.Stop(
        Notification.cease(ErrorCode.ADMINISTRATIVE_SHUTDOWN, null),
        false,
        "stop, message [shutting down]");
  }

  /** The neighbor is no longer configured. */
  static Order.Stop removed() {
    return new Order.Stop(
        Notification.cease(ErrorCode.PEER_DECONFIGURED, null), false, "stop, message [removed]");
  }

  /** The session shall start again. */
  static Order.Stop reset(int subcode) {
    return new Order.Stop(
        Notification.cease(subcode, null),
        true,
        "notification sent (" + ErrorCode.CEASE + "," + subcode + ")");
  }
}
