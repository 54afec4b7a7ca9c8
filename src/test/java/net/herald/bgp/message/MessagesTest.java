package net.herald.bgp.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Locale;
import net.herald.bgp.Asn;
import net.herald.bgp.Family;
import net.herald.bgp.Sessions;
import net.herald.iana.MessageType;
import net.herald.wire.Hex;
import net.herald.wire.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest {
  private static final String MARKER = "FF".repeat(16);

  /**
   * A header, the longest message allowed, and the NOTIFICATION of RFC 4271 section 6.1 it leads
   * to.
   */
  @ParameterizedTest
  @CsvSource({
    "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00 0013 04, 4096, 0101",
    "00FFFFFFFFFFFFFFFFFFFFFFFFFFFFFF 0013 04, 4096, 0101",
    "M 0012 04, 4096, 0102 0012",
    "M 1001 02, 4096, 0102 1001",
    "M FFFF 02, 4096, 0102 FFFF",
    "M 001C 01, 4096, 0102 001C",
    "M 1001 01, 65535, 0102 1001", // RFC 8654 section 4: never an extended OPEN
    "M 0016 02, 4096, 0102 0016",
    "M 0014 03, 4096, 0102 0014",
    "M 0014 04, 4096, 0102 0014",
    "M 0013 00, 4096, 0103 00",
    "M 0013 FF, 4096, 0103 FF",
  })
  void badHeadersEndTheSession(String header, int limit, String notification) {
    var octets = Hex.parse(header.replace("M", MARKER).replace(" ", ""));
    var fault = catchThrowableOfType(MessageFault.class, () -> Frame.length(octets, 0, limit));
    assertThat(body(fault.notification().encode())).isEqualTo(notification.replace(" ", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "M 0013 04, 4096, 19",
    "M 001D 01, 4096, 29",
    "M 1000 02, 4096, 4096",
    "M FFFF 02, 65535, 65535",
    "M 0017 05, 4096, 23",
    "M 0013 06, 4096, 19",
  })
  void goodHeadersTellTheLength(String header, int limit, int length) {
    var octets = Hex.parse(header.replace("M", MARKER).replace(" ", ""));
    assertThat(Frame.length(octets, 0, limit)).isEqualTo(length);
  }

  @Test
  void anOpenIsReadAndWrittenAgain() {
    var hex =
        "04FDE800B4010101011C0206010400010001020601040002000102064104000 0FDE802020600"
            .replace(" ", "");
    var open = (Open) Message.decode(Frame.of(MessageType.OPEN, Hex.parse(hex)), null);
    assertThat(open.offer().asn()).isEqualTo(Asn.of(65000));
    assertThat(open.offer().families()).containsExactly(Family.IPV4_UNICAST, Family.IPV6_UNICAST);
    assertThat(open.offer().capabilities())
        .hasToString(
            "[multiprotocol(ipv4 unicast,ipv6 unicast), asn4(65000), extended message(65535)]");
    assertThat(body(open.encode())).isEqualTo(hex);
  }

  /** OPEN bodies, and the NOTIFICATION of RFC 4271 section 6.2 they lead to. */
  @ParameterizedTest
  @CsvSource({
    "03 FDE8 00B4 01010101 00, 0201 0004, version 3",
    "04 0000 00B4 01010101 00, 0202, AS 0 (RFC 7607)",
    "04 FDE8 00B4 01010101 08 0206 4104 00000000, 0202, AS 0 in the capability",
    "04 FDE8 0001 01010101 00, 0206, hold time 1",
    "04 FDE8 0002 01010101 00, 0206, hold time 2",
    "04 FDE8 00B4 00000000 00, 0203, identifier 0.0.0.0 (RFC 6286)",
    "04 FDE8 00B4 01010101 02 0100, 0204, parameter type 1",
    "04 FDE8 00B4 01010101 02 0300, 0204, parameter type 3",
    "04 FDE8 00B4 01010101 03 0206 01, 0200, parameters cut off",
    "04 FDE8 00B4 01010101 05 0203 010400, 0200, capability cut off",
    "04 FDE8 00B4 01010101 00 00, 0200, octets behind the parameters",
    "04 FDE8 00B4 01010101 FF FF 0001 02, 0200, long parameters cut off (RFC 9072)",
  })
  void badOpensEndTheSession(String body, String notification, String why) {
    var frame = Frame.of(MessageType.OPEN, Hex.parse(body.replace(" ", "")));
    var fault = catchThrowableOfType(MessageFault.class, () -> Message.decode(frame, null));
    assertThat(body(fault.notification().encode()))
        .as(why)
        .isEqualTo(notification.replace(" ", ""));
  }

  @Test
  void longParametersAreRead() {
    var hex = "04FDE800B401010101" + "FFFF0009" + "020006" + "410400010000";
    var open = (Open) Message.decode(Frame.of(MessageType.OPEN, Hex.parse(hex)), null);
    assertThat(open.offer().asn()).isEqualTo(Asn.of(65536));
  }

  @ParameterizedTest
  @CsvSource({
    "65001, 10.0.0.1, 65002, 0202, another AS than configured",
    "65001, 10.0.0.1, 65001, 0203, our own identifier inside our AS",
  })
  void opensThatDoNotFitAreRefused(
      long as, String id, long expected, String notification, String why) {
    var ours = Sessions.of(65001, 65001, true, false).ours();
    var identifier =
        (net.herald.bgp.Ipv4) java.util.Objects.requireNonNull(net.herald.bgp.Ip.parse(id));
    var theirs =
        new Open(
            new net.herald.bgp.capability.Offer(
                (int) as, 180, identifier, net.herald.bgp.capability.CapabilitySet.EMPTY));
    var fault =
        catchThrowableOfType(
            MessageFault.class, () -> theirs.accept(Asn.of(expected), ours, false));
    assertThat(body(fault.notification().encode())).as(why).isEqualTo(notification);
  }

  /** Bodies and the text of events. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          0602 05 68656C6C6F      | Shutdown Communication: "hello"
          0602 05 68656C6C6F 01   | Shutdown Communication: "hello", trailing data: 0x01
          0602                    | ``
          0602 00                 | empty Shutdown Communication.
          0602 05 6865            | invalid Shutdown Communication (buffer underrun) length : 5 [0x056865]
          0602 02 C328            | invalid Shutdown Communication (invalid UTF-8) length : 2 [0x02C328]
          0602 03 610A62          | Shutdown Communication: "a b"
          0300                    | ``
          0301 414243             | ABC
          0101 00FF               | 0x00FF
          """)
  void notificationsAreReadOut(String body, String text) {
    var frame = Frame.of(MessageType.NOTIFICATION, Hex.parse(body.replace(" ", "")));
    var notification = (Notification) Message.decode(frame, null);
    assertThat(notification.text()).isEqualTo(text);
    assertThat(body(notification.encode())).isEqualTo(body.replace(" ", ""));
  }

  @Test
  void ceasesCarryWhatTheirSubcodeHas() {
    assertThat(body(Notification.cease(4, null).encode()))
        .isEqualTo("060414" + "41646D696E697374726174697665205265736574");
    assertThat(body(Notification.cease(2, "bye").encode())).isEqualTo("060203627965");
    assertThat(body(Notification.cease(3, "bye").encode())).isEqualTo("0603");
    assertThat(body(Notification.cease(2, "é".repeat(200)).encode()))
        .as("RFC 9003: 255 octets, cut between characters")
        .startsWith("0602FE")
        .hasSize(2 * (2 + 1 + 254));
    assertThat(body(Notification.cease(2, "bye").hardReset().encode()))
        .as("RFC 8538 section 3.1")
        .isEqualTo("0609" + "060203627965");
  }

  @Test
  void refreshesAreReadAndWritten() {
    for (var hex : new String[] {"00010001", "00020101", "00010201", "00010A01"}) {
      var refresh = (RouteRefresh) Message.decode(Frame.of(5, Hex.parse(hex)), null);
      assertThat(body(refresh.encode())).isEqualTo(hex);
    }
    assertThat(((RouteRefresh) Message.decode(Frame.of(5, Hex.parse("00020101")), null)))
        .isEqualTo(new RouteRefresh(Family.IPV6_UNICAST, RouteRefresh.BEGIN));
    assertThatThrownBy(() -> Message.decode(Frame.of(5, Hex.parse("000100")), null))
        .as("RFC 7313 section 5: 7/1 with the complete message")
        .isInstanceOfSatisfying(
            MessageFault.class,
            f ->
                assertThat(body(f.notification().encode()))
                    .isEqualTo("0701" + MARKER + "001605000100"));
  }

  @ParameterizedTest
  @CsvSource({
    "0001 0005 0001 01 6869, ADM",
    "0003 000B 0001 01 02020202 00000007, RPCQ",
    "0004 000F 0001 01 02020202 00000007 0000002A, RPCP",
    "000B 0002 6162, unknown",
    "0003 0002 0001, unknown",
    "00, unknown",
  })
  void operationalMessagesAreRead(String body, String kind) {
    var hex = body.replace(" ", "");
    var message = (Operational) Message.decode(Frame.of(6, Hex.parse(hex)), null);
    var name =
        switch (message.body()) {
          case Operational.Advisory a -> a.kind().name();
          case Operational.Query q -> q.kind().name();
          case Operational.Counter c -> c.kind().name();
          case Operational.Unknown u -> "unknown";
        };
    assertThat(name).isEqualTo(kind);
    if (!name.equals("unknown")) {
      assertThat(body(message.encode())).isEqualTo(hex);
    }
  }

  private static String body(Frame frame) {
    return Octets.of(frame.body().rest()).toString().toUpperCase(Locale.ROOT);
  }
}
