package net.herald.event;

import net.herald.iana.MessageType;

/** Kinds of message by the words of events. */
final class MessageWords {
  private MessageWords() {}

  /** The type of an event that tells what a message says. */
  static String parsed(int type) {
    return type == MessageType.ROUTE_REFRESH ? "refresh" : packet(type);
  }

  /** The type of an event that tells the octets of a message. */
  static String packet(int type) {
    return switch (type) {
      case MessageType.OPEN -> "open";
      case MessageType.UPDATE -> "update";
      case MessageType.NOTIFICATION -> "notification";
      case MessageType.KEEPALIVE -> "keepalive";
      case MessageType.ROUTE_REFRESH -> "route-refresh";
      case MessageType.OPERATIONAL -> "operational";
      default -> "unknown";
    };
  }
}
