package net.herald.bgp.attribute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.herald.bgp.attribute.AsPath.Segment;
import net.herald.bgp.capability.EncodingContext;
import net.herald.bgp.capability.Negotiated;
import net.herald.iana.AttributeCode;
import net.herald.json.JsonSchema;
import net.herald.json.JsonWriter;
import net.herald.text.Words;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;

/**
 * AS4_PATH (RFC 6793): the true path beside an AS_PATH of two octets. The walk merges it into
 * AS_PATH, so a route never has it.
 */
record As4Path(List<Segment> segments) implements Attribute {
  @Override
  public int code() {
    return AttributeCode.AS4_PATH;
  }

  /**
   * The path that both attributes mean (RFC 6793 section 4.2.3): as much of AS_PATH in front as
   * AS4_PATH is shorter. An AS4_PATH longer than AS_PATH is ignored. Confederation segments are not
   * counted.
   */
  AsPath merge(AsPath path) {
    int surplus = length(path.segments()) - length(segments);
    if (surplus < 0) {
      return path;
    }
    var merged = new ArrayList<Segment>();
    for (var segment : path.segments()) {
      if (segment.kind().confederation()) {
        merged.add(segment);
        continue;
      }
      if (surplus == 0) {
        break;
      }
      if (segment.kind() == AsPath.Kind.SET || segment.size() <= surplus) {
        merged.add(segment);
        surplus -= segment.kind() == AsPath.Kind.SET ? 1 : segment.size();
      } else {
        merged.add(new Segment(segment.kind(), java.util.Arrays.copyOf(segment.asns(), surplus)));
        surplus = 0;
      }
    }
    for (var segment : segments) {
      append(merged, segment);
    }
    return new AsPath(merged);
  }

  /** A sequence right behind a sequence continues it. */
  private static void append(List<Segment> merged, Segment segment) {
    var last = merged.isEmpty() ? null : merged.getLast();
    if (last == null
        || last.kind() != AsPath.Kind.SEQUENCE
        || segment.kind() != AsPath.Kind.SEQUENCE
        || last.size() + segment.size() > 255) {
      merged.add(segment);
      return;
    }
    var joined = java.util.Arrays.copyOf(last.asns(), last.size() + segment.size());
    System.arraycopy(segment.asns(), 0, joined, last.size(), segment.size());
    merged.set(merged.size() - 1, new Segment(AsPath.Kind.SEQUENCE, joined));
  }

  /**
   * The number of AS numbers as route selection counts them: a set is one (RFC 4271 section
   * 9.1.2.2).
   */
  private static int length(List<Segment> segments) {
    int length = 0;
    for (var segment : segments) {
      if (!segment.kind().confederation()) {
        length += segment.kind() == AsPath.Kind.SET ? 1 : segment.size();
      }
    }
    return length;
  }

  static final AttributeSyntax<As4Path> SYNTAX =
      new AttributeSyntax<>() {
        @Override
        public As4Path decode(WireReader value, Negotiated session) {
          var segments = AsPath.read(value, true);
          if (segments.isEmpty()) {
            throw new WireFault("AS4_PATH without segments");
          }
          // RFC 6793 section 6: confederation segments in it are dropped, the rest is used
          return new As4Path(segments.stream().filter(s -> !s.kind().confederation()).toList());
        }

        @Override
        public void encode(As4Path path, WireWriter out, EncodingContext context) {
          AsPath.write(path.segments, out, true);
        }

        @Override
        public As4Path parse(Words words) {
          throw words.fault("as4-path cannot be written", "expected as-path");
        }

        @Override
        public void text(As4Path path, StringBuilder out) {}

        @Override
        public Map<String, Object> schema() {
          return JsonSchema.NULL;
        }

        @Override
        public void json(As4Path path, JsonWriter out) {
          out.nil();
        }
      };
}
