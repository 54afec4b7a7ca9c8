package net.herald.event;

import java.time.Instant;
import net.herald.bgp.Asn;
import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.message.Frame;
import net.herald.bgp.message.Keepalive;
import net.herald.bgp.message.Message;
import net.herald.bgp.message.Notification;
import net.herald.bgp.message.Open;
import net.herald.bgp.message.Operational;
import net.herald.bgp.message.RouteRefresh;
import net.herald.bgp.message.Update;
import net.herald.json.JsonWriter;
import net.herald.time.Clock;
import net.herald.wire.Hex;
import org.jspecify.annotations.Nullable;

/**
 * Events as JSON, one object a line.
 *
 * <p>Scripts match the text: the order of the keys and the blanks around {@code host}, {@code pid},
 * {@code ppid} and behind {@code router-id} are ExaBGP's. The parts that most events of a session
 * share are kept as octets.
 */
final class JsonEncoder implements EventEncoder {
  /** A buffer that a large message made larger than this is not kept. */
  private static final int KEPT = 1 << 16;

  private static final int MICROS = 1_000_000;

  private final Dialect dialect;
  private final Clock clock;
  private final boolean compact;
  private final byte[] versionAndTime;
  private final byte[] hostAndPids;
  private JsonWriter out = new JsonWriter();

  private @Nullable NeighborIdentity neighborKnown;
  private byte[] neighborOctets = {};
  private @Nullable Negotiated negotiatedKnown;
  private byte[] negotiatedOctets = {};

  JsonEncoder(Dialect dialect, EventOrigin origin, Clock clock, boolean compact) {
    this.dialect = dialect;
    this.clock = clock;
    this.compact = compact;
    versionAndTime =
        new JsonWriter().raw("{ \"exabgp\": \"" + dialect.version() + "\", \"time\": ").toBytes();
    hostAndPids =
        new JsonWriter()
            .raw(", \"host\" : ")
            .value(origin.host())
            .raw(", \"pid\" : ")
            .value(origin.pid())
            .raw(", \"ppid\" : ")
            .value(origin.ppid())
            .toBytes();
  }

  @Override
  public @Nullable EventLine encode(ApiEvent event, Content content, boolean negotiated) {
    if (out.capacity() > KEPT) {
      out = new JsonWriter();
    }
    out.clear();
    out.raw(versionAndTime);
    time(clock.wall());
    out.raw(hostAndPids);
    return switch (event) {
      case ApiEvent.OfNeighbor e -> ofNeighbor(e, content, negotiated);
      case ApiEvent.CheckMoved e -> {
        type("healthcheck");
        out.raw("\"healthcheck\": { \"name\": ").value(e.check());
        out.raw(", \"from\": ").value(e.from()).raw(", \"state\": ").value(e.state());
        out.raw(", \"reason\": ").value(e.reason()).raw(" } }\n");
        yield EventLine.plain(out.toBytes());
      }
      case ApiEvent.Shutdown() -> {
        out.raw(", \"type\": \"notification\", \"notification\": \"shutdown\" }\n");
        yield EventLine.plain(out.toBytes());
      }
      case ApiEvent.Lost(long count) -> {
        out.raw(", \"type\": \"lost\", \"lost\": { \"events\": ").value(count).raw(" } }\n");
        yield EventLine.plain(out.toBytes());
      }
    };
  }

  private EventLine ofNeighbor(ApiEvent.OfNeighbor event, Content content, boolean negotiated) {
    out.raw(", \"counter\": ");
    int counterAt = out.size();
    switch (event) {
      case ApiEvent.Connected e -> {
        begin("state", e);
        out.raw(", \"state\": \"connected\"");
      }
      case ApiEvent.Up e -> {
        begin("state", e);
        out.raw(", \"state\": \"up\"");
      }
      case ApiEvent.Down e -> {
        begin("state", e);
        out.raw(", \"state\": \"down\", \"reason\": ").value(e.reason());
      }
      case ApiEvent.FsmChange e -> {
        begin("fsm", e);
        out.raw(", \"state\": ").value(FsmWords.of(e.state()));
      }
      case ApiEvent.Agreed e -> {
        begin("negotiated", e);
        negotiated(e.negotiated());
      }
      case ApiEvent.Signalled e -> {
        begin("signal", e);
        out.raw(", \"code\": \"").value(e.number()).raw("\", \"name\": ").value(e.name());
      }
      case ApiEvent.Exchanged e -> exchanged(e, content, negotiated);
    }
    out.raw(" } }\n");
    return EventLine.counted(out.toBytes(), counterAt);
  }

  private void exchanged(ApiEvent.Exchanged event, Content content, boolean negotiated) {
    var message = event.message();
    if (content == Content.PACKET || message == null) {
      packet(event, negotiated);
      return;
    }
    type(MessageWords.parsed(message.type()));
    if (content == Content.CONSOLIDATED) {
      octets(event.frame());
    }
    neighbor(event.neighbor());
    direction(event.direction());
    message(message, event);
    if (message instanceof Update && tells(event, negotiated)) {
      negotiated(event.negotiated());
    }
  }

  private void message(Message message, ApiEvent.Exchanged event) {
    switch (message) {
      case Keepalive _ -> out.raw(" ");
      case Open open -> {
        out.raw(", \"open\": ");
        MessageJson.open(open, event.direction() == Direction.SEND, out);
      }
      case Notification notification -> {
        out.raw(", \"notification\": ");
        MessageJson.notification(notification, out);
        out.raw(" ");
      }
      case RouteRefresh refresh -> {
        out.raw(", \"route-refresh\": ");
        MessageJson.refresh(refresh, out);
      }
      case Operational operational -> {
        out.raw(", \"operational\": ");
        MessageJson.operational(operational, out);
      }
      case Update update -> {
        out.raw(", \"message\": ");
        UpdateJson.write(update, dialect, compact, out);
      }
    }
  }

  private void packet(ApiEvent.Exchanged event, boolean negotiated) {
    var frame = event.frame();
    begin(MessageWords.packet(frame.type()), event);
    direction(event.direction());
    out.raw(", \"message\": ").beginObject();
    out.member("category", frame.type());
    out.member("header", "0x" + Hex.upper(frame.header()));
    out.member("body", "0x" + Hex.upper(frame.body().rest()));
    out.endObject().raw(" ");
    if (tells(event, negotiated)) {
      negotiated(event.negotiated());
    }
  }

  /** ExaBGP 6 always tells what was negotiated, ExaBGP 5 only those who asked for it. */
  private boolean tells(ApiEvent.Exchanged event, boolean asked) {
    return event.direction() != Direction.OFFLINE && (dialect == Dialect.JSON_6 || asked);
  }

  private void begin(String type, ApiEvent.OfNeighbor event) {
    type(type);
    neighbor(event.neighbor());
  }

  private void type(String type) {
    out.raw(", \"type\": \"").raw(type).raw("\", ");
  }

  private void octets(Frame frame) {
    out.raw("\"header\": ").value("0x" + Hex.upper(frame.header())).raw(", ");
    if (frame.length() > Frame.HEADER) {
      out.raw("\"body\": ").value("0x" + Hex.upper(frame.body().rest())).raw(", ");
    }
  }

  private void direction(Direction direction) {
    out.raw(", \"direction\": \"").raw(direction.word()).raw("\"");
  }

  @SuppressWarnings("ReferenceEquality") // a session has one object
  private void neighbor(NeighborIdentity neighbor) {
    if (neighbor != neighborKnown) {
      neighborKnown = neighbor;
      neighborOctets = neighborOctets(neighbor);
    }
    out.raw(neighborOctets);
  }

  private static byte[] neighborOctets(NeighborIdentity neighbor) {
    var json = new JsonWriter().raw("\"neighbor\": { \"address\": { \"local\": ");
    orNull(neighbor.local(), json);
    json.raw(", \"peer\": ").value(neighbor.peer().toString());
    json.raw(" }, \"asn\": { \"local\": ");
    asn(neighbor.localAs(), json);
    json.raw(", \"peer\": ");
    asn(neighbor.peerAs(), json);
    json.raw(" }");
    if (neighbor.routerId() != null) {
      json.raw(", \"router-id\": ").value(neighbor.routerId().toString());
    }
    return json.raw(" ").toBytes();
  }

  private static void orNull(@Nullable Object value, JsonWriter json) {
    if (value == null) {
      json.nil();
    } else {
      json.value(value.toString());
    }
  }

  private static void asn(@Nullable Asn asn, JsonWriter json) {
    if (asn == null) {
      json.nil();
    } else {
      json.value(asn.toLong());
    }
  }

  @SuppressWarnings("ReferenceEquality") // a session has one object
  private void negotiated(@Nullable Negotiated negotiated) {
    if (negotiatedOctets.length == 0 || negotiated != negotiatedKnown) {
      negotiatedKnown = negotiated;
      var json = new JsonWriter().raw(", \"negotiated\": ");
      NegotiatedJson.write(negotiated, json);
      negotiatedOctets = json.raw(" ").toBytes();
    }
    out.raw(negotiatedOctets);
  }

  /** Seconds with up to six decimals, one at least, and no zeros at the end. */
  private void time(Instant wall) {
    out.value(wall.getEpochSecond()).raw(".");
    int rest = wall.getNano() / 1000;
    for (int unit = MICROS / 10; ; unit /= 10) {
      out.value(rest / unit);
      rest %= unit;
      if (rest == 0) {
        return;
      }
    }
  }
}
