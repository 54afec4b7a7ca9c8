package net.herald.event;

import static net.herald.event.EventScenes.NEIGHBOR;
import static net.herald.event.EventScenes.SESSION;
import static net.herald.event.EventScenes.line;
import static net.herald.event.EventScenes.received;
import static net.herald.event.EventScenes.sent;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.herald.bgp.Asn;
import net.herald.bgp.Family;
import net.herald.bgp.Ipv4;
import net.herald.bgp.Sessions;
import net.herald.bgp.capability.AddPath;
import net.herald.bgp.capability.CapabilitySet;
import net.herald.bgp.capability.FourOctetAs;
import net.herald.bgp.capability.MultipleLabels;
import net.herald.bgp.capability.Multiprotocol;
import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.capability.Offer;
import net.herald.bgp.capability.PathsLimit;
import net.herald.bgp.fsm.Retry;
import net.herald.bgp.fsm.State;
import net.herald.bgp.message.Frame;
import net.herald.bgp.message.Message;
import net.herald.bgp.message.Operational;
import net.herald.event.EventEncoder.Content;
import net.herald.iana.MessageType;
import net.herald.time.ManualClock;
import net.herald.wire.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each event as the line of JSON that scripts have always read: every blank counts. */
class JsonEncoderTest {
  private static final String HEAD =
      "{ \"exabgp\": \"6.0.0\", \"time\": 1795369013.962154, \"host\" : \"vm\", \"pid\" : 101,"
          + " \"ppid\" : 100, \"counter\": 7, \"type\": ";
  private static final String WHO =
      "\"neighbor\": { \"address\": { \"local\": \"127.0.0.1\", \"peer\": \"127.0.0.2\" },"
          + " \"asn\": { \"local\": 65001, \"peer\": 65002 }, \"router-id\": \"1.1.1.1\" ";
  private static final String NEGOTIATED =
      ", \"negotiated\": { \"message_size\": 65535, \"hold_time\": 180, \"asn4\": true,"
          + " \"multisession\": false, \"operational\": false, \"refresh\": \"absent\","
          + " \"families\": [\"ipv4 unicast\", \"ipv4 multicast\", \"ipv6 unicast\","
          + " \"ipv6 multicast\"], \"nexthop\": [],"
          + " \"add_path\": {\"send\": [], \"receive\": []} }  } }\n";
  private static final String MARKER = "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF";

  /** ORIGIN IGP, AS_PATH 65002, NEXT_HOP 127.0.0.2. */
  private static final String ATTRIBUTES = "40010100 400206 02010000FDEA 4003047F000002";

  private static String json6(ApiEvent event) {
    return line(EventScenes.encoder(Dialect.JSON_6), event, Content.PARSED, false);
  }

  private static String json4(ApiEvent event, boolean negotiated) {
    return line(EventScenes.encoder(Dialect.JSON_4), event, Content.PARSED, negotiated);
  }

  /** The part of an UPDATE event between the direction and what was negotiated. */
  private static String message(String line) {
    var from = line.indexOf("\"message\": ");
    return line.substring(from, line.indexOf(", \"negotiated\"", from));
  }

  @Test
  void changesOfState() {
    assertThat(json6(new ApiEvent.Connected(NEIGHBOR)))
        .isEqualTo(HEAD + "\"state\", " + WHO + ", \"state\": \"connected\" } }\n");
    assertThat(json6(new ApiEvent.Up(NEIGHBOR)))
        .isEqualTo(HEAD + "\"state\", " + WHO + ", \"state\": \"up\" } }\n");
    assertThat(json6(new ApiEvent.Down(NEIGHBOR, "notification sent (6,4)")))
        .isEqualTo(
            HEAD
                + "\"state\", "
                + WHO
                + ", \"state\": \"down\", \"reason\": \"notification sent (6,4)\" } }\n");
  }

  @Test
  void theStateMachine() {
    assertThat(json6(new ApiEvent.FsmChange(NEIGHBOR, new State.Active(Retry.NONE))))
        .isEqualTo(HEAD + "\"fsm\", " + WHO + ", \"state\": \"ACTIVE\" } }\n");
  }

  @Test
  void signals() {
    assertThat(json6(new ApiEvent.Signalled(NEIGHBOR, 10, "SIGUSR1")))
        .isEqualTo(HEAD + "\"signal\", " + WHO + ", \"code\": \"10\", \"name\": \"SIGUSR1\" } }\n");
  }

  @Test
  void anUpdateOfAFamilyThatNobodyKnowsShowsItsOctets() {
    var session = Sessions.external(new Family(16397, 4));
    var body = "0000 001D 40010100 400206 02010000FDEA 800E0D 400D 04 04 0A000001 00 01020300";
    var frame = Frame.of(MessageType.UPDATE, Hex.parse(body.replace(" ", "")));
    var event =
        new ApiEvent.Exchanged(
            NEIGHBOR, Direction.RECEIVE, frame, Message.decode(frame, session), session);
    assertThat(message(json6(event)))
        .endsWith(
            "\"announce\": { \"afi-16397 nlri-mpls\": { \"10.0.0.1\": ["
                + " { \"parsed\": false, \"raw\": \"01020300\" } ] } } } }");
  }

  @Test
  void whatWasNegotiated() {
    assertThat(json6(new ApiEvent.Agreed(NEIGHBOR, SESSION)))
        .isEqualTo(HEAD + "\"negotiated\", " + WHO + NEGOTIATED);
  }

  /** Where nothing was said of them they are not there: the object is ExaBGP's then. */
  @ParameterizedTest
  @EnumSource(names = {"JSON_6", "JSON_5", "JSON_4"})
  void limitsThatWereNegotiated(Dialect dialect) {
    var event = new ApiEvent.Agreed(NEIGHBOR, Negotiated.of(limited(4, 3), limited(5, 2), false));
    var line = line(EventScenes.encoder(dialect), event, Content.PARSED, false);
    assertThat(line)
        .contains(
            ", \"paths_limit\": {\"send\": {\"ipv4 nlri-mpls\": 5},"
                + " \"receive\": {\"ipv4 nlri-mpls\": 4}},"
                + " \"multiple_labels\": {\"send\": {\"ipv4 nlri-mpls\": 2},"
                + " \"receive\": {\"ipv4 nlri-mpls\": 3}} }");
  }

  private static Offer limited(int paths, int labels) {
    var family = Family.IPV4_LABELLED;
    return new Offer(
        65001,
        180,
        new Ipv4(0x01010101),
        CapabilitySet.of(
            List.of(
                new Multiprotocol(List.of(family)),
                new FourOctetAs(Asn.of(65001)),
                new AddPath(new LinkedHashMap<>(Map.of(family, AddPath.SEND | AddPath.RECEIVE))),
                new PathsLimit(new LinkedHashMap<>(Map.of(family, paths))),
                new MultipleLabels(new LinkedHashMap<>(Map.of(family, labels))))));
  }

  @Test
  void keepalives() {
    assertThat(json6(sent(MessageType.KEEPALIVE, "")))
        .isEqualTo(HEAD + "\"keepalive\", " + WHO + ", \"direction\": \"send\"  } }\n");
    assertThat(
            line(
                EventScenes.encoder(Dialect.JSON_6),
                sent(MessageType.KEEPALIVE, ""),
                Content.CONSOLIDATED,
                false))
        .isEqualTo(
            HEAD
                + "\"keepalive\", \"header\": \"0x"
                + MARKER
                + "001304\", "
                + WHO
                + ", \"direction\": \"send\"  } }\n");
  }

  @Test
  void capabilitiesGoByNameWhenSentAndByCodeWhenReceived() {
    var body = "04 FDEA 00B4 02020202 10 02 06 01 04 00010001 02 06 41 04 0000FDEA";
    assertThat(json6(received(MessageType.OPEN, body)))
        .isEqualTo(
            HEAD
                + "\"open\", "
                + WHO
                + ", \"direction\": \"receive\", \"open\": { \"version\": 4, \"asn\": 65002,"
                + " \"hold_time\": 180, \"router_id\": \"2.2.2.2\", \"capabilities\": {"
                + " \"1\": { \"name\": \"multiprotocol\", \"families\": [ \"ipv4/unicast\" ] },"
                + " \"65\": { \"name\": \"asn4\", \"asn4\": 65002 } } } } }\n");
    assertThat(json6(sent(MessageType.OPEN, body)))
        .contains("{ \"multiprotocol\": { \"name\": \"multiprotocol\",")
        .contains("\"asn4\": { \"name\": \"asn4\", \"asn4\": 65002 } } } } }\n");
  }

  @Test
  void anUnknownCapabilityGoesByItsCodeInBothDirections() {
    var body = "04 FDEA 00B4 02020202 06 02 04 63 02 0102";
    assertThat(json6(sent(MessageType.OPEN, body)))
        .contains(
            "{ \"99\": { \"name\": \"unknown\", \"iana\": \"unassigned\", \"value\": 99,"
                + " \"raw\": \"0102\" } }");
  }

  @Test
  void updates() {
    var body = "0000 0014" + ATTRIBUTES + "180A0100 100A02";
    assertThat(
            line(
                EventScenes.encoder(Dialect.JSON_4),
                received(MessageType.UPDATE, body),
                Content.CONSOLIDATED,
                false))
        .isEqualTo(
            HEAD.replace("6.0.0", "4.0.1")
                + "\"update\", \"header\": \"0x"
                + MARKER
                + "003202\", \"body\": \"0x"
                + body.replace(" ", "")
                + "\", "
                + WHO
                + ", \"direction\": \"receive\", \"message\": { \"update\": { \"attribute\": {"
                + " \"origin\": \"igp\","
                + " \"as-path\": {\"0\": {\"element\": \"as-sequence\", \"value\": [65002]}} },"
                + " \"announce\": { \"ipv4 unicast\": { \"127.0.0.2\": ["
                + " { \"nlri\": \"10.1.0.0/24\" }, { \"nlri\": \"10.2.0.0/16\" } ] } } } } } }\n");
  }

  @Test
  void theNextHopIsAmongTheAttributesWhereVersion6AlsoWithdraws() {
    var event = received(MessageType.UPDATE, "0003 100A02 0014" + ATTRIBUTES + "180A0300");
    var attributes =
        "{ \"origin\": \"igp\","
            + " \"as-path\": {\"0\": {\"element\": \"as-sequence\", \"value\": [65002]}}";
    var routes =
        " }, \"announce\": { \"ipv4 unicast\": { \"127.0.0.2\": [ { \"nlri\": \"10.3.0.0/24\" } ]"
            + " } }, \"withdraw\": { \"ipv4 unicast\": [ { \"nlri\": \"10.2.0.0/16\" } ] } } }";
    assertThat(message(json6(event)))
        .isEqualTo(
            "\"message\": { \"update\": { \"attribute\": "
                + attributes
                + ", \"next-hop\": \"127.0.0.2\""
                + routes);
    assertThat(message(json4(event, true)))
        .isEqualTo("\"message\": { \"update\": { \"attribute\": " + attributes + routes);
  }

  @Test
  void aWithdrawHasNoAttributes() {
    assertThat(message(json6(received(MessageType.UPDATE, "0003 100A02 0000"))))
        .isEqualTo(
            "\"message\": { \"update\": { \"withdraw\": { \"ipv4 unicast\": ["
                + " { \"nlri\": \"10.2.0.0/16\" } ] } } }");
  }

  @Test
  void anEmptyPathIsLeftOut() {
    var body = "0000 000E 40010100 400200 4003047F000002";
    assertThat(message(json6(received(MessageType.UPDATE, body + "080A"))))
        .contains("\"attribute\": { \"origin\": \"igp\" }, \"announce\"");
  }

  @Test
  void anUpdateTreatedAsWithdrawSaysWhy() {
    var badOrigin = "0000 0014" + ATTRIBUTES.replace("40010100", "40010107") + "180A0300";
    assertThat(message(json6(received(MessageType.UPDATE, badOrigin))))
        .isEqualTo(
            "\"message\": { \"update\": { \"attribute\": {"
                + " \"as-path\": {\"0\": {\"element\": \"as-sequence\", \"value\": [65002]}},"
                + " \"next-hop\": \"127.0.0.2\","
                + " \"error\": \"treat-as-withdraw due to origin\","
                + " \"error-detail\": \"origin: origin is 7, above 2 (RFC 7606 7.1) 0x40010107\" },"
                + " \"withdraw\": { \"ipv4 unicast\": [ { \"nlri\": \"10.3.0.0/24\" } ] } } }");
  }

  @ParameterizedTest
  @CsvSource({
    "00000000,                   ipv4, unicast",
    "0000 0006 800F03 000201,    ipv6, unicast",
    "0000 0006 800F03 000102,    ipv4, multicast",
  })
  void endOfRibIsValidJson(String body, String afi, String safi) {
    assertThat(message(json6(received(MessageType.UPDATE, body))))
        .isEqualTo(
            "\"message\": { \"eor\": { \"afi\" : \"%s\", \"safi\" : \"%s\" } }"
                .formatted(afi, safi));
  }

  @Test
  void onlyTheGlobalAddressOfTwoNextHopsIsTold() {
    var reach =
        "000201 20 20010DB8000000000000000000000001 FE800000000000000000000000000001 00"
            + " 2020010DB8";
    var block = "40010100 400206 02010000FDEA 800E2A" + reach;
    var octets = Hex.parse(block.replace(" ", "")).length;
    var event = received(MessageType.UPDATE, "0000 %04X".formatted(octets) + block);
    assertThat(message(json6(event)))
        .endsWith(
            "\"announce\": { \"ipv6 unicast\": { \"2001:db8::1\": ["
                + " { \"nlri\": \"2001:db8::/32\" } ] } } } }");
  }

  @Test
  void compactPrefixesAreStrings() {
    var encoder = Dialect.JSON_6.encoder(EventScenes.ORIGIN, new ManualClock(), true);
    var event = received(MessageType.UPDATE, "0000 0014" + ATTRIBUTES + "180A0000 20C0000201");
    assertThat(line(encoder, event, Content.PARSED, false))
        .contains("\"127.0.0.2\": [ \"10.0.0.0/24\", \"192.0.2.1/32\" ]");
  }

  @Test
  void version6AlwaysTellsWhatWasNegotiatedAndVersion4WhoAsked() {
    var withdraw = received(MessageType.UPDATE, "0003 100A02 0000");
    assertThat(json6(withdraw)).contains(", \"negotiated\": { \"message_size\": 65535,");
    assertThat(json4(withdraw, true)).contains(", \"negotiated\": { \"message_size\": 65535,");
    assertThat(json4(withdraw, false)).doesNotContain("negotiated");
  }

  @Test
  void octetsOfAMessage() {
    var event = received(MessageType.ROUTE_REFRESH, "00010001");
    assertThat(line(EventScenes.encoder(Dialect.JSON_4), event, Content.PACKET, false))
        .isEqualTo(
            HEAD.replace("6.0.0", "4.0.1")
                + "\"route-refresh\", "
                + WHO
                + ", \"direction\": \"receive\", \"message\": { \"category\": 5, \"header\": \"0x"
                + MARKER
                + "001705\", \"body\": \"0x00010001\" }  } }\n");
    assertThat(line(EventScenes.encoder(Dialect.JSON_6), event, Content.PACKET, false))
        .contains("\"body\": \"0x00010001\" } , \"negotiated\": { \"message_size\": 65535,");
  }

  @Test
  void beforeTheOpensTheDefaultsAreNegotiated() {
    var frame = Frame.of(MessageType.OPEN, new byte[] {4});
    var event = new ApiEvent.Exchanged(NEIGHBOR, Direction.RECEIVE, frame, null, null);
    assertThat(json6(event))
        .endsWith(
            "\"body\": \"0x04\" } , \"negotiated\": { \"message_size\": 4096, \"hold_time\": 0,"
                + " \"asn4\": false, \"multisession\": false, \"operational\": false,"
                + " \"refresh\": \"absent\", \"families\": [], \"nexthop\": [],"
                + " \"add_path\": {\"send\": [], \"receive\": []} }  } }\n");
  }

  @Test
  void refreshes() {
    assertThat(json6(received(MessageType.ROUTE_REFRESH, "00010001")))
        .isEqualTo(
            HEAD
                + "\"refresh\", "
                + WHO
                + ", \"direction\": \"receive\", \"route-refresh\": { \"afi\": \"ipv4\","
                + " \"safi\": \"unicast\", \"subtype\": \"query\" } } }\n");
    assertThat(json6(received(MessageType.ROUTE_REFRESH, "00020101")))
        .contains("\"afi\": \"ipv6\", \"safi\": \"unicast\", \"subtype\": \"begin\"");
  }

  @Test
  void notificationsTellTheOctetsOfTheirText() {
    assertThat(json6(received(MessageType.NOTIFICATION, "06 02 05 68656C6C6F")))
        .isEqualTo(
            HEAD
                + "\"notification\", "
                + WHO
                + ", \"direction\": \"receive\", \"notification\": { \"code\": 6, \"subcode\": 2,"
                + " \"data\": \"0x53687574646F776E20436F6D6D756E69636174696F6E3A202268656C6C6F22\","
                + " \"message\": \"Shutdown Communication: \\\"hello\\\"\" }  } }\n");
  }

  @Test
  void operationalMessages() {
    var advisory =
        new Operational.Advisory(Operational.Kind.ADM, Family.IPV4_UNICAST, "hello \"x\"\n");
    var counter =
        new Operational.Counter(
            Operational.Kind.RPCP, Family.IPV4_UNICAST, new Ipv4(0x02020202), 7, 42);
    assertThat(json6(operational(advisory)))
        .contains(
            "\"operational\": { \"name\": \"ADM\", \"afi\": \"ipv4\", \"safi\": \"unicast\","
                + " \"advisory\": \"hello \\\"x\\\"\\n\" } } }\n");
    assertThat(json6(operational(counter)))
        .contains(
            "{ \"name\": \"RPCP\", \"afi\": \"ipv4\", \"safi\": \"unicast\","
                + " \"router-id\": \"2.2.2.2\", \"sequence\": 7, \"counter\": 42 } } }\n");
    assertThat(json6(received(MessageType.OPERATIONAL, "000B 0003 616263")))
        .contains(
            "{ \"name\": \"unknown\", \"type\": \"operational-type-11\","
                + " \"data\": \"0x616263\" } } }\n");
  }

  private static ApiEvent operational(Operational.Body body) {
    var message = new Operational(body);
    return new ApiEvent.Exchanged(NEIGHBOR, Direction.RECEIVE, message.encode(), message, SESSION);
  }

  @Test
  void theEndOfTheDaemonItsChecksAndLostEventsHaveNoNeighbor() {
    var head = HEAD.replace(", \"counter\": 7", "");
    assertThat(json6(new ApiEvent.Shutdown()))
        .isEqualTo(head + "\"notification\", \"notification\": \"shutdown\" }\n");
    assertThat(json6(new ApiEvent.CheckMoved("web", "FALLING", "DOWN", "a \"b\"")))
        .isEqualTo(
            head
                + "\"healthcheck\", \"healthcheck\": { \"name\": \"web\", \"from\": \"FALLING\","
                + " \"state\": \"DOWN\", \"reason\": \"a \\\"b\\\"\" } }\n");
    assertThat(json6(new ApiEvent.Lost(12)))
        .isEqualTo(head + "\"lost\", \"lost\": { \"events\": 12 } }\n");
  }

  @Test
  void whatIsNotSettledIsNull() {
    var unsettled = new NeighborIdentity(null, NEIGHBOR.peer(), null, null, null);
    assertThat(json6(new ApiEvent.Connected(unsettled)))
        .contains(
            "\"neighbor\": { \"address\": { \"local\": null, \"peer\": \"127.0.0.2\" },"
                + " \"asn\": { \"local\": null, \"peer\": null } , \"state\": \"connected\"");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T17:36:54Z,           1795369014.0",
    "2026-11-22T17:36:54.075332Z,    1795369014.075332",
    "2026-11-22T17:36:54.5Z,         1795369014.5",
    "2026-11-22T17:36:54.000001999Z, 1795369014.000001",
  })
  void timeIsSecondsWithADot(Instant wall, String expected) {
    var encoder = Dialect.JSON_6.encoder(EventScenes.ORIGIN, new ManualClock(wall), false);
    assertThat(line(encoder, new ApiEvent.Shutdown(), Content.PARSED, false))
        .contains("\"time\": " + expected + ", ");
  }

  @Test
  void whateverAPeerWritesIsOneLine() {
    var text = new StringBuilder();
    for (char c = 0; c < 0x180; c++) {
      text.append(c);
    }
    var reason = "a \"reason\" with \\ and " + text;
    assertThat(json6(new ApiEvent.Down(NEIGHBOR, reason))).matches("[ -~]*\n");
  }

  @Test
  void aMessageDecodedWithoutSessionHasNothingNegotiated() {
    var event = EventScenes.exchanged(Direction.OFFLINE, MessageType.UPDATE, "0003 100A02 0000");
    assertThat(json6(event))
        .endsWith(
            "\"direction\": \"in\", \"message\": { \"update\": { \"withdraw\": {"
                + " \"ipv4 unicast\": [ { \"nlri\": \"10.2.0.0/16\" } ] } } } } }\n");
  }
}
