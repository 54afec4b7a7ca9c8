package net.herald.net;

import static net.herald.net.Loopback.PATIENT;
import static net.herald.net.Loopback.SHORT;
import static net.herald.net.Loopback.assumeFamily;
import static net.herald.net.Loopback.boundTo;
import static net.herald.net.Loopback.ip;
import static net.herald.net.Loopback.neighbor;
import static net.herald.net.Loopback.peers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import net.herald.net.Loopback.Arrivals;
import net.herald.posix.Descriptor;
import net.herald.posix.SocketOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The generalised TTL security mechanism (RFC 5082), over the loopback device. */
@Timeout(60)
class TtlSecurityTest {

  private static final SocketSettings GTSM = SocketSettings.PLAIN.ttl(0, 255);

  private final Arrivals arrivals = new Arrivals();
  private final Listeners listeners = new Listeners(arrivals);

  @AfterEach
  void close() throws IOException {
    listeners.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void twoNeighborsWithGtsmConnect(String address) throws Exception {
    assumeFamily(address);
    Endpoint at = listen(address, neighbor(address, GTSM));
    try (SocketChannel _ = Connector.open(at, GTSM).connect(PATIENT);
        SocketChannel accepted = arrivals.next().channel()) {
      boolean v6 = address.contains(":");
      assertThat(
              Descriptor.get(accepted, v6 ? SocketOption.IPV6_UNICAST_HOPS : SocketOption.IP_TTL))
          .isEqualTo(255);
      assertThat(
              Descriptor.get(accepted, v6 ? SocketOption.IPV6_MINHOPCOUNT : SocketOption.IP_MINTTL))
          .isEqualTo(255);
    }
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1, 64", "127.0.0.1, 254", "::1, 64", "::1, 254"})
  void whoSendsLessIsNotHeard(String address, int ttl) throws Exception {
    assumeFamily(address);
    Endpoint at = listen(address, neighbor(address, GTSM));
    assertThatThrownBy(() -> Connector.open(at, SocketSettings.PLAIN.ttl(ttl, 0)).connect(SHORT))
        .hasMessageContaining("timed out");
    assertThat(arrivals.none()).isTrue();
  }

  /** The listening socket must let the second neighbor in, so the first is judged once accepted. */
  @ParameterizedTest
  @CsvSource({"127.0.0.1, 127.0.0.9", "::1, ::9"})
  void gtsmHoldsOnAListenerSharedWithANeighborWithout(String address, String other)
      throws Exception {
    assumeFamily(address);
    Endpoint at = listen(address, neighbor(address, GTSM), neighbor(other, SocketSettings.PLAIN));
    try (SocketChannel far = Loopback.connect(at, SocketSettings.PLAIN.ttl(64, 0))) {
      assertThat(arrivals.nextFailure()).contains("closed: came with TTL 64, incoming-ttl is 255");
      assertThat(far.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }
    try (SocketChannel _ = Loopback.connect(at, GTSM);
        SocketChannel accepted = arrivals.next().channel()) {
      assertThat(
              Descriptor.get(
                  accepted,
                  address.contains(":") ? SocketOption.IPV6_MINHOPCOUNT : SocketOption.IP_MINTTL))
          .isEqualTo(255);
    }
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.9, 64, 0", "127.0.0.8, 200, 200"})
  void theNeighborWithoutOrWithLessGetsIn(String local, int ttl, int least) throws Exception {
    Endpoint at =
        listen(
            "127.0.0.1",
            neighbor("127.0.0.1", GTSM),
            neighbor("127.0.0.8", SocketSettings.PLAIN.ttl(0, 200)),
            neighbor("127.0.0.9", SocketSettings.PLAIN));
    try (SocketChannel _ = Loopback.connect(at, boundTo(local).ttl(ttl, 0));
        SocketChannel accepted = arrivals.next().channel()) {
      assertThat(Descriptor.get(accepted, SocketOption.IP_MINTTL)).isEqualTo(least);
    }
  }

  /** The local address and the longest prefix tell whose connection it is. */
  @ParameterizedTest(name = "{0} to {1}")
  @CsvSource({
    "127.0.0.5, 127.0.0.1, 101",
    "127.0.0.5, 127.0.0.2, 102",
    "127.0.0.5, 127.0.0.3, 103",
    "127.0.0.6, 127.0.0.1, 103",
  })
  void aSharedListenerTellsItsNeighborsApart(String peer, String local, int ttl) throws Exception {
    Endpoint all =
        listen(
            "0.0.0.0",
            neighbor("127.0.0.0/24", sending(103)),
            new Expected("one", ip("127.0.0.1"), peers("127.0.0.5"), sending(101)),
            new Expected("two", ip("127.0.0.2"), peers("127.0.0.5"), sending(102)));
    try (SocketChannel _ = Loopback.connect(new Endpoint(ip(local), all.port()), boundTo(peer));
        SocketChannel accepted = arrivals.next().channel()) {
      assertThat(Descriptor.get(accepted, SocketOption.IP_TTL)).isEqualTo(ttl);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void aReloadWithoutGtsmLiftsTheLimit(String address) throws Exception {
    assumeFamily(address);
    Endpoint any = new Endpoint(ip(address), 0);
    assertThat(listeners.apply(List.of(any), List.of(neighbor(address, GTSM)))).isEmpty();
    assertThat(listeners.apply(List.of(any), List.of(neighbor(address, SocketSettings.PLAIN))))
        .isEmpty();
    Endpoint at = listeners.endpoints().getFirst();
    try (SocketChannel _ = Loopback.connect(at, SocketSettings.PLAIN.ttl(64, 0));
        SocketChannel accepted = arrivals.next().channel()) {
      assertThat(
              Descriptor.get(
                  accepted,
                  address.contains(":") ? SocketOption.IPV6_UNICAST_HOPS : SocketOption.IP_TTL))
          .as("the system's own")
          .isNotEqualTo(255);
    }
  }

  private Endpoint listen(String address, Expected... neighbors) throws IOException {
    assertThat(listeners.apply(List.of(new Endpoint(ip(address), 0)), List.of(neighbors)))
        .isEmpty();
    return listeners.endpoints().getFirst();
  }

  private static SocketSettings sending(int ttl) {
    return SocketSettings.PLAIN.ttl(ttl, 0);
  }
}
