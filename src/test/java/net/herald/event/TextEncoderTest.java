package net.herald.event;

import static net.herald.event.EventScenes.NEIGHBOR;
import static net.herald.event.EventScenes.SESSION;
import static net.herald.event.EventScenes.line;
import static net.herald.event.EventScenes.received;
import static net.herald.event.EventScenes.sent;
import static org.assertj.core.api.Assertions.assertThat;

import net.herald.bgp.Family;
import net.herald.bgp.fsm.Retry;
import net.herald.bgp.fsm.State;
import net.herald.bgp.message.Operational;
import net.herald.event.EventEncoder.Content;
import net.herald.iana.MessageType;
import org.junit.jupiter.api.Test;

/** Each event as words. */
class TextEncoderTest {
  private static final String MARKER = "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF";

  private static String text(ApiEvent event, Content content) {
    return line(EventScenes.encoder(Dialect.TEXT_4), event, content, false);
  }

  private static String text(ApiEvent event) {
    return text(event, Content.PARSED);
  }

  @Test
  void anEmptyLineFollowsEachEvent() {
    assertThat(text(new ApiEvent.Connected(NEIGHBOR)))
        .isEqualTo("neighbor 127.0.0.2 connected\n\n");
    assertThat(text(new ApiEvent.Up(NEIGHBOR))).isEqualTo("neighbor 127.0.0.2 up\n\n");
    assertThat(text(new ApiEvent.Down(NEIGHBOR, "notification sent (3,1)")))
        .isEqualTo("neighbor 127.0.0.2 down - notification sent (3,1)\n\n");
    assertThat(text(new ApiEvent.Shutdown())).isEqualTo("shutdown 101 100\n\n");
    assertThat(text(new ApiEvent.CheckMoved("web", "FALLING", "DOWN", "status\n503")))
        .isEqualTo("healthcheck web from FALLING state DOWN - status\\x0a503\n\n");
    assertThat(text(new ApiEvent.CheckMoved("web", "RISING", "UP", "")))
        .isEqualTo("healthcheck web from RISING state UP\n\n");
    assertThat(text(new ApiEvent.Lost(12))).isEqualTo("lost events 12\n\n");
  }

  @Test
  void someEventsHaveNoWords() {
    assertThat(text(new ApiEvent.FsmChange(NEIGHBOR, new State.Active(Retry.NONE)))).isEmpty();
    assertThat(text(new ApiEvent.Agreed(NEIGHBOR, SESSION))).isEmpty();
    assertThat(text(new ApiEvent.Signalled(NEIGHBOR, 10, "SIGUSR1"))).isEmpty();
  }

  @Test
  void whatAPeerWritesStaysOnItsLine() {
    assertThat(text(new ApiEvent.Down(NEIGHBOR, "a\nneighbor 10.0.0.1 up\u00e9\u20ac")))
        .isEqualTo("neighbor 127.0.0.2 down - a\\x0aneighbor 10.0.0.1 up\\xe9\\u20ac\n\n");
  }

  @Test
  void opens() {
    var body = "04 FDEA 00B4 02020202 10 02 06 41 04 0000FDEA 02 06 01 04 00010001";
    assertThat(text(received(MessageType.OPEN, body)))
        .isEqualTo(
            "neighbor 127.0.0.2 receive open version 4 asn 65002 hold_time 180 router_id 2.2.2.2"
                + " capabilities [multiprotocol(ipv4 unicast), asn4(65002)]\n\n");
  }

  @Test
  void keepalives() {
    assertThat(text(sent(MessageType.KEEPALIVE, ""), Content.CONSOLIDATED))
        .isEqualTo("neighbor 127.0.0.2 send keepalive header 0x" + MARKER + "001304\n\n");
  }

  @Test
  void updatesAnnounceFirst() {
    var body = "0003 100A02 0014 40010101 40020602010000FDEA 4003047F000002 180A0300";
    assertThat(text(received(MessageType.UPDATE, body), Content.CONSOLIDATED))
        .isEqualTo(
            """
            neighbor 127.0.0.2 receive update start
            neighbor 127.0.0.2 receive update announced 10.3.0.0/24 next-hop 127.0.0.2 origin egp as-path ( 65002 )
            neighbor 127.0.0.2 receive update withdrawn 10.2.0.0/16
             header 0x%s003202 body 0x%s
            neighbor 127.0.0.2 receive update end

            """
                .formatted(MARKER, body.replace(" ", "")));
  }

  @Test
  void endOfRib() {
    assertThat(text(received(MessageType.UPDATE, "00000000")))
        .isEqualTo(
            """
            neighbor 127.0.0.2 receive update start
            neighbor 127.0.0.2 receive update route eor 1/1 (ipv4 unicast)
            neighbor 127.0.0.2 receive update end

            """);
  }

  @Test
  void refreshesAndNotifications() {
    assertThat(text(received(MessageType.ROUTE_REFRESH, "00010001")))
        .isEqualTo("neighbor 127.0.0.2 receive route-refresh afi ipv4 safi unicast query\n\n");
    assertThat(text(sent(MessageType.NOTIFICATION, "06 05")))
        .isEqualTo("neighbor 127.0.0.2 send notification code 6 subcode 5 data 0x\n\n");
  }

  @Test
  void octetsOfAMessageGoByTheNumberOfItsType() {
    assertThat(text(received(MessageType.ROUTE_REFRESH, "00010001"), Content.PACKET))
        .isEqualTo(
            "neighbor 127.0.0.2 receive 5 header 0x" + MARKER + "001705 body 0x00010001\n\n");
  }

  @Test
  void operationalEndsWithoutEmptyLine() {
    var message =
        new Operational(
            new Operational.Advisory(Operational.Kind.ADM, Family.IPV4_UNICAST, "hello\n"));
    var event =
        new ApiEvent.Exchanged(NEIGHBOR, Direction.RECEIVE, message.encode(), message, SESSION);
    assertThat(text(event))
        .isEqualTo(
            "neighbor 127.0.0.2 receive operational ADM afi ipv4 safi unicast"
                + " advisory \"hello\\x0a\"\n");
  }
}
