package net.herald.net;

import java.io.IOException;
import java.nio.channels.SocketChannel;

/**
 * Who is told of connections. Called on the thread that accepts: no other connection of that
 * address comes in meanwhile, so neither method may block.
 */
public interface Incoming {

  /**
   * A connection came in, with the options of the neighbor expected from there, if any. The channel
   * is the receiver's from now on; how many it keeps waiting for an OPEN is the receiver's to
   * bound.
   */
  void accepted(SocketChannel channel, Endpoint local, Endpoint remote);

  /**
   * A connection could not be accepted, or was refused and closed. The listener goes on.
   *
   * @param why a sentence
   */
  void failed(Endpoint listener, IOException why);
}
