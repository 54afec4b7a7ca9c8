package net.herald.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.herald.bgp.Asn;
import net.herald.bgp.Family;
import net.herald.bgp.Ipv4;
import net.herald.bgp.Sessions;
import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.message.Frame;
import net.herald.bgp.message.Message;
import net.herald.event.EventEncoder.Content;
import net.herald.json.SchemaCheck;
import net.herald.time.ManualClock;
import net.herald.wire.Hex;
import org.jspecify.annotations.Nullable;

/** Events of a session between 127.0.0.1 in AS 65001, which is us, and 127.0.0.2 in AS 65002. */
public final class EventScenes {
  public static final EventOrigin ORIGIN = new EventOrigin("vm", 101, 100);

  public static final NeighborIdentity NEIGHBOR =
      new NeighborIdentity(
          new Ipv4(0x7f000001),
          new Ipv4(0x7f000002),
          Asn.of(65001),
          Asn.of(65002),
          new Ipv4(0x01010101));

  public static final Negotiated SESSION =
      Sessions.external(
          Family.IPV4_UNICAST, Family.IPV4_MULTICAST, Family.IPV6_UNICAST, Family.IPV6_MULTICAST);

  private static final Map<Dialect, String> SCHEMAS = new ConcurrentHashMap<>();

  private EventScenes() {}

  /** A message as it came from the neighbor, in hexadecimal: type and body. */
  public static ApiEvent.Exchanged received(int type, String body) {
    return exchanged(Direction.RECEIVE, type, body);
  }

  /** A message that goes to the neighbor. */
  public static ApiEvent.Exchanged sent(int type, String body) {
    return exchanged(Direction.SEND, type, body);
  }

  static ApiEvent.Exchanged exchanged(Direction direction, int type, String body) {
    var frame = Frame.of(type, Hex.parse(body.replace(" ", "")));
    return new ApiEvent.Exchanged(
        NEIGHBOR, direction, frame, Message.decode(frame, SESSION), SESSION);
  }

  /** The octets of a line whose counter is 7; empty for an event that has no line. */
  static String line(EventEncoder encoder, ApiEvent event, Content content, boolean negotiated) {
    return text(encoder.encode(event, content, negotiated), 7);
  }

  public static String text(@Nullable EventLine line, long counter) {
    if (line == null) {
      return "";
    }
    var out = new ByteArrayOutputStream();
    try {
      line.writeTo(out, counter);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var text = out.toString(StandardCharsets.US_ASCII);
    asItsSchemaSays(text);
    return text;
  }

  /** Every line of JSON that a test makes is checked. */
  public static void asItsSchemaSays(String line) {
    for (var dialect : List.of(Dialect.JSON_6, Dialect.JSON_5, Dialect.JSON_4)) {
      if (line.startsWith("{ \"exabgp\": \"" + dialect.version() + "\"")) {
        var schema = SCHEMAS.computeIfAbsent(dialect, EventSchema::of);
        assertThat(SchemaCheck.faults(schema, line)).as(line).isEmpty();
      }
    }
  }

  static EventEncoder encoder(Dialect dialect) {
    var clock = new ManualClock(Instant.parse("2026-11-22T17:36:53.962154Z"));
    return dialect.encoder(ORIGIN, clock, false);
  }
}
