package net.herald.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import net.herald.bgp.Ip;
import net.herald.net.Authentication.Md5;

/** Words for tests with real sockets on the loopback device. */
final class Loopback {

  /** Long enough for the handshake on a busy machine. */
  static final Duration PATIENT = Duration.ofSeconds(20);

  /** For connections that will never be: the kernel drops what it gets. */
  static final Duration SHORT = Duration.ofMillis(400);

  private Loopback() {}

  static Ip ip(String text) {
    return requireNonNull(Ip.parse(text), text);
  }

  static PeerRange peers(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? PeerRange.of(ip(text))
        : new PeerRange(ip(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
  }

  static Md5 md5(String key) {
    return new Md5(new Secret(key.getBytes(US_ASCII)));
  }

  static SocketSettings boundTo(String local) {
    return SocketSettings.PLAIN.from(ip(local));
  }

  static Expected neighbor(String peers, SocketSettings settings) {
    return new Expected(peers, null, peers(peers), settings);
  }

  /** Skips a test where the machine has no IPv6. */
  static void assumeFamily(String address) {
    Endpoint any = new Endpoint(ip(address), 0);
    try (ServerSocketChannel channel = ServerSocketChannel.open(any.family())) {
      channel.bind(any.socket(null));
    } catch (IOException | UnsupportedOperationException e) {
      assumeTrue(false, "this machine has no " + address);
    }
  }

  static SocketChannel connect(Endpoint remote, SocketSettings settings) throws IOException {
    return Connector.open(remote, settings).connect(PATIENT);
  }

  /** A port that nobody listens on, as nobody has it any more. */
  static Endpoint closedPort(String address) throws IOException {
    Endpoint any = new Endpoint(ip(address), 0);
    try (ServerSocketChannel channel = ServerSocketChannel.open(any.family())) {
      channel.bind(any.socket(null));
      return new Endpoint(any.address(), channel.socket().getLocalPort());
    }
  }

  /** Keeps what a listener tells. */
  static final class Arrivals implements Incoming {

    record Arrival(SocketChannel channel, Endpoint local, Endpoint remote) {}

    private final BlockingQueue<Arrival> accepted = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> failures = new LinkedBlockingQueue<>();

    @Override
    public void accepted(SocketChannel channel, Endpoint local, Endpoint remote) {
      accepted.add(new Arrival(channel, local, remote));
    }

    @Override
    public void failed(Endpoint listener, IOException why) {
      failures.add(String.valueOf(why.getMessage()));
    }

    Arrival next() throws InterruptedException {
      return requireNonNull(
          accepted.poll(PATIENT.toSeconds(), TimeUnit.SECONDS), () -> "nobody came: " + failures);
    }

    String nextFailure() throws InterruptedException {
      return requireNonNull(failures.poll(PATIENT.toSeconds(), TimeUnit.SECONDS), "nothing failed");
    }

    boolean none() {
      return accepted.isEmpty();
    }
  }
}
