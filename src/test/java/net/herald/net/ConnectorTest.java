package net.herald.net;

import static net.herald.net.Loopback.PATIENT;
import static net.herald.net.Loopback.SHORT;
import static net.herald.net.Loopback.boundTo;
import static net.herald.net.Loopback.closedPort;
import static net.herald.net.Loopback.ip;
import static net.herald.net.Loopback.md5;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.herald.posix.Descriptor;
import net.herald.posix.SocketOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConnectorTest {

  private static final SocketSettings PLAIN = SocketSettings.PLAIN;

  @Test
  void connectsFromItsLocalAddressWithItsOptions() throws Exception {
    try (ServerSocketChannel server = server()) {
      SocketSettings settings = boundTo("127.0.0.2").ttl(200, 0).by("lo");
      try (SocketChannel channel = Connector.open(endpoint(server), settings).connect(PATIENT)) {
        assertThat(Endpoint.of((InetSocketAddress) channel.getLocalAddress()).address())
            .isEqualTo(ip("127.0.0.2"));
        assertThat(channel.getOption(StandardSocketOptions.TCP_NODELAY)).isTrue();
        assertThat(Descriptor.get(channel, SocketOption.IP_TTL)).isEqualTo(200);
        assertThat(channel.isBlocking()).isTrue();
      }
    }
  }

  @Test
  void bothTimesToLiveAreThatOfGtsm() throws Exception {
    try (ServerSocketChannel server = server()) {
      Descriptor.set(server, SocketOption.IP_TTL, 255);
      try (SocketChannel channel =
          Connector.open(endpoint(server), PLAIN.ttl(0, 255)).connect(PATIENT)) {
        assertThat(Descriptor.get(channel, SocketOption.IP_TTL)).isEqualTo(255);
        assertThat(Descriptor.get(channel, SocketOption.IP_MINTTL)).isEqualTo(255);
      }
    }
  }

  @Test
  void aPortNobodyListensOnRefuses() throws Exception {
    Endpoint closed = closedPort("127.0.0.1");
    assertThatThrownBy(() -> Connector.open(closed, PLAIN).connect(PATIENT))
        .hasMessage("connect " + closed + ": refused");
  }

  @Test
  void aPeerWithoutTheKeyIsSilentAndTheErrorSaysWhatToLookAt() throws Exception {
    try (ServerSocketChannel server = server()) {
      SocketSettings signed = PLAIN.authenticated(md5("secret"));
      assertThatThrownBy(() -> Connector.open(endpoint(server), signed).connect(SHORT))
          .hasMessage(
              "connect "
                  + endpoint(server)
                  + ": timed out after 400 ms (a peer without MD5, or with another key, looks like"
                  + " this)");
    }
  }

  @Test
  void aPeerTooFarAwayIsSilentAndTheErrorSaysWhatToLookAt() throws Exception {
    try (ServerSocketChannel server = server()) {
      assertThatThrownBy(() -> Connector.open(endpoint(server), PLAIN.ttl(64, 255)).connect(SHORT))
          .hasMessage(
              "connect "
                  + endpoint(server)
                  + ": timed out after 400 ms (a peer whose packets arrive with a TTL below 255"
                  + " looks like this)");
    }
  }

  @Test
  void closingEndsTheAttempt() throws Exception {
    try (ServerSocketChannel server = server();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      // Nobody answers an attempt with a key the other side does not have.
      Connector connector = Connector.open(endpoint(server), PLAIN.authenticated(md5("secret")));
      Future<SocketChannel> attempt = threads.submit(() -> connector.connect(PATIENT));
      connector.close();
      assertThatThrownBy(attempt::get)
          .hasRootCauseInstanceOf(java.io.IOException.class)
          .cause()
          .hasMessage("connect " + endpoint(server) + ": given up");
    }
  }

  @Test
  void whatCannotBeSetKeepsTheSocketFromConnecting() {
    Endpoint peer = new Endpoint(ip("127.0.0.1"), 179);
    assertThatThrownBy(() -> Connector.open(peer, PLAIN.by("absent0")))
        .hasMessage("connect 127.0.0.1:179: cannot set SO_BINDTODEVICE: ENODEV, no such device");
    assertThatThrownBy(() -> Connector.open(peer, boundTo("192.0.2.9")))
        .hasMessage(
            "connect 127.0.0.1:179: cannot use local address 192.0.2.9: no such address on this"
                + " machine");
    assertThatThrownBy(() -> Connector.open(peer, boundTo("::1")))
        .hasMessage("connect 127.0.0.1:179: local address ::1 is of another family");
    assertThatThrownBy(() -> Connector.open(new Endpoint(ip("fe80::1"), 179), PLAIN))
        .hasMessage("connect [fe80::1]:179: link-local address fe80::1 needs source-interface");
  }

  private static ServerSocketChannel server() throws Exception {
    return ServerSocketChannel.open().bind(new Endpoint(ip("127.0.0.1"), 0).socket(null));
  }

  private static Endpoint endpoint(ServerSocketChannel server) throws Exception {
    return new Endpoint(ip("127.0.0.1"), server.socket().getLocalPort());
  }
}
