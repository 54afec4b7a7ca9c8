package net.herald.net;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * One attempt to reach a peer.
 *
 * <p>The socket gets its options before anything is sent. {@link #connect} blocks its thread, a
 * virtual one; {@link #close} from another thread ends it. The channel that comes out belongs to
 * the caller.
 *
 * <p>Every {@link IOException} is a sentence that starts with {@code connect ADDRESS:PORT:}.
 */
public final class Connector implements Closeable {

  private final Endpoint remote;
  private final InetSocketAddress address;
  private final SocketSettings settings;
  private final SocketChannel channel;
  private volatile boolean givenUp;

  private Connector(
      Endpoint remote, InetSocketAddress address, SocketSettings settings, SocketChannel channel) {
    this.remote = remote;
    this.address = address;
    this.settings = settings;
    this.channel = channel;
  }

  /**
   * A socket ready to connect.
   *
   * @throws IOException where an option cannot be set or the local address cannot be used
   */
  public static Connector open(Endpoint remote, SocketSettings settings) throws IOException {
    SocketChannel channel = null;
    try {
      InetSocketAddress address = remote.socket(settings.device());
      channel = SocketChannel.open(remote.family());
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      SocketSetup.connecting(channel, remote.address(), settings);
      bind(channel, remote, settings);
      return new Connector(remote, address, settings, channel);
    } catch (IOException e) {
      if (channel != null) {
        channel.close();
      }
      throw failed(remote, Reason.of(e), e);
    }
  }

  /**
   * Connects.
   *
   * @throws IOException where the peer refuses, cannot be reached, does not answer in time, or the
   *     attempt was closed; the socket is closed
   */
  public SocketChannel connect(Duration timeout) throws IOException {
    try {
      channel.socket().connect(address, Math.clamp(timeout.toMillis(), 1, Integer.MAX_VALUE));
      return channel;
    } catch (SocketTimeoutException e) {
      throw failed(remote, "timed out after " + words(timeout) + suspicion(), e);
    } catch (IOException e) {
      throw failed(remote, givenUp ? "given up" : Reason.of(e), e);
    } finally {
      if (!channel.isConnected()) {
        channel.close();
      }
    }
  }

  /** Ends the attempt, and the connection where there is one already. */
  @Override
  public void close() throws IOException {
    givenUp = true;
    channel.close();
  }

  private static void bind(SocketChannel channel, Endpoint remote, SocketSettings settings)
      throws IOException {
    if (settings.local() == null) {
      return;
    }
    Endpoint local = new Endpoint(settings.local(), 0);
    if (settings.local().afi() != remote.address().afi()) {
      throw new BindException("local address " + settings.local() + " is of another family");
    }
    try {
      channel.bind(local.socket(settings.device()));
    } catch (BindException e) {
      throw new BindException("cannot use local address " + settings.local() + ": " + Reason.of(e));
    }
  }

  /** What else than a silent peer makes the kernel drop every answer. */
  private String suspicion() {
    if (settings.authentication() != null) {
      return " (a peer without "
          + settings.authentication()
          + ", or with another key, looks like this)";
    }
    if (settings.incomingTtl() > 0) {
      return " (a peer whose packets arrive with a TTL below "
          + settings.incomingTtl()
          + " looks like this)";
    }
    return "";
  }

  private static IOException failed(Endpoint remote, String why, IOException cause) {
    return new IOException("connect " + remote + ": " + why, cause);
  }

  private static String words(Duration timeout) {
    return timeout.toMillis() % 1000 == 0 ? timeout.toSeconds() + " s" : timeout.toMillis() + " ms";
  }
}
