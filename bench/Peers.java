import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Our ends of the sessions, AS 65000: they take what comes and count prefixes, one virtual thread
 * each. They decode no more than that, so that the program under test is what is measured.
 */
final class Peers implements AutoCloseable {
  private static final int OPEN = 1;
  private static final int UPDATE = 2;
  private static final int KEEPALIVE = 4;
  private static final byte[] ALIVE = message(KEEPALIVE, new byte[0]);

  private final long wanted;
  private final CountDownLatch complete = new CountDownLatch(1);
  private final CountDownLatch established;
  private final AtomicLong prefixes = new AtomicLong();
  private final java.util.Set<AutoCloseable> open =
      java.util.concurrent.ConcurrentHashMap.newKeySet();
  private volatile long firstOpen;
  private volatile long finished;
  private long lastPrefix;
  private volatile Socket last;
  private volatile boolean closed;

  /**
   * Peers that wait.
   *
   * @param sessions how many there will be
   * @param wanted how many prefixes are to arrive in all
   */
  Peers(int sessions, long wanted) {
    this.wanted = wanted;
    this.established = new CountDownLatch(sessions);
  }

  static byte[] message(int type, byte[] body) {
    byte[] message = new byte[19 + body.length];
    Arrays.fill(message, 0, 16, (byte) 0xFF);
    message[16] = (byte) (message.length >>> 8);
    message[17] = (byte) message.length;
    message[18] = (byte) type;
    System.arraycopy(body, 0, message, 19, body.length);
    return message;
  }

  private static byte[] open(int identifier) {
    var body = new Routes.Octets().u8(4).u16(65000).u16(180).u32(0x0A090000 + identifier);
    body.u8(14).u8(2).u8(12).u8(1).u8(4).u16(1).u8(0).u8(1).u8(65).u8(4).u32(65000);
    return message(OPEN, body.bytes());
  }

  /** The address of our end of a session, of a net of its own. */
  static String address(int session) {
    return Routes.text(0x7F010001 + session);
  }

  /** Waits to be called, at every address. */
  Peers listen(int port) throws IOException {
    var listener = new ServerSocket();
    listener.setReuseAddress(true);
    listener.bind(new InetSocketAddress(port), 2000);
    open.add(listener);
    Thread.ofVirtual().start(() -> {
      try {
        while (true) {
          var socket = listener.accept();
          Thread.ofVirtual().start(() -> serve(socket, socket.getPort()));
        }
      } catch (IOException ended) {
        // the run is over
      }
    });
    return this;
  }

  /** Calls, until somebody answers. */
  Peers call(int session, int port) {
    Thread.ofVirtual().start(() -> {
      while (!closed) {
        try {
          var socket = new Socket();
          socket.bind(new InetSocketAddress(InetAddress.ofLiteral(address(session)), 0));
          socket.connect(new InetSocketAddress("127.0.0.1", port));
          serve(socket, session + 1);
          return;
        } catch (IOException notYet) {
          pause(5);
        }
      }
    });
    return this;
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(Socket socket, int identifier) {
    open.add(socket);
    boolean counted = false;
    try (socket) {
      socket.setTcpNoDelay(true);
      var in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
      var out = socket.getOutputStream();
      out.write(open(identifier));
      byte[] header = new byte[19];
      byte[] body = new byte[65536];
      while (true) {
        in.readFully(header);
        int length = ((header[16] & 255) << 8 | header[17] & 255) - 19;
        in.readFully(body, 0, length);
        switch (header[18]) {
          case OPEN -> {
            if (firstOpen == 0) {
              firstOpen = System.nanoTime();
            }
            out.write(ALIVE);
          }
          case KEEPALIVE -> {
            out.write(ALIVE);
            if (!counted) {
              counted = true;
              last = socket;
              established.countDown();
            }
          }
          case UPDATE -> count(body, length);
          default -> {}
        }
      }
    } catch (IOException ended) {
      // by either side
    } finally {
      open.remove(socket);
    }
  }

  private void count(byte[] body, int length) {
    int withdrawn = (body[0] & 255) << 8 | body[1] & 255;
    int attributes = (body[2 + withdrawn] & 255) << 8 | body[3 + withdrawn] & 255;
    int count = 0;
    for (int at = 4 + withdrawn + attributes; at < length; at += 1 + ((body[at] & 255) + 7) / 8) {
      count++;
    }
    if (count > 0) {
      long now = System.nanoTime();
      long all = prefixes.addAndGet(count);
      if (all >= wanted && finished == 0) {
        finished = now;
        complete.countDown();
      }
      synchronized (prefixes) {
        lastPrefix = now;
        prefixes.notifyAll();
      }
    }
  }

  /** When so many prefixes had arrived, where no more come meanwhile. */
  long arrived(long count, Duration limit) throws InterruptedException, IOException {
    long end = System.nanoTime() + limit.toNanos();
    synchronized (prefixes) {
      while (prefixes.get() < count) {
        if (System.nanoTime() > end) {
          throw new IOException("prefix " + count + " did not arrive");
        }
        prefixes.wait(1000);
      }
      return lastPrefix;
    }
  }

  /** When the last prefix arrived, a value of {@link System#nanoTime}; 0 when it did not. */
  long complete(Duration limit) throws InterruptedException {
    return complete.await(limit.toMillis(), TimeUnit.MILLISECONDS) ? finished : 0;
  }

  /** Whether all sessions are up. */
  boolean established(Duration limit) throws InterruptedException {
    return established.await(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** When the first OPEN came; 0 when none did. */
  long firstOpen(Duration limit) {
    for (long end = System.nanoTime() + limit.toNanos(); firstOpen == 0; pause(1)) {
      if (System.nanoTime() > end) {
        return 0;
      }
    }
    return firstOpen;
  }

  long prefixes() {
    return prefixes.get();
  }

  /** Sends over the session that came up last. */
  void send(byte[] octets) throws IOException {
    var out = last.getOutputStream();
    for (int at = 0; at < octets.length; at += 1 << 16) {
      out.write(octets, at, Math.min(1 << 16, octets.length - at));
    }
  }

  @Override
  public void close() throws Exception {
    closed = true;
    for (var each : open) {
      each.close();
    }
  }
}
