package net.herald.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What the scripted peer does on a connection, watched by a speaker which says what the test tells
 * it to.
 */
class ScriptedPeerTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String MARKER = "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF";
  private static final String KEEPALIVE = MARKER + ":0013:04:";

  /**
   * AS 65533, hold time 180, router id 10.0.0.255, capabilities IPv4 unicast and AS 65533 in four
   * octets.
   */
  private static final String OPEN =
      MARKER + ":002D:01:04FFFD00B40A0000FF100206010400010001020641040000FFFD";

  private static final String UPDATE = MARKER + ":0017:02:00000000";

  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<String> signals = Collections.synchronizedList(new ArrayList<>());
  private final int port = Ports.free();

  private ScriptedPeer peer(String... lines) {
    var script = ConformanceCase.parse("a-case", String.join("\n", lines));
    var peer = new ScriptedPeer(script, port, signals::add);
    open.add(peer);
    return peer;
  }

  private Speaker speaker() throws IOException {
    return speaker("127.0.0.1");
  }

  private Speaker speaker(String address) throws IOException {
    var speaker = new Speaker(new Socket(InetAddress.ofLiteral(address), port));
    open.add(speaker);
    return speaker;
  }

  @AfterEach
  void close() throws Exception {
    for (var resource : open) {
      resource.close();
    }
  }

  /** One side of a connection: writes messages whole, reads them one by one. */
  private record Speaker(Socket socket) implements AutoCloseable {
    void says(String... messages) throws IOException {
      for (String message : messages) {
        socket.getOutputStream().write(Wire.bytes(message));
      }
    }

    String hears() throws IOException {
      socket.setSoTimeout((int) LIMIT.toMillis());
      return Wire.read(socket.getInputStream()).map(Wire::text).orElse("the end");
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private static void awaitVerdict(ScriptedPeer peer) {
    Await.until("a verdict", LIMIT, peer::decided);
  }

  @Test
  void itAgreesToTheOpenWithARouterIdWhichIsOneMore() throws IOException {
    peer("1:raw:" + UPDATE);
    var speaker = speaker();
    speaker.says(OPEN);

    assertThat(speaker.hears())
        .isEqualTo(MARKER + ":002D:01:04FFFD00B40A000000100206010400010001020641040000FFFD");
    assertThat(speaker.hears()).isEqualTo(KEEPALIVE);
  }

  @Test
  void withAnAsNumberItChangesBothAndKeepsTheRouterId() throws IOException {
    peer("option:asn:65000", "1:raw:" + UPDATE);
    var speaker = speaker();
    speaker.says(OPEN.replace("FFFD00B4", "5BA000B4").replace("0000FFFD", "FA56EA01"));

    assertThat(speaker.hears())
        .isEqualTo(MARKER + ":002D:01:04FDE800B40A0000FF100206010400010001020641040000FDE8");
  }

  @Test
  void itAddsACapabilityNobodyKnows() throws IOException {
    peer("option:open:send-unknown-capability", "1:raw:" + UPDATE);
    var speaker = speaker();
    speaker.says(OPEN);

    assertThat(speaker.hears())
        .isEqualTo(
            MARKER
                + ":003B:01:04FFFD00B40A0000001E0206010400010001020641040000FFFD"
                + "020C420A6C6F72656D697073756D");
  }

  @Test
  void itSendsAMessageOfATypeNobodyKnows() throws IOException {
    peer("option:open:send-unknown-message", "1:raw:" + UPDATE);
    var speaker = speaker();
    speaker.says(OPEN);
    speaker.hears();

    assertThat(speaker.hears()).isEqualTo(KEEPALIVE);
    assertThat(speaker.hears()).isEqualTo(MARKER + ":0013:FF:");
  }

  @Test
  void itSendsOneRoute() throws IOException {
    peer("option:update:send-default-route", "1:raw:" + UPDATE);
    var speaker = speaker();
    speaker.says(OPEN);
    speaker.hears();

    assertThat(speaker.hears()).isEqualTo(KEEPALIVE);
    assertThat(speaker.hears())
        .isEqualTo(
            MARKER + ":0031:02:00000015400101004002004003047F00000140050400000064" + "2000000000");
  }

  @Test
  void theOpenIsNotAMessageToBeMatched() throws IOException {
    var peer = peer("1:raw:" + UPDATE);
    var speaker = speaker();
    speaker.says(OPEN, KEEPALIVE, UPDATE);
    awaitVerdict(peer);

    assertThatCode(peer::verify).doesNotThrowAnyException();
  }

  @Test
  void theOpenIsMatchedWhenItIsInspectedAndMayBeAll() throws IOException {
    var peer = peer("option:open:inspect-open-message", "1:raw:" + OPEN);
    speaker().says(OPEN);
    awaitVerdict(peer);

    assertThatCode(peer::verify).doesNotThrowAnyException();
  }

  @Test
  void anotherOpenIsAFailureWhenItIsInspected() throws IOException {
    var peer = peer("option:open:inspect-open-message", "1:raw:" + UPDATE);
    speaker().says(OPEN);
    awaitVerdict(peer);

    assertThatThrownBy(peer::verify).hasMessageStartingWith("a-case: received OPEN");
  }

  @Test
  void everyMessageIsAnsweredWithAKeepaliveEvenTheLastOne() throws IOException {
    peer("1:raw:" + UPDATE, "2:raw:" + UPDATE);
    var speaker = speaker();
    speaker.says(OPEN, KEEPALIVE);
    speaker.hears();

    assertThat(List.of(speaker.hears(), speaker.hears())).containsOnly(KEEPALIVE);
    speaker.says(UPDATE);
    assertThat(speaker.hears()).isEqualTo(KEEPALIVE);
  }

  @Test
  void satisfiedItClosesTheConnectionAndListensNoMore() throws IOException {
    var peer = peer("1:raw:" + UPDATE);
    var speaker = speaker();
    speaker.says(OPEN, UPDATE);
    awaitVerdict(peer);

    assertThat(List.of(speaker.hears(), speaker.hears(), speaker.hears()))
        .satisfies(heard -> assertThat(heard.getFirst()).contains(":01:"))
        .endsWith(KEEPALIVE, KEEPALIVE);
    assertThat(speaker.hears()).isEqualTo("the end");
    assertThatThrownBy(this::speaker).isInstanceOf(IOException.class);
  }

  @Test
  void aMessageWhichIsNotExpectedIsAFailure() throws IOException {
    var peer = peer("1:raw:" + UPDATE);
    speaker().says(OPEN, MARKER + ":0015:03:0602");
    awaitVerdict(peer);

    assertThatThrownBy(peer::verify)
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("a-case: received NOTIFICATION " + MARKER + ":0015:03:0602");
  }

  @Test
  void silenceIsAFailure() throws IOException {
    var peer = peer("option:timeout:1", "1:raw:" + UPDATE);
    speaker().says(OPEN);
    awaitVerdict(peer);

    assertThatThrownBy(peer::verify).hasMessageStartingWith("a-case: no message for PT1S");
  }

  @Test
  void aMessageWhichIsNotWrittenInOneGoIsAFailure() throws IOException {
    var peer = peer("1:raw:" + UPDATE);
    var speaker = speaker();
    speaker.says(OPEN);
    speaker.hears();
    speaker.says(MARKER + ":0017:02");
    speaker.says("0000");
    awaitVerdict(peer);

    assertThatThrownBy(peer::verify).hasMessageContaining("was not written in one go");
  }

  @Test
  void aGroupGoesOnOverTheNextConnection() throws IOException {
    var peer = peer("1:raw:" + UPDATE, "1:raw:" + MARKER + ":0015:03:0602");
    var first = speaker();
    first.says(OPEN, UPDATE);
    first.hears();
    first.hears();
    first.hears();
    first.close();
    speaker().says(OPEN, MARKER + ":0015:03:0602");
    awaitVerdict(peer);

    assertThatCode(peer::verify).doesNotThrowAnyException();
  }

  @Test
  void aSignalReachesTheProgramUnderTest() throws IOException {
    peer("1:raw:" + UPDATE, "2:signal:SIGUSR1", "3:raw:" + UPDATE);
    speaker().says(OPEN, UPDATE);

    Await.within(LIMIT, () -> assertThat(signals).containsExactly("SIGUSR1"));
  }

  @Test
  void aNotificationReachesTheSpeaker() throws IOException {
    var peer = peer("1:notification:Hi");
    var speaker = speaker();
    speaker.says(OPEN);
    speaker.hears();

    assertThat(List.of(speaker.hears(), speaker.hears()))
        .containsExactly(KEEPALIVE, MARKER + ":0018:03:0602026869");
    speaker.says(KEEPALIVE);
    awaitVerdict(peer);
    assertThatCode(peer::verify).doesNotThrowAnyException();
  }

  @Test
  void itListensOnIpv6WhenAsked() throws IOException {
    var peer = peer("option:bind:ipv6", "1:raw:" + UPDATE);
    speaker("::1").says(OPEN, UPDATE);
    awaitVerdict(peer);

    assertThatCode(peer::verify).doesNotThrowAnyException();
  }
}
