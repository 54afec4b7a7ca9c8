package net.herald.bgp.message;

import net.herald.bgp.capability.Negotiated;
import net.herald.iana.ErrorCode;
import net.herald.iana.MessageType;
import org.jspecify.annotations.Nullable;

/** A decoded message. */
public sealed interface Message
    permits Open, Update, Notification, Keepalive, RouteRefresh, Operational {

  /** The message type code. */
  int type();

  /**
   * Decodes a frame.
   *
   * @param session what was negotiated; null before the peer's OPEN, when no UPDATE can be read
   * @throws MessageFault when the session cannot go on
   */
  static Message decode(Frame frame, @Nullable Negotiated session) {
    return switch (frame.type()) {
      case MessageType.OPEN -> Open.decode(frame.body());
      case MessageType.UPDATE -> {
        if (session == null) {
          throw new MessageFault(
              Notification.of(ErrorCode.STATE_MACHINE, ErrorCode.UNSPECIFIC),
              "UPDATE before the session was negotiated");
        }
        yield Update.decode(frame.body(), session);
      }
      case MessageType.NOTIFICATION -> Notification.decode(frame.body());
      case MessageType.KEEPALIVE -> Keepalive.KEEPALIVE;
      case MessageType.ROUTE_REFRESH -> RouteRefresh.decode(frame);
      case MessageType.OPERATIONAL -> Operational.decode(frame.body());
      default -> throw new IllegalArgumentException("frame of type " + frame.type());
    };
  }
}
