package net.herald.fuzz;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.herald.bgp.Asn;
import net.herald.bgp.attribute.AttributeEncoder;
import net.herald.bgp.attribute.Attributes;
import net.herald.bgp.message.Frame;
import net.herald.bgp.message.Message;
import net.herald.bgp.message.MessageFault;
import net.herald.bgp.nlri.Families;
import net.herald.config.ConfigurationReader;
import net.herald.config.Defaults;
import net.herald.config.Neighbor;
import net.herald.event.ApiEvent;
import net.herald.event.Dialect;
import net.herald.event.Direction;
import net.herald.event.EventEncoder.Content;
import net.herald.event.EventOrigin;
import net.herald.iana.MessageType;
import net.herald.json.JsonWriter;
import net.herald.json.StrictJson;
import net.herald.offline.OfflineSession;
import net.herald.offline.RouteEncoder;
import net.herald.offline.Unencodable;
import net.herald.time.ManualClock;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/** What is tried with any octets. */
enum Target {
  /** A message of a session: the first octet is the session and the type of the message. */
  MESSAGE {
    @Override
    void accept(byte[] octets) {
      if (octets.length > 0) {
        int type = TYPES[(octets[0] & 0xff) % TYPES.length];
        var session = SESSIONS.get((octets[0] & 0xff) / TYPES.length % SESSIONS.size());
        message(session, type, Arrays.copyOfRange(octets, 1, octets.length));
      }
    }
  },

  /** The value of an attribute in an UPDATE: the first octet is its code. */
  ATTRIBUTE {
    @Override
    void accept(byte[] octets) {
      if (octets.length > 0) {
        int code = octets[0] & 0xff;
        var row = Attributes.known(code);
        var out = new WireWriter();
        int flags = row != null ? row.flags() : Attributes.OPTIONAL | Attributes.TRANSITIVE;
        AttributeEncoder.putHeader(flags, code, octets.length - 1, out);
        out.bytes(octets, 1, octets.length - 1);
        var body = new WireWriter().u16(0).u16(out.size()).bytes(out).toBytes();
        SESSIONS.forEach(session -> message(session, MessageType.UPDATE, body));
      }
    }
  },

  /** NLRI of a family: the first octet is the row of the family. */
  NLRI {
    @Override
    void accept(byte[] octets) {
      if (octets.length > 0) {
        int at = octets[0] & 0xff;
        var family = Families.all().get(at % Families.all().size());
        var row = Families.row(family);
        boolean pathIds = at >= 128 && row.pathIds();
        var in = new WireReader(Arrays.copyOfRange(octets, 1, octets.length));
        try {
          while (!in.isEmpty()) {
            int left = in.left();
            var nlri = row.syntax().decode(in, family, pathIds);
            check(in.left() < left, "an NLRI of no octets");
            nlri(row, nlri, pathIds);
          }
        } catch (WireFault refused) {
          check(!refused.why().isEmpty(), "a fault without words");
        }
      }
    }
  },

  /** The body of an OPEN. */
  OPEN {
    @Override
    void accept(byte[] octets) {
      message(SESSIONS.getFirst(), MessageType.OPEN, octets);
    }
  },

  /** A configuration file. */
  CONFIGURATION {
    @Override
    void accept(byte[] octets) {
      var reader = new ConfigurationReader(Defaults.STANDARD, Path.of("/nonexistent"), Map.of());
      var result = reader.read("fuzz", octets);
      boolean wrong = result.diagnostics().errors() > 0;
      check(wrong == (result.configuration() == null), "errors and a configuration");
      check(!result.diagnostics().print().contains("\0"), "a control character");
    }
  },

  /** A command of the API. */
  COMMAND {
    @Override
    void accept(byte[] octets) {
      var text = new String(octets, StandardCharsets.ISO_8859_1).replace('\n', ' ').strip();
      if (!text.isEmpty()) {
        try {
          var made = new RouteEncoder(SESSIONS.getFirst(), neighbor(), false).command(text);
          for (var frame : made.messages()) {
            Frame.length(frame, 0, 65535);
          }
        } catch (Unencodable refused) {
          check(!refused.why().contains("internal error"), refused.why());
        }
      }
    }
  };

  private static final int[] TYPES = {1, 2, 2, 2, 3, 4, 5, 6};
  private static final List<OfflineSession> SESSIONS =
      List.of(session(65533, false), session(65001, false), session(65533, true));

  /** Tries it. */
  abstract void accept(byte[] octets);

  private static OfflineSession session(int localAs, boolean pathIds) {
    return OfflineSession.standard(Families.all(), Asn.of(localAs), Asn.of(65533), pathIds);
  }

  private static @Nullable Neighbor neighbor;

  private static Neighbor neighbor() {
    if (neighbor == null) {
      var text =
          "neighbor 127.0.0.1 { router-id 127.0.0.1; local-address 127.0.0.1; local-as 65533;"
              + " peer-as 65533; family { all; } }";
      var read =
          new ConfigurationReader(Defaults.STANDARD, Path.of("."), Map.of())
              .read("fuzz", text.getBytes(StandardCharsets.UTF_8));
      neighbor = read.configuration().neighbors().getFirst();
    }
    return neighbor;
  }

  private static void message(OfflineSession session, int type, byte[] body) {
    var frame = Frame.of(type, body);
    Message message;
    try {
      Frame.length(frame.octets(), 0, 65535);
      message = Message.decode(frame, session.negotiated());
    } catch (MessageFault refused) {
      check(refused.notification().code() > 0, "a fault without code");
      return;
    }
    for (var dialect : Dialect.values()) {
      for (var content : Content.values()) {
        event(session, frame, message, dialect, content);
      }
    }
  }

  private static void event(
      OfflineSession session, Frame frame, Message message, Dialect dialect, Content content) {
    var event =
        new ApiEvent.Exchanged(
            session.identity(), Direction.RECEIVE, frame, message, session.negotiated());
    boolean compact = content == Content.CONSOLIDATED;
    var line =
        dialect
            .encoder(new EventOrigin("h", 1, 1), new ManualClock(), compact)
            .encode(event, content, true);
    if (line == null) {
      return;
    }
    var out = new java.io.ByteArrayOutputStream();
    try {
      line.writeTo(out, 1);
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
    var text = out.toString(StandardCharsets.UTF_8);
    if (dialect == Dialect.TEXT_4) {
      text.chars().forEach(c -> check(c == '\n' || c >= ' ' && c < 0x7f, "no text: " + text));
    } else {
      json(text.strip());
    }
  }

  private static <N extends net.herald.bgp.nlri.Nlri> void nlri(
      Families.Row<N> row, N nlri, boolean pathIds) {
    var json = new JsonWriter();
    row.syntax().json(nlri, json);
    json(json.toString());
    var out = new WireWriter();
    row.syntax().encode(nlri, out, pathIds);
    var again = row.syntax().decode(new WireReader(out.toBytes()), row.family(), pathIds);
    check(again.equals(nlri) && again.hashCode() == nlri.hashCode(), "reads back as another");
    var text = new StringBuilder();
    row.syntax().text(nlri, text);
    text.chars().forEach(c -> check(c >= ' ', "no line of text: " + text));
  }

  private static void json(String text) {
    check(text.indexOf('\n') < 0, "several lines: " + text);
    StrictJson.parse(text);
  }

  private static void check(boolean holds, String broken) {
    if (!holds) {
      throw new AssertionError(broken);
    }
  }
}
