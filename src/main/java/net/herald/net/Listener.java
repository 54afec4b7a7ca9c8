package net.herald.net;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv6;
import net.herald.posix.Descriptor;
import net.herald.posix.SocketOption;
import org.jspecify.annotations.Nullable;

/**
 * One address listened on, shared by all neighbors that may connect to it.
 *
 * <p>Two threads: the owner's, which alone changes the keys and closes, and one that accepts.
 * Between them stands one immutable list, replaced as a whole.
 */
final class Listener implements Closeable {

  private static final int BACKLOG = 200;

  /** Pause after a failure to accept, such as too many open files, which would repeat at once. */
  private static final long PAUSE_NANOS = 100_000_000;

  /** How long a receiver may take with the last connection. */
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  /** A neighbor, and what forbids its connections. */
  private record Entry(Expected expected, @Nullable String fault) {}

  private final Endpoint at;
  private final ServerSocketChannel channel;
  private final Incoming incoming;
  private final Map<PeerRange, Authentication> keys = new LinkedHashMap<>();
  private @Nullable Thread acceptor;
  private int sendTtl;
  private int leastTtl;
  private volatile List<Entry> entries = List.of();

  private Listener(Endpoint at, ServerSocketChannel channel, Incoming incoming) {
    this.at = at;
    this.channel = channel;
    this.incoming = incoming;
  }

  /**
   * A socket that is neither bound nor listening: {@link #expect} comes before {@link #listen}, so
   * that no connection gets in without its key.
   */
  static Listener open(Endpoint at, Incoming incoming) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open(at.family());
    try {
      if (at.address() instanceof Ipv6 && at.anyAddress()) {
        // IPv4 has a listener of its own, with other keys.
        Descriptor.set(channel, SocketOption.IPV6_V6ONLY, 1);
      }
      return new Listener(at, channel, incoming);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Listens, on a virtual thread, until closed. */
  void listen() throws IOException {
    channel.bind(at.socket(null), BACKLOG);
    acceptor = Thread.ofVirtual().name("listen " + at).start(this::acceptAll);
  }

  /** The address and port listened on, with the port the system chose where it was left to it. */
  Endpoint endpoint() throws IOException {
    return Endpoint.of((InetSocketAddress) channel.getLocalAddress());
  }

  /**
   * Gives the socket the keys and limits of these neighbors, and of no others.
   *
   * @return what could not be done. Connections of a neighbor named there are refused.
   */
  List<ListenFault> expect(List<Expected> wanted) {
    KeyPlan plan = KeyPlan.of(wanted);
    Map<Expected, String> faults = new LinkedHashMap<>(plan.conflicts());
    List<ListenFault> told = new ArrayList<>();
    forget(plan.keys(), told);
    for (Expected neighbor : wanted) {
      Authentication authentication = neighbor.settings().authentication();
      if (authentication == null || faults.containsKey(neighbor)) {
        continue;
      }
      try {
        if (!keys.containsKey(neighbor.peers())) {
          SocketSetup.addKey(channel, neighbor.peers(), authentication);
          keys.put(neighbor.peers(), authentication);
        }
      } catch (IOException e) {
        faults.put(neighbor, Reason.of(e));
      }
    }
    limitTtl(wanted, faults);
    faults.forEach((neighbor, why) -> told.add(new ListenFault(at, neighbor, why)));
    entries = wanted.stream().map(one -> new Entry(one, faults.get(one))).toList();
    return told;
  }

  /**
   * Removes keys nobody wants any more, or not that key, which the kernel would not replace by
   * every other kind.
   */
  private void forget(Map<PeerRange, Authentication> wanted, List<ListenFault> told) {
    for (Map.Entry<PeerRange, Authentication> key : Map.copyOf(keys).entrySet()) {
      if (key.getValue().equals(wanted.get(key.getKey()))) {
        continue;
      }
      try {
        SocketSetup.removeKey(channel, key.getKey(), key.getValue());
      } catch (IOException e) {
        told.add(
            new ListenFault(at, null, "key of " + key.getKey() + " not removed: " + Reason.of(e)));
      }
      keys.remove(key.getKey());
    }
  }

  /**
   * The limit of the socket is the lowest of its neighbors', that of each is applied to what it
   * accepts; the time to live it answers with is the highest, which no neighbor minds.
   */
  private void limitTtl(List<Expected> wanted, Map<Expected, String> faults) {
    int least = wanted.stream().mapToInt(one -> one.settings().incomingTtl()).min().orElse(0);
    int send = wanted.stream().mapToInt(one -> one.settings().sendingTtl()).max().orElse(0);
    try {
      if (least != leastTtl) {
        SocketSetup.listeningLeastTtl(channel, at.address(), least);
        leastTtl = least;
      }
      if (send != sendTtl) {
        SocketSetup.listeningSendTtl(channel, at.address(), send);
        sendTtl = send;
      }
    } catch (IOException e) {
      wanted.stream()
          .filter(one -> one.settings().sendingTtl() > 0)
          .forEach(one -> faults.putIfAbsent(one, Reason.of(e)));
    }
  }

  /**
   * Stops listening. The JDK lets go of the port only when nobody is inside of accept any more, so
   * the thread that accepts is waited for: the next listener may want the port.
   */
  @Override
  public void close() throws IOException {
    channel.close();
    Thread thread = acceptor;
    if (thread == null || thread == Thread.currentThread()) {
      return;
    }
    try {
      if (!thread.join(FAREWELL)) {
        throw new SocketException("still busy with a connection");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void acceptAll() {
    while (channel.isOpen()) {
      SocketChannel accepted;
      try {
        accepted = channel.accept();
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        incoming.failed(
            at, new IOException("listen " + at + ": cannot accept: " + Reason.of(e), e));
        LockSupport.parkNanos(PAUSE_NANOS);
        continue;
      }
      welcome(accepted);
    }
  }

  private void welcome(SocketChannel accepted) {
    Endpoint remote = null;
    try {
      remote = Endpoint.of((InetSocketAddress) accepted.getRemoteAddress());
      Endpoint local = Endpoint.of((InetSocketAddress) accepted.getLocalAddress());
      accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
      Entry entry = find(local.address(), remote.address());
      if (entry != null && entry.fault != null) {
        throw new SocketException(
            "neighbor " + entry.expected.neighbor() + " may not connect: " + entry.fault);
      }
      if (entry != null) {
        SocketSetup.accepted(accepted, remote.address(), entry.expected.settings());
      }
      incoming.accepted(accepted, local, remote);
    } catch (IOException | RuntimeException e) {
      String from = remote == null ? "" : " from " + remote;
      incoming.failed(
          at,
          new IOException("listen " + at + ": connection" + from + " closed: " + Reason.of(e), e));
      try {
        accepted.close();
      } catch (IOException again) {
        incoming.failed(at, again);
      }
    }
  }

  /** The neighbor with the longest prefix; of two alike the first. */
  private @Nullable Entry find(Ip local, Ip remote) {
    Entry found = null;
    for (Entry entry : entries) {
      PeerRange peers = entry.expected.peers();
      if (entry.expected.reaches(local)
          && peers.contains(remote)
          && (found == null || peers.length() > found.expected.peers().length())) {
        found = entry;
      }
    }
    return found;
  }
}
