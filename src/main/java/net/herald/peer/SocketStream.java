package net.herald.peer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import net.herald.bgp.Ip;

/** A connected TCP socket. */
public final class SocketStream implements OctetStream {
  private final SocketChannel channel;
  private final Ip local;
  private final Ip remote;

  /**
   * The stream of a connected channel, which belongs to it from now on.
   *
   * @throws IOException when the connection is gone already
   */
  public SocketStream(SocketChannel channel) throws IOException {
    this.channel = channel;
    this.local = ip(channel.getLocalAddress());
    this.remote = ip(channel.getRemoteAddress());
  }

  private static Ip ip(SocketAddress address) throws SocketException {
    if (address instanceof InetSocketAddress inet) {
      return Ip.of(inet.getAddress().getAddress());
    }
    throw new SocketException("not connected");
  }

  @Override
  public Ip localAddress() {
    return local;
  }

  @Override
  public Ip remoteAddress() {
    return remote;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    return channel.read(into);
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    return channel.write(from);
  }

  @Override
  public void endOutput() throws IOException {
    channel.shutdownOutput();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException alreadyGone) {
      // Nothing is left that could be done about it.
    }
  }
}
