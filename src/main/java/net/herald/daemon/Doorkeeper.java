package net.herald.daemon;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import net.herald.bgp.Ip;
import net.herald.bgp.message.Notification;
import net.herald.iana.ErrorCode;
import net.herald.log.Category;
import net.herald.log.Log;
import net.herald.net.Endpoint;
import net.herald.net.Incoming;
import net.herald.peer.OctetStream;
import net.herald.peer.SocketStream;

/**
 * Receives connections: brings each to the peer it is from, and tells others that they are not
 * wanted. Called on the threads that accept; never waits.
 *
 * <p>Anybody of a range of addresses may connect as often as he likes and say nothing. So many
 * connections of ranges may wait for their OPEN, the next one is turned away. A neighbor with an
 * address of its own does not count and is not turned away for others: it has two connections at
 * most (see {@link net.herald.bgp.fsm.Collision}), and a thousand of them may come back at once.
 */
final class Doorkeeper implements Incoming {
  /** Strangers that are told so at one time; more are dropped without a word. */
  private static final int REFUSALS = 64;

  /** Connections of ranges of addresses that may wait for an OPEN. */
  static final int STRANGERS = 64;

  private final PeerTable peers;
  private final Log log;
  private final BiConsumer<PeerTable.Entry, OctetStream> admitted;
  private final Semaphore refusals = new Semaphore(REFUSALS);
  private final Semaphore strangers = new Semaphore(STRANGERS);

  /**
   * A doorkeeper.
   *
   * @param admitted gets what has a neighbor
   */
  Doorkeeper(PeerTable peers, Log log, BiConsumer<PeerTable.Entry, OctetStream> admitted) {
    this.peers = peers;
    this.log = log;
    this.admitted = admitted;
  }

  @Override
  public void accepted(SocketChannel channel, Endpoint local, Endpoint remote) {
    var entry = peers.match(local.address(), local.port(), remote.address());
    if (entry == null) {
      turnAway(channel, remote.address(), "no such neighbor", ErrorCode.CONNECTION_REJECTED);
      return;
    }
    try {
      var stream = new SocketStream(channel);
      if (!entry.neighbor().addresses().isRange()) {
        admitted.accept(entry, stream);
      } else if (strangers.tryAcquire()) {
        admitted.accept(entry, new Stranger(stream, strangers::release));
      } else {
        turnAway(
            channel,
            entry.neighbor().addresses().peer(),
            "too many connections of this range wait for an OPEN",
            ErrorCode.OUT_OF_RESOURCES);
      }
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

  /** The line has no port, so that one who tries again and again is counted, not repeated. */
  private void turnAway(SocketChannel channel, Ip remote, String why, int subcode) {
    log.warning(Category.NETWORK, "connection.refused", "remote", remote, "reason", why);
    refuse(channel, subcode);
  }

  /** RFC 4486 section 4. ExaBGP sends Peer De-configured to who is no neighbor. */
  private void refuse(SocketChannel channel, int subcode) {
    if (!refusals.tryAcquire()) {
      close(channel);
      return;
    }
    Thread.ofVirtual()
        .start(() -> {
          try {
            var frame = Notification.cease(subcode, null).encode();
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
