package net.herald.bgp.attribute;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.herald.bgp.Decimal;
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
 * LARGE_COMMUNITIES (RFC 8092), without repetition.
 *
 * @param values in the order of the wire; what is configured goes out in ascending order
 */
public record LargeCommunities(List<Large> values) implements Attribute {
  public LargeCommunities {
    values = List.copyOf(values);
  }

  /** One community of three unsigned 32-bit numbers. */
  public record Large(int administrator, int first, int second) implements Comparable<Large> {
    @Override
    public int compareTo(Large other) {
      int order = Integer.compareUnsigned(administrator, other.administrator);
      if (order == 0) {
        order = Integer.compareUnsigned(first, other.first);
      }
      return order != 0 ? order : Integer.compareUnsigned(second, other.second);
    }

    @Override
    public String toString() {
      return Integer.toUnsignedString(administrator)
          + ":"
          + Integer.toUnsignedString(first)
          + ":"
          + Integer.toUnsignedString(second);
    }
  }

  @Override
  public int code() {
    return AttributeCode.LARGE_COMMUNITIES;
  }

  private static Large parseOne(Words words) {
    var word = words.next("a large community");
    var parts = word.split(":", -1);
    if (parts.length == 3) {
      long a = Decimal.parse(parts[0], 0xffffffffL);
      long b = Decimal.parse(parts[1], 0xffffffffL);
      long c = Decimal.parse(parts[2], 0xffffffffL);
      if (a >= 0 && b >= 0 && c >= 0) {
        return new Large((int) a, (int) b, (int) c);
      }
    } else if (parts.length == 1) {
      var number = number(word);
      if (number != null && number.signum() >= 0 && number.bitLength() <= 96) {
        return new Large(
            number.shiftRight(64).intValue(), number.shiftRight(32).intValue(), number.intValue());
      }
    }
    throw words.fault(
        "'" + word + "' is not a large community", "expected A:B:C, each 0 to 4294967295");
  }

  private static @org.jspecify.annotations.Nullable BigInteger number(String word) {
    if (word.length() > 40) {
      return null;
    }
    try {
      return word.startsWith("0x")
          ? new BigInteger(word.substring(2), 16)
          : new BigInteger(word, 10);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  static final AttributeSyntax<LargeCommunities> SYNTAX =
      new AttributeSyntax<>() {
        @Override
        public LargeCommunities decode(WireReader value, Negotiated session) {
          if (value.isEmpty() || value.left() % 12 != 0) {
            throw new WireFault("length is " + value.left() + ", not a multiple of 12");
          }
          var values = new Large[value.left() / 12];
          for (int i = 0; i < values.length; i++) {
            values[i] = new Large(value.i32(), value.i32(), value.i32());
          }
          // RFC 8092 section 5: repeated ones are removed
          return new LargeCommunities(Stream.of(values).distinct().toList());
        }

        @Override
        public boolean sent(LargeCommunities communities, EncodingContext context) {
          return !communities.values.isEmpty();
        }

        @Override
        public void encode(LargeCommunities communities, WireWriter out, EncodingContext context) {
          for (var value : communities.values) {
            out.u32(value.administrator).u32(value.first).u32(value.second);
          }
        }

        @Override
        public LargeCommunities parse(Words words) {
          List<Large> values = words.list(LargeCommunities::parseOne, false);
          return new LargeCommunities(values.stream().distinct().sorted().toList());
        }

        @Override
        public void text(LargeCommunities communities, StringBuilder out) {
          TextList.append(communities.values.stream().map(Large::toString), out);
        }

        @Override
        public Map<String, Object> schema() {
          return JsonSchema.list(JsonSchema.INTEGERS);
        }

        @Override
        public void json(LargeCommunities communities, JsonWriter out) {
          out.beginArray();
          for (var value : communities.values) {
            out.beginArray()
                .value(Integer.toUnsignedLong(value.administrator))
                .value(Integer.toUnsignedLong(value.first))
                .value(Integer.toUnsignedLong(value.second))
                .endArray();
          }
          out.endArray();
        }
      };
}
