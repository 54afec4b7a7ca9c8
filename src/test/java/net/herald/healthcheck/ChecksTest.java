package net.herald.healthcheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real commands and real servers on loopback. */
class ChecksTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(200);

  @TempDir Path folder;

  @Test
  void aCommandSaysWithItsExitCodeWhetherAllIsWell() throws Exception {
    assertThat(Check.command("true", LONG).failure()).isEmpty();
    assertThat(Check.command("exit 3", LONG).failure())
        .isEqualTo("Check command was unsuccessful: 3");
    assertThat(Check.command("echo no route; exit 1", LONG).failure())
        .isEqualTo("Check command was unsuccessful: 1: no route");
    assertThat(Check.command("kill -9 $$", LONG).failure()).contains("137");
    assertThat(Check.command("no-such-program-here", LONG).failure()).contains("127");
  }

  @Test
  void aCommandThatFloodsOrNeedsInputIsNoDifferent() throws Exception {
    assertThat(Check.command("head -c 10000000 /dev/zero; cat", LONG).failure()).isEmpty();
  }

  @Test
  void aCommandThatNeverReturnsIsEndedWithAllItStarted() throws Exception {
    var pid = folder.resolve("pid");
    var check = Check.command("sleep 600 & echo $! > " + pid + "; wait", SHORT);
    assertThat(check.failure()).isEqualTo("Timeout (0.2 s) while running check command");
    var child = ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
    child.ifPresent(handle -> handle.onExit().join());
    assertThat(child.map(ProcessHandle::isAlive).orElse(false)).isFalse();
  }

  @Test
  void aChildLeftBehindDoesNotHoldTheCheck() throws Exception {
    assertThat(Check.command("sleep 600 & exit 0", LONG).failure()).isEmpty();
  }

  @Test
  void tcp() throws Exception {
    int port;
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = server.getLocalPort();
      assertThat(NetworkChecks.tcp("127.0.0.1", port, LONG).failure()).isEmpty();
    }
    assertThat(NetworkChecks.tcp("127.0.0.1", port, LONG).failure())
        .startsWith("TCP 127.0.0.1 port " + port + ": ")
        .containsIgnoringCase("refused");
  }

  @Test
  void httpFromTwoHundredToThreeNinetyNine() throws Exception {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(
              Integer.parseInt(exchange.getRequestURI().getPath().substring(1)), -1);
          exchange.close();
        });
    server.start();
    try {
      var root = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
      assertThat(NetworkChecks.http(URI.create(root + "200"), LONG).failure()).isEmpty();
      assertThat(NetworkChecks.http(URI.create(root + "302"), LONG).failure()).isEmpty();
      assertThat(NetworkChecks.http(URI.create(root + "503"), LONG).failure())
          .isEqualTo("HTTP " + root + "503: status 503");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aServerThatNeverAnswersIsGivenUp() throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var uri = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
      assertThat(NetworkChecks.http(uri, SHORT).failure()).startsWith("HTTP " + uri + ": ");
    }
  }

  @Test
  void dnsIsHealthyWhenTheServerAnswersWithoutError() throws Exception {
    try (var server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      int port = server.getLocalPort();
      var answering = Thread.ofPlatform().daemon().start(() -> answer(server, 0, 2));
      assertThat(DnsCheck.of("example.org", "127.0.0.1", port, LONG).failure()).isEmpty();
      assertThat(DnsCheck.of("example.org", "127.0.0.1", port, LONG).failure())
          .endsWith("error code 2");
      answering.join();
      assertThat(DnsCheck.of("example.org", "127.0.0.1", port, SHORT).failure())
          .startsWith("DNS example");
    }
  }

  private static void answer(DatagramSocket server, int... codes) {
    try {
      for (int code : codes) {
        var packet = new DatagramPacket(new byte[512], 512);
        server.receive(packet);
        byte[] octets = packet.getData();
        // An answer to somebody else's question is not taken.
        octets[0] ^= 1;
        octets[2] |= (byte) 0x80;
        server.send(packet);
        octets[0] ^= 1;
        octets[3] = (byte) code;
        server.send(packet);
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aQueryOfOneQuestion() {
    assertThat(DnsCheck.query("a.example", 0x1234))
        .asHexString()
        .isEqualTo("12340100000100000000000001610765" + "78616D706C65000001" + "0001");
  }
}
