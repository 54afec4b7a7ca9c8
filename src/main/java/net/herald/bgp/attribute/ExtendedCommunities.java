package net.herald.bgp.attribute;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.LongStream;
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
 * EXTENDED COMMUNITIES (RFC 4360), in the order of the wire; what is configured goes out in
 * ascending order. What the octets of one mean is in {@link ExtendedCommunityKinds}.
 */
public final class ExtendedCommunities implements Attribute {
  private final long[] values;

  /** Each value is the eight octets of one community. */
  public ExtendedCommunities(long... values) {
    this.values = values.clone();
  }

  public long[] values() {
    return values.clone();
  }

  /** Whether a community sends packets to the next hop of its route (Simpson's draft). */
  public static boolean needsNextHop(long community) {
    return community >>> 48 == 0x0800;
  }

  @Override
  public int code() {
    return AttributeCode.EXTENDED_COMMUNITIES;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ExtendedCommunities o && Arrays.equals(values, o.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  private static ExtendedCommunities ascending(LongStream values) {
    return new ExtendedCommunities(
        values.boxed().sorted(Long::compareUnsigned).mapToLong(Long::longValue).toArray());
  }

  static final AttributeSyntax<ExtendedCommunities> SYNTAX =
      new AttributeSyntax<>() {
        @Override
        public ExtendedCommunities decode(WireReader value, Negotiated session) {
          if (value.isEmpty() || value.left() % 8 != 0) {
            throw new WireFault("length is " + value.left() + ", not a multiple of 8");
          }
          var values = new long[value.left() / 8];
          for (int i = 0; i < values.length; i++) {
            values[i] = value.u64();
          }
          return new ExtendedCommunities(values);
        }

        @Override
        public boolean sent(ExtendedCommunities communities, EncodingContext context) {
          return communities.values.length > 0;
        }

        @Override
        public void encode(
            ExtendedCommunities communities, WireWriter out, EncodingContext context) {
          for (long value : communities.values) {
            out.u64(value);
          }
        }

        @Override
        public ExtendedCommunities parse(Words words) {
          return ascending(
              words.list(ExtendedCommunityKinds::parse, false).stream().mapToLong(Long::longValue));
        }

        // ExaBGP's rule: extended communities written twice add up.
        @Override
        public ExtendedCommunities repeated(ExtendedCommunities first, ExtendedCommunities second) {
          return ascending(
              LongStream.concat(Arrays.stream(first.values), Arrays.stream(second.values)));
        }

        @Override
        public void text(ExtendedCommunities communities, StringBuilder out) {
          TextList.append(
              Arrays.stream(communities.values).mapToObj(ExtendedCommunityKinds::text), out);
        }

        @Override
        public void command(ExtendedCommunities communities, StringBuilder out) {
          TextList.append(
              Arrays.stream(communities.values).mapToObj(ExtendedCommunityKinds::command), out);
        }

        @Override
        public Map<String, Object> schema() {
          return JsonSchema.list(JsonSchema.object("value# string transitive!?"));
        }

        @Override
        public void json(ExtendedCommunities communities, JsonWriter out) {
          out.beginArray();
          for (long value : communities.values) {
            out.beginObject().name("value").unsigned(value);
            out.member("string", ExtendedCommunityKinds.text(value));
            var transitive = ExtendedCommunityKinds.transitive(value);
            if (transitive != null) {
              out.member("transitive", transitive);
            }
            out.endObject();
          }
          out.endArray();
        }
      };
}
