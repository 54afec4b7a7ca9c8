package net.herald.lab;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A BGP speaker which follows a {@link ConformanceCase}: it listens, agrees to whatever it is
 * offered, and compares what it receives with what is expected. It is satisfied once nothing is
 * left, and then just goes away.
 *
 * <p>One virtual thread accepts, one serves each connection; the expectations are shared by all
 * connections and guarded by this object.
 */
public final class ScriptedPeer implements AutoCloseable {
  private static final byte[] UNKNOWN_MESSAGE = Wire.message(255);
  private static final byte[] DEFAULT_ROUTE =
      Wire.message(
          Wire.UPDATE,
          Wire.bytes("0000 0015 40010100 400200 4003047F000001 40050400000064 2000000000"));

  private final ConformanceCase script;
  private final Expectations expectations;
  private final Consumer<String> signals;
  private final ServerSocket listener;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<Void> outcome = new CompletableFuture<>();
  private final CompletableFuture<Void> endOfRib = new CompletableFuture<>();

  /**
   * Starts to listen.
   *
   * @param signals sends a signal, named with its SIG, to the program under test
   */
  public ScriptedPeer(ConformanceCase script, int port, Consumer<String> signals) {
    this.script = script;
    this.expectations = new Expectations(script.groups());
    this.signals = signals;
    try {
      listener = new ServerSocket();
      listener.setReuseAddress(true);
      listener.bind(new InetSocketAddress(InetAddress.ofLiteral(script.address()), port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("scripted peer").start(this::accept);
  }

  /** Completed with the first End-of-RIB marker that comes. */
  public CompletableFuture<Void> endOfRib() {
    return endOfRib;
  }

  /** Whether the peer is satisfied, or never will be. */
  public boolean decided() {
    return outcome.isDone();
  }

  /**
   * Says which, once it is decided.
   *
   * @throws AssertionError what was expected and what came instead
   */
  public void verify() {
    if (outcome.isCompletedExceptionally()) {
      throw new AssertionError(outcome.exceptionNow().getMessage());
    }
  }

  /** What has not been received yet. */
  public synchronized String left() {
    return expectations.left();
  }

  private void accept() {
    while (!outcome.isDone()) {
      try {
        var socket = listener.accept();
        sockets.add(socket);
        Thread.ofVirtual().name("scripted peer connection").start(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setSoTimeout(Math.toIntExact(script.patience().toMillis()));
      var in = socket.getInputStream();
      var out = socket.getOutputStream();
      var open = Wire.readWrittenWhole(in);
      if (open.isPresent()) {
        answerOpen(open.get(), out);
      }
      while (open.isPresent() && !outcome.isDone()) {
        var message = Wire.readWrittenWhole(in);
        if (message.isEmpty()) {
          return;
        }
        out.write(Wire.keepalive());
        judge(message.get(), out);
        if (Wire.isEndOfRib(message.get())) {
          endOfRib.complete(null);
        }
      }
    } catch (SocketTimeoutException e) {
      fail("no message for " + script.patience() + "; " + left());
    } catch (Expectations.Mismatch | Wire.TornMessage e) {
      fail(e.getMessage());
    } catch (IOException closed) {
      // What is left may come on the next connection.
      return;
    } finally {
      sockets.remove(socket);
    }
  }

  private void answerOpen(byte[] open, OutputStream out) throws IOException, Expectations.Mismatch {
    out.write(Wire.agreeing(open, script.asn(), script.sendsUnknownCapability()));
    out.write(Wire.keepalive());
    if (script.sendsUnknownMessage()) {
      out.write(UNKNOWN_MESSAGE);
    }
    if (script.inspectsOpen()) {
      judge(open, out);
      return;
    }
    synchronized (this) {
      follow(expectations.opened(), out);
    }
    if (script.sendsDefaultRoute()) {
      out.write(DEFAULT_ROUTE);
    }
  }

  private synchronized void judge(byte[] message, OutputStream out)
      throws IOException, Expectations.Mismatch {
    follow(expectations.received(message), out);
    if (expectations.met()) {
      outcome.complete(null);
      close();
    }
  }

  private void follow(List<Expectations.Action> actions, OutputStream out) throws IOException {
    for (var action : actions) {
      switch (action) {
        case Expectations.Action.Send(String message) -> out.write(Wire.bytes(message));
        case Expectations.Action.Raise(String signal) -> signals.accept(signal);
      }
    }
  }

  private void fail(@Nullable String why) {
    outcome.completeExceptionally(new AssertionError(script.name() + ": " + why));
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
