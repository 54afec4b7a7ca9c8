package net.herald.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A BGP speaker which agrees to whatever it is offered, keeps the sessions up, and records what it
 * is sent: one recording for each connection, in the order they came in.
 */
public final class RecordingPeer implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final ServerSocket listener;
  private final Duration holdTime;
  private final List<Recording> recordings = new CopyOnWriteArrayList<>();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  /** What came in on one connection, KEEPALIVEs left aside. */
  public static final class Recording {
    private final List<byte[]> messages = new CopyOnWriteArrayList<>();
    private final Socket socket;
    private final AtomicInteger keepalives = new AtomicInteger();
    private volatile boolean over;

    private Recording(Socket socket) {
      this.socket = socket;
    }

    /** Sends messages; waits for the other side to read them. */
    public synchronized void send(byte[] octets) {
      try {
        socket.getOutputStream().write(octets);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Waits until so many more KEEPALIVEs came. */
    public void awaitKeepalives(int more) {
      int wanted = keepalives.get() + more;
      Await.until("more KEEPALIVEs", LIMIT, () -> keepalives.get() >= wanted || over);
    }

    /** The names and bodies of the messages so far: {@code UPDATE 0000…}. */
    public List<String> messages() {
      var texts = new ArrayList<String>();
      for (byte[] message : messages) {
        String body = Wire.text(message);
        texts.add(Wire.name(message) + " " + body.substring(body.lastIndexOf(':') + 1));
      }
      return texts;
    }

    /** The first message, which is the OPEN, in hexadecimal. */
    public String open() {
      return awaitMessage("OPEN");
    }

    /** Waits for a message whose name and body begin so, and returns it. */
    public String awaitMessage(String begin) {
      return awaitMessage(0, begin);
    }

    /** Waits for such a message, not looking at those before {@code from}. */
    public String awaitMessage(int from, String begin) {
      return Await.value(
          "a message " + begin + " from number " + from + " on",
          LIMIT,
          () -> messages().stream().skip(from).filter(text -> text.startsWith(begin)).findFirst());
    }

    /** How many messages there are: a mark for {@link #awaitMessage(int, String)}. */
    public int size() {
      return messages.size();
    }

    /** Whether the other side has closed the connection. */
    public boolean over() {
      return over;
    }
  }

  /** Listens on a port of 127.0.0.1. */
  public RecordingPeer(int port) {
    this(port, Duration.ZERO);
  }

  /**
   * Listens on a port of 127.0.0.1, and ends a session on which nothing comes for the hold time.
   *
   * @param holdTime zero to wait for ever
   */
  public RecordingPeer(int port, Duration holdTime) {
    this.holdTime = holdTime;
    try {
      listener = new ServerSocket();
      listener.setReuseAddress(true);
      listener.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("recording peer").start(this::accept);
  }

  /** Waits for a connection, the first one being number 0. */
  public Recording session(int number) {
    Await.until("connection number " + number, LIMIT, () -> recordings.size() > number);
    return recordings.get(number);
  }

  /** How many connections there were. */
  public int sessions() {
    return recordings.size();
  }

  private void accept() {
    try {
      while (true) {
        var socket = listener.accept();
        var recording = new Recording(socket);
        sockets.add(socket);
        recordings.add(recording);
        Thread.ofVirtual().name("recorded connection").start(() -> serve(socket, recording));
      }
    } catch (IOException closed) {
      // nobody is waited for any more
    }
  }

  private void serve(Socket socket, Recording recording) {
    try (socket) {
      socket.setSoTimeout((int) holdTime.toMillis());
      var in = socket.getInputStream();
      for (var message = Wire.read(in); message.isPresent(); message = Wire.read(in)) {
        byte[] bytes = message.get();
        switch (Wire.type(bytes)) {
          case Wire.OPEN -> {
            recording.send(Wire.agreeing(bytes, OptionalInt.empty(), false));
            recording.send(Wire.keepalive());
            recording.messages.add(bytes);
          }
          case Wire.KEEPALIVE -> {
            recording.send(Wire.keepalive());
            recording.keepalives.incrementAndGet();
          }
          default -> recording.messages.add(bytes);
        }
      }
    } catch (IOException | UncheckedIOException closed) {
      // what was recorded stays
    } finally {
      recording.over = true;
      sockets.remove(socket);
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (var socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
