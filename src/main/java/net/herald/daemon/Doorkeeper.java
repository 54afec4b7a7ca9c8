package net.herald.daemon;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import net.herald.bgp.message.Notification;
import net.herald.iana.ErrorCode;
import net.herald.log.Category;
import net.herald.log.Log;
import net.herald.net.Endpoint;
import net.herald.net.Incoming;
import net.herald.peer.SocketStream;

/**
 * Receives connections: brings each to the peer it is from, and tells others that they are not
 * wanted. Called on the threads that accept; never waits.
 */
final class Doorkeeper implements Incoming {
  /** Strangers that are told so at one time; more are dropped without a word. */
  private static final int REFUSALS = 64;

  private final PeerTable peers;
  private final Log log;
  private final BiConsumer<PeerTable.Entry, SocketStream> admitted;
  private final Semaphore refusals = new Semaphore(REFUSALS);

  /**
   * A doorkeeper.
   *
   * @param admitted gets what has a neighbor
   */
  Doorkeeper(PeerTable peers, Log log, BiConsumer<PeerTable.Entry, SocketStream> admitted) {
    this.peers = peers;
    this.log = log;
    this.admitted = admitted;
  }

  @Override
  public void accepted(SocketChannel channel, Endpoint local, Endpoint remote) {
    var entry = peers.match(local.address(), local.port(), remote.address());
    if (entry == null) {
      log.warning(
          Category.NETWORK, "connection.refused", "remote", remote, "reason", "no such neighbor");
      refuse(channel);
      return;
    }
    try {
      admitted.accept(entry, new SocketStream(channel));
    } catch (IOException gone) {
      log.debug(
          Category.NETWORK,
          "connection.gone",
          "remote",
          remote,
          "reason",
          String.valueOf(gone.getMessage()));
    }
  }

  /** RFC 4486 section 4: Connection Rejected. ExaBGP sends Peer De-configured. */
  private void refuse(SocketChannel channel) {
    if (!refusals.tryAcquire()) {
      close(channel);
      return;
    }
    Thread.ofVirtual()
        .start(() -> {
          try {
            var frame = Notification.of(ErrorCode.CEASE, ErrorCode.CONNECTION_REJECTED).encode();
            channel.write(ByteBuffer.wrap(frame.octets()));
            channel.shutdownOutput();
          } catch (IOException gone) {
            log.debug(
                Category.NETWORK, "connection.gone", "reason", String.valueOf(gone.getMessage()));
          } finally {
            close(channel);
            refusals.release();
          }
        });
  }

  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException alreadyGone) {
      // nothing is left to do
    }
  }

  @Override
  public void failed(Endpoint listener, IOException why) {
    log.warning(
        Category.NETWORK,
        "accept.failed",
        "listener",
        listener,
        "reason",
        String.valueOf(why.getMessage()));
  }
}
