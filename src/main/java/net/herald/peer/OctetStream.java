package net.herald.peer;

import java.io.IOException;
import java.nio.ByteBuffer;
import net.herald.bgp.Ip;

/**
 * An open stream of octets to a peer: a TCP connection, or a {@link Pipe} in memory. One thread
 * reads, one writes, any may close.
 */
public interface OctetStream {

  Ip localAddress();

  Ip remoteAddress();

  /**
   * Reads what is there, waiting for the first octet.
   *
   * @return the number of octets, or -1 when the other side ended its output
   */
  int read(ByteBuffer into) throws IOException;

  /** Writes at least one octet, waiting as long as the other side takes nothing. */
  int write(ByteBuffer from) throws IOException;

  /** Tells the other side that nothing more will come; reading goes on. */
  void endOutput() throws IOException;

  /** The other side has sent an OPEN that we accept: it is no longer a stranger. */
  default void introduced() {}

  /** Ends both directions at once and frees whoever reads or writes. Never waits, never throws. */
  void close();
}
