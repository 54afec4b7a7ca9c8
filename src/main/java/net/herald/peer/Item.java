package net.herald.peer;

import net.herald.bgp.message.Frame;
import net.herald.bgp.message.MessageFault;

/** What the mailbox of a peer holds. What is about a connection names it by its number. */
sealed interface Item {

  /** A whole message, its header checked. */
  record Received(int connection, Frame frame) implements Item {}

  /** A header that leaves no way to go on. */
  record Malformed(int connection, MessageFault fault) implements Item {}

  /** The connection ended. */
  record Down(int connection, String why) implements Item {}

  /** The writer of a connection, which had no room, has some again. */
  record Room(int connection) implements Item {}
}
