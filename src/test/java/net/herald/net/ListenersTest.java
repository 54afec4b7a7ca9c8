package net.herald.net;

import static net.herald.net.Loopback.PATIENT;
import static net.herald.net.Loopback.assumeFamily;
import static net.herald.net.Loopback.boundTo;
import static net.herald.net.Loopback.closedPort;
import static net.herald.net.Loopback.ip;
import static net.herald.net.Loopback.neighbor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import net.herald.net.Loopback.Arrivals;
import net.herald.net.Loopback.Arrivals.Arrival;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ListenersTest {

  private static final SocketSettings PLAIN = SocketSettings.PLAIN;
  private static final Endpoint ANY = new Endpoint(ip("127.0.0.1"), 0);

  private final Arrivals arrivals = new Arrivals();
  private final Listeners listeners = new Listeners(arrivals);

  @AfterEach
  void close() throws IOException {
    listeners.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void aConnectionIsHandedOverWithBothItsEnds(String address) throws Exception {
    assumeFamily(address);
    Endpoint at = listen(new Endpoint(ip(address), 0), neighbor(address, PLAIN));
    try (SocketChannel channel = Loopback.connect(at, PLAIN)) {
      Arrival arrival = arrivals.next();
      assertThat(arrival.local()).isEqualTo(at);
      assertThat(arrival.remote())
          .isEqualTo(Endpoint.of((InetSocketAddress) channel.getLocalAddress()));
      assertThat(arrival.channel().getOption(StandardSocketOptions.TCP_NODELAY)).isTrue();
      arrival.channel().write(ByteBuffer.wrap(new byte[] {42}));
      ByteBuffer read = ByteBuffer.allocate(1);
      assertThat(channel.read(read)).isOne();
      assertThat(read.get(0)).isEqualTo((byte) 42);
      arrival.channel().close();
    }
  }

  /** The receiver answers it with a NOTIFICATION (RFC 4486, connection rejected). */
  @Test
  void aConnectionNobodyExpectsIsHandedOverToo() throws Exception {
    Endpoint at = listen(ANY);
    try (SocketChannel _ = Loopback.connect(at, boundTo("127.0.0.5"));
        SocketChannel _ = arrivals.next().channel()) {
      assertThat(arrivals.none()).isTrue();
    }
  }

  @Test
  void severalConnectionsAtOnceAreAllHandedOver() throws Exception {
    Endpoint at = listen(ANY);
    for (int i = 0; i < 5; i++) {
      Loopback.connect(at, PLAIN).close();
    }
    for (int i = 0; i < 5; i++) {
      arrivals.next().channel().close();
    }
  }

  @Test
  void aReceiverThatFailsLosesTheOneConnection() throws Exception {
    AtomicBoolean first = new AtomicBoolean(true);
    Incoming failing =
        new Incoming() {
          @Override
          public void accepted(SocketChannel channel, Endpoint local, Endpoint remote) {
            if (first.getAndSet(false)) {
              throw new IllegalStateException("a fault of ours");
            }
            arrivals.accepted(channel, local, remote);
          }

          @Override
          public void failed(Endpoint listener, IOException why) {
            arrivals.failed(listener, why);
          }
        };
    try (Listeners these = new Listeners(failing)) {
      assertThat(these.apply(List.of(ANY), List.of())).isEmpty();
      Endpoint at = these.endpoints().getFirst();
      try (SocketChannel lost = Loopback.connect(at, PLAIN)) {
        assertThat(lost.read(ByteBuffer.allocate(1))).isEqualTo(-1);
      }
      assertThat(arrivals.nextFailure()).endsWith("IllegalStateException: a fault of ours");
      try (SocketChannel _ = Loopback.connect(at, PLAIN)) {
        arrivals.next().channel().close();
      }
    }
  }

  @Test
  void aReloadOpensClosesAndKeeps() throws Exception {
    Endpoint leaving = closedPort("127.0.0.2");
    Endpoint staying = closedPort("127.0.0.3");
    Endpoint coming = closedPort("127.0.0.4");
    assertThat(listeners.apply(List.of(leaving, staying), List.of())).isEmpty();
    assertThat(listeners.apply(List.of(staying, coming, staying), List.of())).isEmpty();

    assertThat(listeners.endpoints()).containsExactly(staying, coming);
    assertConnects(staying);
    assertConnects(coming);
    assertThatThrownBy(() -> Loopback.connect(leaving, PLAIN)).hasMessageEndingWith("refused");
  }

  @Test
  void aReloadMayGoFromOneAddressToAllAndBack() throws Exception {
    Endpoint one = closedPort("127.0.0.1");
    Endpoint all = new Endpoint(ip("0.0.0.0"), one.port());
    assertThat(listeners.apply(List.of(one), List.of())).isEmpty();
    assertThat(listeners.apply(List.of(all), List.of())).isEmpty();
    assertConnects(new Endpoint(ip("127.0.0.7"), one.port()));
    assertThat(listeners.apply(List.of(one), List.of())).isEmpty();
    assertConnects(one);
  }

  @Test
  void nothingIsListenedOnAfterTheEnd() throws Exception {
    Endpoint at = listen(ANY);
    try (SocketChannel channel = Loopback.connect(at, PLAIN);
        SocketChannel accepted = arrivals.next().channel()) {
      listeners.close();
      assertThatThrownBy(() -> Loopback.connect(at, PLAIN)).hasMessageEndingWith("refused");
      assertThat(accepted.write(ByteBuffer.wrap(new byte[1]))).as("what came stays").isOne();
      assertThat(channel.read(ByteBuffer.allocate(1))).isOne();
    }
  }

  @Test
  void allAddressesOfBothFamiliesAreTwoListeners() throws Exception {
    assumeFamily("::1");
    Endpoint v6 = new Endpoint(ip("::"), closedPort("::").port());
    Endpoint v4 = new Endpoint(ip("0.0.0.0"), v6.port());
    assertThat(listeners.apply(List.of(v6, v4), List.of())).isEmpty();
    assertConnects(new Endpoint(ip("127.0.0.1"), v4.port()));
    assertConnects(new Endpoint(ip("::1"), v4.port()));
  }

  @Test
  void anAddressThatCannotBeListenedOnIsToldAndTheOthersAreOpened() throws Exception {
    Endpoint busy;
    Endpoint good = closedPort("127.0.0.2");
    try (ServerSocketChannel taken = ServerSocketChannel.open()) {
      taken.bind(new Endpoint(ip("127.0.0.1"), 0).socket(null));
      busy = new Endpoint(ip("127.0.0.1"), taken.socket().getLocalPort());
      Endpoint absent = new Endpoint(ip("192.0.2.9"), 1790);
      assertThat(listeners.apply(List.of(busy, absent, good), List.of()))
          .extracting(ListenFault::toString)
          .containsExactly(
              "listen " + busy + ": another program uses this address and port",
              "listen 192.0.2.9:1790: no such address on this machine");
      assertConnects(good);
    }
    assertThat(listeners.apply(List.of(busy, good), List.of()))
        .as("the next reload tries again")
        .isEmpty();
    assertConnects(busy);
  }

  /** A neighbor with a local address is expected where that is listened on, and there only. */
  @Test
  void aNeighborIsExpectedWhereItCanCome() throws Exception {
    Endpoint here = closedPort("127.0.0.1");
    Endpoint there = closedPort("127.0.0.2");
    // A limit of this neighbor would show on whatever listener expects it.
    Expected neighbor =
        new Expected("far", ip("127.0.0.1"), Loopback.peers("127.0.0.5"), PLAIN.ttl(0, 255));
    assertThat(listeners.apply(List.of(here, there), List.of(neighbor))).isEmpty();
    SocketSettings near = boundTo("127.0.0.5").ttl(64, 0);
    assertThatThrownBy(() -> Connector.open(here, near).connect(Loopback.SHORT))
        .hasMessageContaining("timed out");
    try (SocketChannel _ = Connector.open(there, near).connect(PATIENT)) {
      arrivals.next().channel().close();
    }
  }

  private Endpoint listen(Endpoint wanted, Expected... neighbors) throws IOException {
    assertThat(listeners.apply(List.of(wanted), List.of(neighbors))).isEmpty();
    return listeners.endpoints().getFirst();
  }

  private void assertConnects(Endpoint at) throws Exception {
    try (SocketChannel _ = Loopback.connect(at, PLAIN);
        SocketChannel accepted = arrivals.next().channel()) {
      assertThat(accepted.isOpen()).isTrue();
    }
  }
}
