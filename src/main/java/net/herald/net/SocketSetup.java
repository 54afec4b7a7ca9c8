package net.herald.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv6;
import net.herald.posix.Descriptor;
import net.herald.posix.Errno;
import net.herald.posix.PosixException;
import net.herald.posix.SocketOption;
import net.herald.posix.TcpAo;
import net.herald.posix.TcpMd5;
import org.jspecify.annotations.Nullable;

/**
 * Gives sockets their options. Only what is asked for is touched: a neighbor without any of them
 * costs no call outside of the JDK.
 */
final class SocketSetup {

  /** The options about time to live of one address family. */
  private record Ttl(SocketOption sent, SocketOption least, SocketOption arrived) {

    private static final Ttl V4 =
        new Ttl(SocketOption.IP_TTL, SocketOption.IP_MINTTL, SocketOption.IP_MULTICAST_TTL);
    private static final Ttl V6 =
        new Ttl(
            SocketOption.IPV6_UNICAST_HOPS,
            SocketOption.IPV6_MINHOPCOUNT,
            SocketOption.IPV6_MULTICAST_HOPS);

    static Ttl of(Ip address) {
      return address instanceof Ipv6 ? V6 : V4;
    }
  }

  /** Gives a socket the system's own time to live again. */
  private static final int SYSTEM_TTL = -1;

  private SocketSetup() {}

  /** A socket about to connect to the peer. */
  static void connecting(SocketChannel channel, Ip peer, SocketSettings settings)
      throws IOException {
    if (settings.device() != null) {
      Descriptor.set(channel, SocketOption.SO_BINDTODEVICE, settings.device());
    }
    if (settings.authentication() != null) {
      addKey(channel, PeerRange.of(peer), settings.authentication());
    }
    sendTtl(channel, peer, settings.sendingTtl());
    leastTtl(channel, peer, settings.incomingTtl());
  }

  /**
   * A socket accepted from the peer.
   *
   * @throws IOException where the connection is not what the settings want it to be, or cannot be
   *     made so
   */
  static void accepted(SocketChannel channel, Ip peer, SocketSettings settings) throws IOException {
    requireKey(channel, peer, settings.authentication());
    int least = settings.incomingTtl();
    if (least > 0) {
      // The listening socket may let in less, for the sake of another neighbor.
      int arrived = Descriptor.get(channel, Ttl.of(peer).arrived);
      if (arrived < least) {
        throw new SocketException("came with TTL " + arrived + ", incoming-ttl is " + least);
      }
    }
    sendTtl(channel, peer, settings.sendingTtl());
    leastTtl(channel, peer, least);
  }

  /**
   * An accepted socket has inherited the key, unless its connection was waiting to be accepted when
   * the listening socket got it. It is given the key again: what comes without is then dropped
   * (MD5), or the kernel refuses (TCP-AO, EISCONN).
   */
  private static void requireKey(
      SocketChannel channel, Ip peer, @Nullable Authentication authentication)
      throws PosixException {
    if (authentication == null) {
      return;
    }
    try {
      setKey(channel, PeerRange.of(peer), authentication, false);
    } catch (PosixException e) {
      if (!e.is(Errno.EEXIST)) {
        throw e;
      }
    }
  }

  /** Has a socket that is not listening yet, or is, take the key for these peers. */
  static void addKey(NetworkChannel channel, PeerRange peers, Authentication authentication)
      throws PosixException {
    setKey(channel, peers, authentication, channel instanceof SocketChannel);
  }

  /** Has a listening socket forget the key of these peers. */
  static void removeKey(ServerSocketChannel channel, PeerRange peers, Authentication authentication)
      throws PosixException {
    InetAddress address = Endpoint.inet(peers.address());
    switch (authentication) {
      case Authentication.Md5 _ -> md5(channel, peers, new byte[0]);
      case Authentication.TcpAo ao ->
          Descriptor.set(
              channel,
              SocketOption.TCP_AO_DEL_KEY,
              TcpAo.delete(address, peers.length(), ao.keyId()));
    }
  }

  private static void setKey(
      NetworkChannel channel, PeerRange peers, Authentication authentication, boolean current)
      throws PosixException {
    switch (authentication) {
      case Authentication.Md5 md5 -> md5(channel, peers, md5.key().bytes());
      case Authentication.TcpAo ao ->
          Descriptor.set(
              channel,
              SocketOption.TCP_AO_ADD_KEY,
              TcpAo.add(
                  Endpoint.inet(peers.address()),
                  peers.length(),
                  ao.algorithm().kernelName(),
                  ao.keyId(),
                  ao.key().bytes(),
                  current));
    }
  }

  private static void md5(NetworkChannel channel, PeerRange peers, byte[] key)
      throws PosixException {
    InetAddress address = Endpoint.inet(peers.address());
    if (peers.single()) {
      Descriptor.set(channel, SocketOption.TCP_MD5SIG, TcpMd5.key(address, key));
    } else {
      Descriptor.set(
          channel, SocketOption.TCP_MD5SIG_EXT, TcpMd5.key(address, peers.length(), key));
    }
  }

  /** The time to live a listening socket answers with; 0 for the system's. */
  static void listeningSendTtl(ServerSocketChannel channel, Ip family, int ttl)
      throws PosixException {
    Descriptor.set(channel, Ttl.of(family).sent, ttl == 0 ? SYSTEM_TTL : ttl);
  }

  /** The smallest time to live a listening socket lets in; 0 for any. */
  static void listeningLeastTtl(ServerSocketChannel channel, Ip family, int ttl)
      throws PosixException {
    Descriptor.set(channel, Ttl.of(family).least, ttl);
  }

  private static void sendTtl(SocketChannel channel, Ip family, int ttl) throws PosixException {
    if (ttl > 0) {
      Descriptor.set(channel, Ttl.of(family).sent, ttl);
    }
  }

  private static void leastTtl(SocketChannel channel, Ip family, int ttl) throws PosixException {
    if (ttl > 0) {
      Descriptor.set(channel, Ttl.of(family).least, ttl);
    }
  }
}
