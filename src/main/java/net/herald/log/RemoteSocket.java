package net.herald.log;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import net.herald.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Datagrams to a syslog server. The name is looked up on the thread of the log, and again after a
 * while, so that a server may move; a failed look-up is not repeated for every line.
 */
final class RemoteSocket implements SyslogSocket {

  private static final Duration LOOKUP_EVERY = Duration.ofMinutes(1);

  private final String host;
  private final int port;
  private final Clock clock;
  private @Nullable DatagramChannel channel;
  private @Nullable InetSocketAddress server;
  private long nextLookup;

  RemoteSocket(String host, int port, Clock clock) {
    this.host = host;
    this.port = port;
    this.clock = clock;
  }

  @Override
  public void send(byte[] datagram) throws IOException {
    InetSocketAddress to = server();
    DatagramChannel out = channel;
    if (out == null || !out.isOpen()) {
      out = DatagramChannel.open();
      out.configureBlocking(false);
      channel = out;
    }
    // Not connected: a server that is away for a while must not break the socket for good.
    if (out.send(ByteBuffer.wrap(datagram), to) == 0) {
      throw new IOException("the send buffer is full");
    }
  }

  private InetSocketAddress server() throws IOException {
    if (clock.nanos() >= nextLookup) {
      nextLookup = clock.after(LOOKUP_EVERY);
      InetSocketAddress found = new InetSocketAddress(host, port);
      if (!found.isUnresolved() || server == null) {
        server = found;
      }
    }
    InetSocketAddress known = server;
    InetAddress address = known == null ? null : known.getAddress();
    if (known == null || address == null) {
      throw new IOException("unknown host " + host);
    }
    return known;
  }

  @Override
  public void close() throws IOException {
    DatagramChannel open = channel;
    if (open != null) {
      open.close();
    }
  }
}
