package net.herald.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.herald.time.ManualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The datagrams of syslog. */
class SyslogSinkTest {

  private static final Instant AT = Instant.parse("2026-11-22T09:08:07.654321987Z");

  private final List<String> sent = new ArrayList<>();

  private final SyslogSocket socket =
      new SyslogSocket() {
        @Override
        public void send(byte[] datagram) {
          sent.add(new String(datagram, UTF_8));
        }

        @Override
        public void close() {}
      };

  private final Sink local = SyslogSink.local("/dev/log", socket, Layout.SHORT, 77);
  private final Sink remote = SyslogSink.remote("log", socket, Layout.SHORT, 77, "edge1");

  private static Line line(Level level, String event, Object... fields) {
    return new Line(AT, level, "network", event, List.of(fields));
  }

  /**
   * Facility daemon is 3; RFC 5424, section 6.2.1: PRI is 8 times the facility and the severity.
   */
  @ParameterizedTest
  @CsvSource({"FATAL, 26", "CRITICAL, 26", "ERROR, 27", "WARNING, 28", "INFO, 30", "DEBUG, 31"})
  void theLevelIsTheSeverity(Level level, int priority) throws IOException {
    local.write(line(level, "x"));
    assertThat(sent).containsExactly("<" + priority + ">herald[77]: network         x");
  }

  @Test
  void eachPhysicalLineIsADatagram() throws IOException {
    local.write(line(Level.INFO, "one\ntwo"));
    assertThat(sent)
        .containsExactly(
            "<30>herald[77]: network         one", "<30>herald[77]: network         two");
  }

  @Test
  void anotherMachineIsToldByRfc5424() throws IOException {
    remote.write(line(Level.INFO, "peer.connected", "peer", "192.0.2.1"));
    remote.write(line(Level.ERROR, "a sentence has no MSGID"));
    assertThat(sent)
        .containsExactly(
            "<30>1 2026-11-22T09:08:07.654321Z edge1 herald 77 peer.connected -"
                + " network         peer.connected peer=192.0.2.1",
            "<27>1 2026-11-22T09:08:07.654321Z edge1 herald 77 - -"
                + " network         a sentence has no MSGID");
  }

  @Test
  void jsonStaysJson() throws IOException {
    SyslogSink.local("/dev/log", socket, Layout.JSON, 77).write(line(Level.INFO, "x"));
    assertThat(sent.getFirst()).startsWith("<30>herald[77]: {\"time\":").endsWith("}");
  }

  /** However the bytes of a character lie to the end of a datagram, they stay together. */
  @ParameterizedTest
  @ValueSource(strings = {"", "x", "xx", "xxx"})
  void aLongTextGoesOnInTheNextDatagram(String start) throws IOException {
    String text = start + "é€😀".repeat(1000);
    remote.write(line(Level.INFO, text));
    assertThat(sent).hasSizeGreaterThan(2);
    StringBuilder joined = new StringBuilder();
    for (String datagram : sent) {
      assertThat(datagram.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(SyslogSink.REMOTE_LIMIT);
      joined.append(datagram.substring(datagram.indexOf(" - - ") + 5));
    }
    assertThat(joined.toString()).isEqualTo("network         " + text);
  }

  @Test
  void overTheNetwork() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (DatagramSocket server = new DatagramSocket(0, loopback)) {
      server.setSoTimeout(10_000);
      Output output =
          new Output(
              new Destination.RemoteSyslog(loopback.getHostAddress(), server.getLocalPort()),
              Layout.LONG,
              path -> socket);
      Log log = Log.direct(LogSettings.EVERYTHING, output, new ManualClock(AT));
      log.warning(Category.NETWORK, "peer.lost");
      DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
      server.receive(packet);
      log.close(Duration.ZERO);
      assertThat(new String(packet.getData(), 0, packet.getLength(), UTF_8))
          .matches(
              "<28>1 2026-11-22T09:08:07.654321Z \\S+ herald "
                  + ProcessHandle.current().pid()
                  + " peer.lost - network         peer.lost");
    }
  }

  @Test
  void aServerNobodyKnowsIsAnErrorOfThatLine() {
    SyslogSocket nobody = new RemoteSocket("no such host", 514, new ManualClock());
    assertThatThrownBy(() -> nobody.send(new byte[1]))
        .isInstanceOf(IOException.class)
        .hasMessage("unknown host no such host");
  }
}
