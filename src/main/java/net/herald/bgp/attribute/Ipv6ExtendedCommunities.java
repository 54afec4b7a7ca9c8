package net.herald.bgp.attribute;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.herald.bgp.Decimal;
import net.herald.bgp.Ipv6;
import net.herald.bgp.capability.EncodingContext;
import net.herald.bgp.capability.Negotiated;
import net.herald.iana.AttributeCode;
import net.herald.json.JsonSchema;
import net.herald.json.JsonWriter;
import net.herald.text.TextFault;
import net.herald.text.Words;
import net.herald.wire.Hex;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * IPV6 ADDRESS SPECIFIC EXTENDED COMMUNITIES (RFC 5701).
 *
 * @param values in the order of the wire; what is configured goes out in ascending order
 */
public record Ipv6ExtendedCommunities(List<Community> values) implements Attribute {
  private static final int OCTETS = 20;

  public Ipv6ExtendedCommunities {
    values = List.copyOf(values);
  }

  /**
   * One community.
   *
   * <pre>
   *   type 1 | subtype 1 | address 16 | number 2
   * </pre>
   *
   * @param kind type and subtype
   */
  public record Community(int kind, Ipv6 address, int number) implements Comparable<Community> {
    static Community read(WireReader in) {
      return new Community(in.u16(), Ipv6.read(in), in.u16());
    }

    void write(WireWriter out) {
      out.u16(kind);
      address.write(out);
      out.u16(number);
    }

    private byte[] octets() {
      var out = new WireWriter(OCTETS);
      write(out);
      return out.toBytes();
    }

    @Override
    public int compareTo(Community other) {
      return java.util.Arrays.compareUnsigned(octets(), other.octets());
    }

    /** The text of events; hexadecimal for a kind that is not in the table. */
    @Override
    public String toString() {
      for (var row : TABLE) {
        if (row.kind == kind && (row.numbered || number == row.number)) {
          return row.numbered
              ? row.word + ":" + address + ":" + number
              : row.word + " " + address + row.remark;
        }
      }
      return "0x" + Hex.upper(octets());
    }

    /** The text that reads back to the same octets. */
    String command() {
      var text = toString();
      for (var row : TABLE) {
        text = row.remark.isEmpty() ? text : text.replace(row.remark, "");
      }
      return text;
    }
  }

  /**
   * A kind.
   *
   * @param kind type and subtype
   * @param numbered whether its number is written
   * @param number what it is where it is not written
   * @param remark what events show behind the address
   */
  private record Row(int kind, String word, boolean numbered, int number, String remark) {}

  private static final List<Row> TABLE =
      List.of(
          new Row(0x0002, "target", true, 0, ""), // RFC 5701
          new Row(0x0003, "origin", true, 0, ""),
          new Row(0x000b, "vrf-import", true, 0, ""), // RFC 6515
          // draft-ietf-idr-flowspec-redirect-ip
          new Row(0x000c, "redirect-to-nexthop-ietf", false, 0, ""),
          new Row(0x000c, "copy-to-nexthop-ietf", false, 1, " (with copy)"),
          new Row(0x000d, "redirect", true, 0, "")); // RFC 8956 section 6.1

  @Override
  public int code() {
    return AttributeCode.IPV6_EXTENDED_COMMUNITIES;
  }

  private static Ipv6ExtendedCommunities ascending(Stream<Community> values) {
    return new Ipv6ExtendedCommunities(values.sorted().toList());
  }

  private static Community parseOne(Words words) {
    var word = words.next("an IPv6 extended community");
    if (word.startsWith("0x") && word.length() == 2 + 2 * OCTETS) {
      try {
        return Community.read(new WireReader(Hex.parse(word.substring(2))));
      } catch (IllegalArgumentException e) {
        // told below
      }
    }
    for (var row : TABLE) {
      var community = parse(row, word, words);
      if (community != null) {
        return community;
      }
    }
    throw fault(word, words);
  }

  private static @Nullable Community parse(Row row, String word, Words words) {
    if (!row.numbered) {
      if (!word.equals(row.word)) {
        return null;
      }
      var text = words.next("an IPv6 address");
      var address = Ipv6.parse(text);
      if (address == null) {
        throw words.fault("'" + text + "' is not an IPv6 address", "expected one");
      }
      return new Community(row.kind, address, row.number);
    }
    int colon = word.lastIndexOf(':');
    if (!word.startsWith(row.word + ":") || colon <= row.word.length()) {
      return null;
    }
    var address = Ipv6.parse(word.substring(row.word.length() + 1, colon));
    long number = Decimal.parse(word.substring(colon + 1), 0xffff);
    return address == null || number < 0 ? null : new Community(row.kind, address, (int) number);
  }

  private static TextFault fault(String word, Words words) {
    return words.fault(
        "'" + word + "' is not an IPv6 extended community",
        "expected as target:2001:db8::1:100, or 0x and 40 hexadecimal digits");
  }

  static final AttributeSyntax<Ipv6ExtendedCommunities> SYNTAX =
      new AttributeSyntax<>() {
        @Override
        public Ipv6ExtendedCommunities decode(WireReader value, Negotiated session) {
          if (value.isEmpty() || value.left() % OCTETS != 0) {
            throw new WireFault("length is " + value.left() + ", not a multiple of " + OCTETS);
          }
          var values = new Community[value.left() / OCTETS];
          for (int i = 0; i < values.length; i++) {
            values[i] = Community.read(value);
          }
          return new Ipv6ExtendedCommunities(List.of(values));
        }

        @Override
        public boolean sent(Ipv6ExtendedCommunities communities, EncodingContext context) {
          return !communities.values.isEmpty();
        }

        @Override
        public void encode(
            Ipv6ExtendedCommunities communities, WireWriter out, EncodingContext context) {
          communities.values.forEach(community -> community.write(out));
        }

        @Override
        public Ipv6ExtendedCommunities parse(Words words) {
          return ascending(words.list(Ipv6ExtendedCommunities::parseOne, false).stream());
        }

        @Override
        public Ipv6ExtendedCommunities repeated(
            Ipv6ExtendedCommunities first, Ipv6ExtendedCommunities second) {
          return ascending(Stream.concat(first.values.stream(), second.values.stream()));
        }

        @Override
        public void text(Ipv6ExtendedCommunities communities, StringBuilder out) {
          TextList.append(communities.values.stream().map(Community::toString), out);
        }

        @Override
        public void command(Ipv6ExtendedCommunities communities, StringBuilder out) {
          TextList.append(communities.values.stream().map(Community::command), out);
        }

        @Override
        public Map<String, Object> schema() {
          return JsonSchema.list(JsonSchema.object("value# string"));
        }

        @Override
        public void json(Ipv6ExtendedCommunities communities, JsonWriter out) {
          out.beginArray();
          for (var community : communities.values) {
            out.beginObject()
                .name("value")
                .number(new BigInteger(1, community.octets()).toString())
                .member("string", community.toString())
                .endObject();
          }
          out.endArray();
        }
      };
}
