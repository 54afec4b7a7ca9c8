package net.herald.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import net.herald.net.Loopback.Arrivals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PlainSocketsTest {

  /**
   * The first call outside of the JDK costs a start-up some 60 ms. In a Java machine that keeps its
   * descriptors to itself each one is an error.
   */
  @Test
  void aNeighborWithoutOptionsCostsNoCallOutsideOfTheJdk() throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName())
            .redirectErrorStream(true)
            .start();
    try {
      String out = new String(child.getInputStream().readAllBytes(), UTF_8);
      assertThat(out.lines())
          .containsExactly(
              "plain: connected",
              "with GTSM: cannot set IP_TTL: the Java machine needs --add-exports"
                  + " java.base/sun.nio.ch=ALL-UNNAMED");
    } finally {
      child.destroyForcibly();
    }
  }

  /** Connects to itself, without and with an option. */
  static final class Child {

    public static void main(String[] arguments) throws Exception {
      Arrivals arrivals = new Arrivals();
      try (Listeners listeners = new Listeners(arrivals)) {
        Endpoint any = new Endpoint(Loopback.ip("127.0.0.1"), 0);
        Expected plain = Loopback.neighbor("127.0.0.1", SocketSettings.PLAIN);
        assertThat(listeners.apply(List.of(any), List.of(plain))).isEmpty();
        Endpoint at = listeners.endpoints().getFirst();
        try (SocketChannel _ = Loopback.connect(at, Loopback.boundTo("127.0.0.1"))) {
          arrivals.next().channel().close();
          System.out.println("plain: connected");
        }
        Loopback.connect(at, SocketSettings.PLAIN.ttl(255, 255)).close();
      } catch (IOException e) {
        System.out.println("with GTSM: " + e.getCause().getMessage());
      }
    }
  }
}
