package net.herald.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static net.herald.net.Loopback.SHORT;
import static net.herald.net.Loopback.assumeFamily;
import static net.herald.net.Loopback.boundTo;
import static net.herald.net.Loopback.closedPort;
import static net.herald.net.Loopback.ip;
import static net.herald.net.Loopback.md5;
import static net.herald.net.Loopback.neighbor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import net.herald.net.Authentication.Algorithm;
import net.herald.net.Authentication.TcpAo;
import net.herald.net.Loopback.Arrivals;
import net.herald.posix.Descriptor;
import net.herald.posix.Errno;
import net.herald.posix.PosixException;
import net.herald.posix.SocketOption;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Signed segments, over the loopback device and by this machine's kernel. */
@Timeout(60)
class AuthenticationTest {

  private static final String LONGEST_KEY = "k".repeat(80);

  private final Arrivals arrivals = new Arrivals();
  private final Listeners listeners = new Listeners(arrivals);

  @AfterEach
  void close() throws IOException {
    listeners.close();
  }

  @ParameterizedTest(name = "{0}: {1} against {2}")
  @CsvSource({
    // address, key of the listening side, key of the connecting side, outcome
    "127.0.0.1, secret, secret, connected",
    "127.0.0.1, secret, Secret, timed out",
    "127.0.0.1, secret, -,      timed out",
    "127.0.0.1, -,      secret, timed out",
    "127.0.0.1, -,      -,      connected",
    "::1,       secret, secret, connected",
    "::1,       secret, Secret, timed out",
    "::1,       secret, -,      timed out",
    "::1,       -,      secret, timed out",
    "::1,       -,      -,      connected",
  })
  void bothSidesNeedTheSameMd5Key(
      String address, String listening, String connecting, String outcome) throws Exception {
    assumeFamily(address);
    Endpoint at = listen(address, neighbor(address, signed(listening)));
    assertThat(attempt(at, boundTo(address), connecting)).isEqualTo(outcome);
  }

  @Test
  void theLongestKeyIsUsedToItsLastByte() throws Exception {
    Endpoint at = listen("127.0.0.1", neighbor("127.0.0.1", signed(LONGEST_KEY)));
    assertThat(attempt(at, boundTo("127.0.0.1"), LONGEST_KEY)).isEqualTo("connected");
    assertThat(attempt(at, boundTo("127.0.0.1"), LONGEST_KEY.substring(1) + "l"))
        .isEqualTo("timed out");
  }

  @ParameterizedTest(name = "{0} with {1}")
  @CsvSource({
    "127.0.0.2,   two,   connected",
    "127.0.0.2,   range, timed out",
    "127.0.0.3,   -,     connected",
    "127.0.0.3,   two,   timed out",
    "127.0.1.77,  range, connected",
    "127.0.1.77,  -,     timed out",
    "127.0.1.250, own,   connected",
    "127.0.1.250, range, timed out",
  })
  void neighborsWithAndWithoutKeysShareAListener(String local, String key, String outcome)
      throws Exception {
    Endpoint at =
        listen(
            "127.0.0.1",
            neighbor("127.0.0.2", signed("two")),
            neighbor("127.0.0.3", SocketSettings.PLAIN),
            neighbor("127.0.1.0/24", signed("range")),
            neighbor("127.0.1.250", signed("own")));
    assertThat(attempt(at, boundTo(local), key)).isEqualTo(outcome);
  }

  @Test
  void aChangedKeyReplacesTheOldOneAndARemovedOneIsGone() throws Exception {
    Endpoint at = closedPort("127.0.0.1");
    apply(at, neighbor("127.0.0.2", signed("old")), neighbor("127.0.1.0/24", signed("range")));
    apply(at, neighbor("127.0.0.2", signed("new")));
    assertThat(attempt(at, boundTo("127.0.0.2"), "new")).isEqualTo("connected");
    assertThat(attempt(at, boundTo("127.0.0.2"), "old")).isEqualTo("timed out");
    assertThat(attempt(at, boundTo("127.0.1.1"), "-")).isEqualTo("connected");
  }

  @Test
  void aNeighborThatCannotHaveItsKeyIsNamedAndRefused() throws Exception {
    Endpoint at = closedPort("127.0.0.1");
    Expected first =
        new Expected("first", ip("127.0.0.1"), PeerRange.of(ip("127.0.0.2")), signed("one"));
    Expected second = new Expected("second", null, PeerRange.of(ip("127.0.0.2")), signed("two"));
    assertThat(listeners.apply(List.of(at), List.of(second, first)))
        .singleElement()
        .hasToString(
            "listen " + at + ": neighbor first: neighbor second has another key for 127.0.0.2");
    assertThat(attempt(at, boundTo("127.0.0.2"), "two")).isEqualTo("connected");
  }

  @Test
  void aConnectionAcceptedBeforeTheKeyIsNotReadWithoutIt() throws Exception {
    Endpoint any = new Endpoint(ip("127.0.0.1"), 0);
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.INET)) {
      server.bind(any.socket(null));
      Endpoint at = new Endpoint(any.address(), server.socket().getLocalPort());
      try (SocketChannel unsigned = Loopback.connect(at, boundTo("127.0.0.2"));
          SocketChannel accepted = server.accept()) {
        SocketSetup.accepted(accepted, ip("127.0.0.2"), signed("secret"));
        unsigned.write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
        accepted.socket().setSoTimeout((int) SHORT.toMillis());
        assertThatThrownBy(() -> accepted.socket().getInputStream().read())
            .isInstanceOf(SocketTimeoutException.class);
      }
    }
  }

  @Test
  void aKernelWithoutTcpAoIsToldByNameOnBothSides() throws Exception {
    assumeTrue(!kernelHasTcpAo(), "this kernel has TCP-AO");
    String why =
        "cannot set TCP_AO_ADD_KEY: ENOPROTOOPT, this kernel lacks it: it takes Linux 6.7 or later"
            + " built with CONFIG_TCP_AO";
    Endpoint at = closedPort("127.0.0.1");
    assertThatThrownBy(() -> Connector.open(at, ao(Algorithm.HMAC_SHA_1_96)))
        .hasMessage("connect " + at + ": " + why);

    assertThat(
            listeners.apply(
                List.of(at), List.of(neighbor("127.0.0.2", ao(Algorithm.AES_128_CMAC_96)))))
        .singleElement()
        .hasToString("listen " + at + ": neighbor 127.0.0.2: " + why);
    // Nor does the neighbor get in without: the connection is closed, nobody is told of it.
    try (SocketChannel unsigned = Loopback.connect(at, boundTo("127.0.0.2"))) {
      assertThat(arrivals.nextFailure())
          .startsWith("listen " + at + ": connection from 127.0.0.2:")
          .endsWith(" closed: neighbor 127.0.0.2 may not connect: " + why);
      assertThat(unsigned.read(ByteBuffer.allocate(1))).isEqualTo(-1);
      assertThat(arrivals.none()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void bothSidesNeedTheSameTcpAoKey(Algorithm algorithm) throws Exception {
    assumeTrue(kernelHasTcpAo(), "this kernel has no TCP-AO");
    Endpoint at = listen("127.0.0.1", neighbor("127.0.0.2", ao(algorithm)));
    assertThat(outcome(at, ao(algorithm).from(ip("127.0.0.2")))).isEqualTo("connected");
    assertThat(outcome(at, boundTo("127.0.0.2"))).isEqualTo("timed out");
    var otherKey = new TcpAo(7, algorithm, new Secret("Secret".getBytes(US_ASCII)));
    assertThat(outcome(at, boundTo("127.0.0.2").authenticated(otherKey))).isEqualTo("timed out");
    assertThatCode(() -> apply(at)).as("the key is removed").doesNotThrowAnyException();
    assertThat(outcome(at, boundTo("127.0.0.2"))).isEqualTo("connected");
  }

  private Endpoint listen(String address, Expected... neighbors) throws IOException {
    apply(new Endpoint(ip(address), 0), neighbors);
    return listeners.endpoints().getFirst();
  }

  private void apply(Endpoint at, Expected... neighbors) {
    assertThat(listeners.apply(List.of(at), List.of(neighbors))).isEmpty();
  }

  private String attempt(Endpoint at, SocketSettings settings, String key) throws Exception {
    return outcome(at, key.equals("-") ? settings : settings.authenticated(md5(key)));
  }

  /** What came of connecting: of the two sides the same. */
  private String outcome(Endpoint at, SocketSettings settings) throws Exception {
    try (SocketChannel channel = tryFor(at, settings)) {
      if (channel == null) {
        assertThat(arrivals.none()).isTrue();
        return "timed out";
      }
      arrivals.next().channel().close();
      return "connected";
    }
  }

  private static @Nullable SocketChannel tryFor(Endpoint at, SocketSettings settings)
      throws IOException {
    try {
      return Connector.open(at, settings).connect(SHORT);
    } catch (IOException e) {
      assertThat(e).hasMessageContaining(": timed out after ");
      return null;
    }
  }

  private static SocketSettings signed(String key) {
    return key.equals("-") ? SocketSettings.PLAIN : SocketSettings.PLAIN.authenticated(md5(key));
  }

  private static SocketSettings ao(Algorithm algorithm) {
    return SocketSettings.PLAIN.authenticated(
        new TcpAo(7, algorithm, new Secret("secret".getBytes(US_ASCII))));
  }

  private static boolean kernelHasTcpAo() throws IOException {
    try (SocketChannel socket = SocketChannel.open(StandardProtocolFamily.INET)) {
      // An empty structure is refused by a kernel that looks at it.
      Descriptor.set(socket, SocketOption.TCP_AO_ADD_KEY, new byte[288]);
      return true;
    } catch (PosixException e) {
      return !e.is(Errno.ENOPROTOOPT);
    }
  }
}
