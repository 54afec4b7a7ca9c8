package net.herald.peer;

import net.herald.bgp.message.Frame;
import net.herald.bgp.message.MessageFault;

/** What the mailbox of a peer holds. What is about a connection names it by its number. */
sealed interface Item permits Item.OfConnection, Order {

  /** An item about a connection; of one that is gone it is thrown away. */
  sealed interface OfConnection extends Item {
    int connection();
  }

  /** A whole message, its header checked. */
  record Received(int connection, Frame frame) implements OfConnection {}

  /** A header that leaves no way to go on. */
  record Malformed(int connection, MessageFault fault) implements OfConnection {}

  /** The connection ended, or could not be opened. */
  record Down(int connection, String why) implements OfConnection {}

  /** An attempt to connect succeeded. */
  record Dialled(int connection, OctetStream stream) implements OfConnection {}

  /** The writer of a connection, which had no room, has some again. */
  record Room(int connection) implements OfConnection {}
}
