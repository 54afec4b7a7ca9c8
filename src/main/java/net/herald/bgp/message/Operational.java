package net.herald.bgp.message;

import java.nio.charset.StandardCharsets;
import net.herald.bgp.Family;
import net.herald.bgp.Ipv4;
import net.herald.iana.MessageType;
import net.herald.wire.Octets;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * OPERATIONAL (draft-ietf-idr-operational-message).
 *
 * <pre>
 *   kind 2 | length 2 | body …
 * </pre>
 */
public record Operational(Body body) implements Message {
  private static final int TEXT_LIMIT = 2048;

  @Override
  public int type() {
    return MessageType.OPERATIONAL;
  }

  /** The family it is about; null for a message of a kind that is not known. */
  public @Nullable Family family() {
    return switch (body) {
      case Advisory a -> a.family;
      case Query q -> q.family;
      case Counter c -> c.family;
      case Unknown _ -> null;
    };
  }

  /** Kinds of message. */
  public enum Kind {
    ADM(1, Shape.ADVISORY),
    ASM(2, Shape.ADVISORY),
    RPCQ(3, Shape.QUERY),
    RPCP(4, Shape.COUNTER),
    APCQ(5, Shape.QUERY),
    APCP(6, Shape.COUNTER),
    LPCQ(7, Shape.QUERY),
    LPCP(8, Shape.COUNTER);

    private final int code;
    private final Shape shape;

    Kind(int code, Shape shape) {
      this.code = code;
      this.shape = shape;
    }

    public Shape shape() {
      return shape;
    }
  }

  /** What a kind carries. */
  public enum Shape {
    ADVISORY,
    QUERY,
    COUNTER
  }

  /** The body. */
  public sealed interface Body permits Advisory, Query, Counter, Unknown {}

  /** A text for the operators of the peer, at most 2048 octets of UTF-8. */
  public record Advisory(Kind kind, Family family, String text) implements Body {}

  /** A question for a number of prefixes. */
  public record Query(Kind kind, Family family, Ipv4 routerId, int sequence) implements Body {}

  /** The answer to a question. */
  public record Counter(Kind kind, Family family, Ipv4 routerId, int sequence, int counter)
      implements Body {}

  /** A message of another kind, or one that does not have the form of its kind. */
  public record Unknown(int code, Octets octets) implements Body {}

  /** Reads the body of a message. The draft names no error for a malformed one: it is unknown. */
  static Operational decode(WireReader in) {
    int code = 0;
    try {
      code = in.u16();
      var value = in.slice(in.u16());
      for (var kind : Kind.values()) {
        if (kind.code == code) {
          return new Operational(decode(kind, value));
        }
      }
      return new Operational(new Unknown(code, Octets.of(value.rest())));
    } catch (WireFault fault) {
      return new Operational(new Unknown(code, Octets.of(in.all())));
    }
  }

  private static Body decode(Kind kind, WireReader in) {
    var family = new Family(in.u16(), in.u8());
    return switch (kind.shape) {
      case ADVISORY -> new Advisory(kind, family, new String(in.rest(), StandardCharsets.UTF_8));
      case QUERY -> new Query(kind, family, Ipv4.read(in), in.i32());
      case COUNTER -> new Counter(kind, family, Ipv4.read(in), in.i32(), in.i32());
    };
  }

  public Frame encode() {
    var value = new WireWriter();
    int code =
        switch (body) {
          case Advisory a -> {
            family(a.family, value).bytes(text(a.text));
            yield a.kind.code;
          }
          case Query q -> {
            family(q.family, value).u32(q.routerId.value()).u32(q.sequence);
            yield q.kind.code;
          }
          case Counter c -> {
            family(c.family, value).u32(c.routerId.value()).u32(c.sequence).u32(c.counter);
            yield c.kind.code;
          }
          case Unknown u -> {
            u.octets.write(value);
            yield u.code;
          }
        };
    return Frame.end(Frame.begin(MessageType.OPERATIONAL).u16(code).u16(value.size()).bytes(value));
  }

  private static WireWriter family(Family family, WireWriter out) {
    return out.u16(family.afi()).u8(family.safi());
  }

  private static byte[] text(String text) {
    var octets = text.getBytes(StandardCharsets.UTF_8);
    return octets.length > TEXT_LIMIT ? java.util.Arrays.copyOf(octets, TEXT_LIMIT) : octets;
  }
}
