package net.herald.bgp.attribute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.herald.bgp.Asn;
import net.herald.bgp.capability.EncodingContext;
import net.herald.bgp.capability.Negotiated;
import net.herald.iana.AttributeCode;
import net.herald.json.JsonSchema;
import net.herald.json.JsonWriter;
import net.herald.text.Words;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * AS_PATH (RFC 4271 section 5.1.2), confederations included (RFC 5065). AS numbers have four octets
 * here; sessions that know only two get AS_TRANS in place of larger ones, and AS4_PATH beside it
 * (RFC 6793).
 *
 * @param segments in wire order
 */
public record AsPath(List<Segment> segments) implements Attribute {
  static final AsPath EMPTY = new AsPath(List.of());

  public AsPath {
    segments = List.copyOf(segments);
  }

  // What a record does by itself goes through method handles, which is slow before it is compiled.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || other instanceof AsPath o && segments.equals(o.segments);
  }

  @Override
  public int hashCode() {
    return segments.hashCode();
  }

  @Override
  public int code() {
    return AttributeCode.AS_PATH;
  }

  /**
   * What a route that says nothing gets: nothing inside our AS, ourselves outside (RFC 4271 section
   * 5.1.2).
   */
  static AsPath originated(EncodingContext context) {
    return context.internal()
        ? EMPTY
        : new AsPath(List.of(new Segment(Kind.SEQUENCE, context.localAs().value())));
  }

  /** Kinds of segment, with their code on the wire. */
  public enum Kind {
    SET(1, "as-set", '[', ']'),
    SEQUENCE(2, "as-sequence", '(', ')'),
    CONFED_SEQUENCE(3, "as-confed-sequence", '(', ')'),
    CONFED_SET(4, "as-confed-set", '[', ']');

    private final int code;
    private final String word;
    private final char open;
    private final char close;

    Kind(int code, String word, char open, char close) {
      this.code = code;
      this.word = word;
      this.open = open;
      this.close = close;
    }

    private static final Map<String, Object> WORDS =
        JsonSchema.choice(Arrays.stream(values()).map(Kind::word).toArray(String[]::new));

    /** The word of JSON. */
    public String word() {
      return word;
    }

    /** Whether the segment stays inside a confederation (RFC 5065). */
    public boolean confederation() {
      return this == CONFED_SEQUENCE || this == CONFED_SET;
    }

    /** Whether the order of its numbers has a meaning. */
    public boolean sequence() {
      return this == SEQUENCE || this == CONFED_SEQUENCE;
    }

    static Kind of(int code) {
      for (var kind : values()) {
        if (kind.code == code) {
          return kind;
        }
      }
      throw new WireFault("unknown AS_PATH segment type " + code);
    }
  }

  /** A run of AS numbers. */
  public static final class Segment {
    private final Kind kind;
    private final int[] asns;

    /** The numbers are unsigned. */
    public Segment(Kind kind, int... asns) {
      this.kind = kind;
      this.asns = asns.clone();
    }

    public Kind kind() {
      return kind;
    }

    /** How many AS numbers it has. */
    public int size() {
      return asns.length;
    }

    public Asn asn(int index) {
      return new Asn(asns[index]);
    }

    /** The numbers, unsigned. */
    int[] asns() {
      return asns.clone();
    }

    boolean fits16() {
      for (int asn : asns) {
        if (asn >>> 16 != 0) {
          return false;
        }
      }
      return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Segment o && kind == o.kind && Arrays.equals(asns, o.asns);
    }

    @Override
    public int hashCode() {
      return kind.code * 31 + Arrays.hashCode(asns);
    }

    private void numbers(StringBuilder out) {
      for (int asn : asns) {
        out.append(' ').append(Integer.toUnsignedString(asn));
      }
      out.append(' ');
    }
  }

  static List<Segment> read(WireReader in, boolean as4) {
    var segments = new ArrayList<Segment>();
    while (!in.isEmpty()) {
      var kind = Kind.of(in.u8());
      int count = in.u8();
      if (count == 0) {
        throw new WireFault("AS_PATH segment without AS numbers"); // RFC 7606 section 7.2
      }
      var asns = new int[count];
      var numbers = in.slice(count * (as4 ? 4 : 2));
      for (int i = 0; i < count; i++) {
        asns[i] = as4 ? numbers.i32() : numbers.u16();
        if (asns[i] == 0) {
          throw new WireFault("AS 0 in AS_PATH"); // RFC 7607 section 2
        }
      }
      segments.add(new Segment(kind, asns));
    }
    return segments;
  }

  private boolean fits16() {
    for (var segment : segments) {
      if (!segment.fits16()) {
        return false;
      }
    }
    return true;
  }

  /** Writes segments; one with more than 255 numbers becomes several of its kind. */
  static void write(List<Segment> segments, WireWriter out, boolean as4) {
    for (var segment : segments) {
      for (int from = 0; from < segment.asns.length; from += 255) {
        int to = Math.min(segment.asns.length, from + 255);
        out.u8(segment.kind.code).u8(to - from);
        for (int i = from; i < to; i++) {
          if (as4) {
            out.u32(segment.asns[i]);
          } else {
            out.u16(new Asn(segment.asns[i]).as16());
          }
        }
      }
    }
  }

  static final AttributeSyntax<AsPath> SYNTAX =
      new AttributeSyntax<>() {
        @Override
        public AsPath decode(WireReader value, Negotiated session) {
          return new AsPath(read(value, session.as4()));
        }

        @Override
        public void encode(AsPath path, WireWriter out, EncodingContext context) {
          write(path.segments, out, context.as4());
        }

        // RFC 6793 section 4.2.2: the true path goes beside, without what concerns the
        // confederation.
        @Override
        public @Nullable Attribute companion(AsPath path, EncodingContext context) {
          if (context.as4() || path.fits16()) {
            return null;
          }
          return new As4Path(path.segments.stream().filter(s -> !s.kind.confederation()).toList());
        }

        @Override
        public AsPath parse(Words words) {
          return AsPathText.parse(words);
        }

        // ExaBGP's form, where the brackets are the other way round than in configuration.
        @Override
        public void text(AsPath path, StringBuilder out) {
          String between = "";
          for (var segment : path.segments) {
            boolean confederation = segment.kind.confederation();
            out.append(between).append(confederation ? "{" : "").append(segment.kind.open);
            segment.numbers(out);
            out.append(segment.kind.close).append(confederation ? "}" : "");
            between = " ";
          }
        }

        @Override
        public void command(AsPath path, StringBuilder out) {
          if (path.segments.isEmpty()) {
            out.append("[ ]");
          }
          String between = "";
          for (var segment : path.segments) {
            out.append(between).append(segment.kind.confederation() ? AsPathText.CONFED + " " : "");
            out.append(segment.kind.sequence() ? '[' : '(');
            segment.numbers(out);
            out.append(segment.kind.sequence() ? ']' : ')');
            between = " ";
          }
        }

        @Override
        public Map<String, Object> schema() {
          return JsonSchema.with(
              JsonSchema.object(Map.of()),
              "^[0-9]+$",
              JsonSchema.object(
                  JsonSchema.members("element", Kind.WORDS, "value", JsonSchema.INTEGERS)));
        }

        @Override
        public void json(AsPath path, JsonWriter out) {
          out.beginTightObject();
          for (int i = 0; i < path.segments.size(); i++) {
            var segment = path.segments.get(i);
            out.name(Integer.toString(i)).beginTightObject().member("element", segment.kind.word);
            out.name("value").beginTightArray();
            for (int asn : segment.asns) {
              out.value(Integer.toUnsignedLong(asn));
            }
            out.endArray().endObject();
          }
          out.endObject();
        }
      };
}
