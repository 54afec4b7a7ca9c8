package net.herald.offline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.herald.bgp.Family;
import net.herald.bgp.attribute.Attribute;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.attribute.Attributes;
import net.herald.bgp.attribute.NextHop;
import net.herald.bgp.attribute.Reaction;
import net.herald.bgp.attribute.UnknownAttribute;
import net.herald.bgp.capability.ExtendedMessage;
import net.herald.bgp.message.Frame;
import net.herald.bgp.message.Message;
import net.herald.bgp.message.MessageFault;
import net.herald.bgp.message.Update;
import net.herald.bgp.nlri.Families;
import net.herald.bgp.nlri.Nlri;
import net.herald.event.ApiEvent;
import net.herald.event.Dialect;
import net.herald.event.Direction;
import net.herald.event.EventEncoder;
import net.herald.event.EventOrigin;
import net.herald.iana.MessageType;
import net.herald.json.JsonWriter;
import net.herald.time.Clock;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;

/**
 * Shows what octets say, as an event of a session would. An UPDATE is read as the session would
 * read it, with what RFC 7606 makes of its errors, but attributes nobody knows are shown whatever
 * their flags. Belongs to one thread.
 */
public final class MessageDecoder {
  private static final int MARKER = 16;

  private final OfflineSession session;
  private final Dialect dialect;
  private final EventOrigin origin;
  private final Clock clock;
  private final boolean raw;

  /**
   * A decoder.
   *
   * @param raw whether every attribute is shown in octets
   */
  public MessageDecoder(
      OfflineSession session, Dialect dialect, EventOrigin origin, Clock clock, boolean raw) {
    this.session = session;
    this.dialect = dialect;
    this.origin = origin;
    this.clock = clock;
    this.raw = raw;
  }

  /**
   * The event of a message.
   *
   * @param octets a whole message, or the body of one
   * @param type of a body, of {@link MessageType}
   * @return one line, with its end
   */
  public String json(byte[] octets, int type) throws Undecodable {
    var frame = frame(octets, type);
    var event =
        new ApiEvent.Exchanged(
            session.identity(), Direction.OFFLINE, frame, message(frame), session.negotiated());
    var encoder = dialect.encoder(origin, clock, false);
    var line = encoder.encode(event, EventEncoder.Content.PARSED, false);
    var out = new ByteArrayOutputStream();
    if (line != null) {
      try {
        line.writeTo(out, 1);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /**
   * The commands that make the message again; none for a message, or a part of it, that no command
   * makes.
   *
   * @param octets a whole message, or the body of one
   * @param type of a body, of {@link MessageType}
   */
  public List<String> commands(byte[] octets, int type) throws Undecodable {
    return message(frame(octets, type)) instanceof Update update
        ? CommandText.of(update)
        : List.of();
  }

  /** The JSON value of each of some NLRI that follow each other, a line each. */
  public List<String> nlri(byte[] octets, Family family) throws Undecodable {
    var lines = new ArrayList<String>();
    for (var nlri : items(octets, family)) {
      var out = new JsonWriter();
      Families.row(family).syntax().json(nlri, out);
      lines.add(out.toString());
    }
    return lines;
  }

  private List<Nlri> items(byte[] octets, Family family) throws Undecodable {
    var syntax = Families.row(family).syntax();
    boolean pathIds = session.negotiated().addPathReceive().contains(family);
    var in = new WireReader(octets);
    var items = new ArrayList<Nlri>();
    try {
      while (!in.isEmpty()) {
        items.add(syntax.decode(in, family, pathIds));
      }
    } catch (WireFault fault) {
      throw new Undecodable("NLRI of " + family + ": " + fault.why());
    }
    return items;
  }

  private static Frame frame(byte[] octets, int type) throws Undecodable {
    if (!marked(octets)) {
      return Frame.of(type, octets);
    }
    if (octets.length < Frame.HEADER) {
      throw new Undecodable("a header has 19 octets, this one " + octets.length);
    }
    try {
      int length = Frame.length(octets, 0, ExtendedMessage.EXTENDED_SIZE);
      if (length != octets.length) {
        throw new Undecodable("the header says " + length + " octets, there are " + octets.length);
      }
    } catch (MessageFault fault) {
      throw new Undecodable(fault.why());
    }
    return Frame.of(octets);
  }

  private static boolean marked(byte[] octets) {
    for (int i = 0; i < MARKER; i++) {
      if (i >= octets.length || octets[i] != -1) {
        return false;
      }
    }
    return true;
  }

  private Message message(Frame frame) throws Undecodable {
    if (frame.type() == MessageType.UPDATE) {
      var update = Update.show(frame.body(), session.negotiated());
      if (update.reaction() instanceof Reaction.SessionReset reset) {
        throw new Undecodable(reset.why());
      }
      return raw ? inOctets(update) : update;
    }
    try {
      return Message.decode(frame, session.negotiated());
    } catch (MessageFault fault) {
      throw new Undecodable(fault.why());
    } catch (WireFault fault) {
      throw new Undecodable(fault.why());
    }
  }

  private Update inOctets(Update update) {
    var attributes = new ArrayList<Attribute>();
    var context = session.negotiated().encoding();
    for (var attribute : update.attributes().list()) {
      if (attribute instanceof NextHop || attribute instanceof UnknownAttribute) {
        attributes.add(attribute);
      } else {
        var row = Attributes.row(attribute);
        var value = new WireWriter();
        row.syntax().encode(attribute, value, context);
        attributes.add(new UnknownAttribute(row.flags(), attribute.code(), value.toBytes()));
      }
    }
    return new Update(
        AttributeSet.of(attributes),
        update.announced(),
        update.withdrawn(),
        update.reactions(),
        update.endOfRib());
  }
}
