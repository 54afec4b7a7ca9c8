package net.herald.event;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import net.herald.bgp.attribute.AttributeText;
import net.herald.bgp.capability.Capabilities;
import net.herald.bgp.capability.Capability;
import net.herald.bgp.message.Frame;
import net.herald.bgp.message.Keepalive;
import net.herald.bgp.message.Message;
import net.herald.bgp.message.Notification;
import net.herald.bgp.message.Open;
import net.herald.bgp.message.Operational;
import net.herald.bgp.message.RouteRefresh;
import net.herald.bgp.message.Update;
import net.herald.bgp.nlri.Families;
import net.herald.bgp.nlri.Nlri;
import net.herald.wire.Hex;
import org.jspecify.annotations.Nullable;

/**
 * Events as words: a line each, but for an UPDATE, which is a line per route between two more.
 *
 * <p>An empty line follows each event (but OPERATIONAL): readers take it for the end. What a peer
 * wrote is kept on its line: control characters and whatever is not ASCII are shown as escapes.
 */
final class TextEncoder implements EventEncoder {
  private final EventOrigin origin;

  TextEncoder(EventOrigin origin) {
    this.origin = origin;
  }

  @Override
  public @Nullable EventLine encode(ApiEvent event, Content content, boolean negotiated) {
    var out = new StringBuilder();
    switch (event) {
      case ApiEvent.Connected e -> neighbor(e, out).append(" connected\n\n");
      case ApiEvent.Up e -> neighbor(e, out).append(" up\n\n");
      case ApiEvent.Down e -> {
        neighbor(e, out).append(" down - ");
        escape(e.reason(), out);
        out.append("\n\n");
      }
      case ApiEvent.Exchanged e -> exchanged(e, content, out);
      case ApiEvent.CheckMoved e -> {
        out.append("healthcheck ").append(e.check());
        out.append(" from ").append(e.from()).append(" state ").append(e.state());
        if (!e.reason().isEmpty()) {
          out.append(" - ");
          escape(e.reason(), out);
        }
        out.append("\n\n");
      }
      case ApiEvent.Shutdown() ->
          out.append("shutdown ")
              .append(origin.pid())
              .append(' ')
              .append(origin.ppid())
              .append("\n\n");
      case ApiEvent.Lost(long count) -> out.append("lost events ").append(count).append("\n\n");
      case ApiEvent.FsmChange _, ApiEvent.Agreed _, ApiEvent.Signalled _ -> {
        return null;
      }
    }
    return EventLine.plain(out.toString().getBytes(StandardCharsets.US_ASCII));
  }

  private static StringBuilder neighbor(ApiEvent.OfNeighbor event, StringBuilder out) {
    return out.append("neighbor ").append(event.neighbor().peer());
  }

  private static void exchanged(ApiEvent.Exchanged event, Content content, StringBuilder out) {
    var message = event.message();
    neighbor(event, out).append(' ').append(event.direction().word()).append(' ');
    if (content == Content.PACKET || message == null) {
      out.append(event.frame().type());
      octets(event.frame(), out);
      out.append("\n\n");
    } else if (message instanceof Update update) {
      update(update, content == Content.CONSOLIDATED ? event.frame() : null, out);
    } else {
      words(message, out);
      if (content == Content.CONSOLIDATED) {
        octets(event.frame(), out);
      }
      out.append(message instanceof Operational ? "\n" : "\n\n");
    }
  }

  private static void words(Message message, StringBuilder out) {
    switch (message) {
      case Keepalive _ -> out.append("keepalive");
      case Open open -> open(open, out);
      case Notification notification ->
          out.append("notification code ")
              .append(notification.code())
              .append(" subcode ")
              .append(notification.subcode())
              .append(" data 0x")
              .append(Hex.upper(notification.text().getBytes(StandardCharsets.UTF_8)));
      case RouteRefresh refresh ->
          out.append("route-refresh afi ")
              .append(refresh.family().words(" safi "))
              .append(' ')
              .append(refresh.word());
      case Operational operational -> operational(operational, out);
      case Update _ -> throw new IllegalArgumentException("an UPDATE takes several lines");
    }
  }

  private static void open(Open open, StringBuilder out) {
    var offer = open.offer();
    out.append("open version ").append(Open.VERSION).append(" asn ").append(offer.as16());
    out.append(" hold_time ").append(offer.holdTime()).append(" router_id ");
    out.append(offer.identifier()).append(" capabilities [");
    var sorted =
        offer.capabilities().list().stream()
            .sorted(java.util.Comparator.comparingInt(Capability::code))
            .toList();
    var between = "";
    for (var capability : sorted) {
      out.append(between);
      var words = Capabilities.row(capability.code()).syntax().text(capability);
      escape(words.toLowerCase(Locale.ROOT), out);
      between = ", ";
    }
    out.append(']');
  }

  private static void operational(Operational operational, StringBuilder out) {
    out.append("operational ");
    switch (operational.body()) {
      case Operational.Advisory advisory -> {
        out.append(advisory.kind()).append(" afi ").append(advisory.family().words(" safi "));
        out.append(" advisory \"");
        escape(advisory.text(), out);
        out.append('"');
      }
      case Operational.Query query ->
          out.append(query.kind()).append(" afi ").append(query.family().words(" safi "));
      case Operational.Counter counter -> {
        out.append(counter.kind()).append(" afi ").append(counter.family().words(" safi "));
        out.append(" router-id ").append(counter.routerId());
        out.append(" sequence ").append(Integer.toUnsignedString(counter.sequence()));
        out.append(" counter ").append(Integer.toUnsignedString(counter.counter()));
      }
      case Operational.Unknown unknown -> {
        out.append("unknown type operational-type-").append(unknown.code());
        out.append(" data 0x").append(unknown.octets());
      }
    }
  }

  /** Lines that all begin alike: the builder holds {@code neighbor PEER DIRECTION } already. */
  private static void update(Update update, @Nullable Frame frame, StringBuilder out) {
    var prefix = out + "update ";
    out.append("update start\n");
    var endOfRib = update.endOfRib();
    if (endOfRib != null) {
      out.append(prefix).append("route eor ").append(endOfRib.afi()).append('/');
      out.append(endOfRib.safi()).append(" (").append(endOfRib).append(")\n");
    }
    var words = new StringBuilder();
    AttributeText.append(update.attributes(), words);
    var attributes = new StringBuilder();
    escape(words.toString(), attributes);
    for (var routes : update.announced()) {
      var nextHop = routes.nextHop() == null ? "no-nexthop" : routes.nextHop().toString();
      for (var nlri : routes.nlri()) {
        out.append(prefix).append("announced ");
        nlri(nlri, out);
        out.append(" next-hop ").append(nextHop).append(attributes).append('\n');
      }
    }
    for (var routes : update.withdrawn()) {
      for (var nlri : routes.nlri()) {
        out.append(prefix).append("withdrawn ");
        nlri(nlri, out);
        out.append('\n');
      }
    }
    if (frame != null) {
      octets(frame, out);
      out.append('\n');
    }
    out.append(prefix).append("end\n\n");
  }

  private static void nlri(Nlri nlri, StringBuilder out) {
    Families.row(nlri.family()).syntax().text(nlri, out);
  }

  private static void octets(Frame frame, StringBuilder out) {
    out.append(" header 0x").append(Hex.upper(frame.header()));
    if (frame.length() > Frame.HEADER) {
      out.append(" body 0x").append(Hex.upper(frame.body().rest()));
    }
  }

  /** Appends what somebody else wrote, so that it stays on its line and in ASCII. */
  private static void escape(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x20 && c < 0x7f) {
        out.append(c);
      } else {
        out.append(
            c <= 0xff
                ? String.format(Locale.ROOT, "\\x%02x", (int) c)
                : String.format(Locale.ROOT, "\\u%04x", (int) c));
      }
    }
  }
}
