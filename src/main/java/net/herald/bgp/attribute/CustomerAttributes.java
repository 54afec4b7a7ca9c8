package net.herald.bgp.attribute;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import net.herald.bgp.Asn;
import net.herald.bgp.HexWord;
import net.herald.bgp.capability.EncodingContext;
import net.herald.bgp.capability.Negotiated;
import net.herald.iana.AttributeCode;
import net.herald.json.JsonSchema;
import net.herald.json.JsonWriter;
import net.herald.text.Words;
import net.herald.wire.Octets;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * ATTR_SET (RFC 6368): the attributes that the customer of a VPN gave a route, carried through the
 * provider. Written as {@code attribute-set ASN 0x…}.
 *
 * @param origin the AS of the customer
 * @param octets its path attributes, whose lengths add up
 */
public record CustomerAttributes(Asn origin, Octets octets) implements Attribute {
  private static final int MOST = 0xffff - 4;

  @Override
  public int code() {
    return AttributeCode.ATTRIBUTE_SET;
  }

  /** One of the attributes. */
  private record Inner(int flags, int code, Octets value) {
    /** Reads it as one of ours; null where it is none, or malformed. */
    @Nullable Attribute decoded() {
      var row = Attributes.known(code);
      // a set in a set is shown as it came: what is read must not nest
      if (row == null || row.keyword() == null || code == AttributeCode.ATTRIBUTE_SET) {
        return null;
      }
      try {
        return row.syntax().decode(value.reader(), INSIDE);
      } catch (WireFault malformed) {
        return null;
      }
    }
  }

  /** RFC 6368 section 4: AS numbers take four octets, whatever the session has. */
  private static final Negotiated INSIDE = Negotiated.unrelated();

  /**
   * Reads attributes to the end.
   *
   * @throws WireFault when lengths do not add up, or one appears twice
   */
  private static List<Inner> inner(WireReader in) {
    var all = new ArrayList<Inner>();
    var seen = new HashSet<Integer>();
    while (!in.isEmpty()) {
      int flags = in.u8();
      int code = in.u8();
      int length = (flags & Attributes.EXTENDED) != 0 ? in.u16() : in.u8();
      if (!seen.add(code)) {
        throw new WireFault("attribute " + code + " appears twice in the set");
      }
      all.add(new Inner(flags, code, Octets.of(in.bytes(length))));
    }
    return all;
  }

  private static CustomerAttributes checked(Asn origin, byte[] octets) {
    inner(new WireReader(octets));
    return new CustomerAttributes(origin, Octets.of(octets));
  }

  static final AttributeSyntax<CustomerAttributes> SYNTAX =
      new AttributeSyntax<>() {
        @Override
        public CustomerAttributes decode(WireReader value, Negotiated session) {
          return checked(new Asn(value.i32()), value.rest());
        }

        @Override
        public void encode(CustomerAttributes set, WireWriter out, EncodingContext context) {
          out.u32(set.origin.value()).bytes(set.octets.toBytes());
        }

        @Override
        public CustomerAttributes parse(Words words) {
          var word = words.next("an AS number");
          var origin = Asn.parse(word);
          if (origin == null) {
            throw words.fault("'" + word + "' is not an AS number", "expected 1 to 4294967295");
          }
          var octets = HexWord.parse(words, "a set of attributes", MOST);
          try {
            return checked(origin, octets);
          } catch (WireFault fault) {
            throw words.fault("attribute-set: " + fault.why(), "expected path attributes");
          }
        }

        @Override
        public void text(CustomerAttributes set, StringBuilder out) {
          out.append(set.origin).append(" 0x").append(set.octets);
        }

        @Override
        public Map<String, Object> schema() {
          return JsonSchema.object(
              "asn#", "attribute", Attributes.schemaWithout(AttributeCode.ATTRIBUTE_SET));
        }

        @Override
        public void json(CustomerAttributes set, JsonWriter out) {
          out.beginObject().member("asn", set.origin.toLong()).name("attribute").beginObject();
          for (var inner : inner(new WireReader(set.octets.toBytes()))) {
            var known = inner.decoded();
            var shown =
                known != null
                    ? known
                    : new UnknownAttribute(inner.flags, inner.code, inner.value.toBytes());
            var row = Attributes.row(shown);
            out.name(row.syntax().jsonKey(shown, String.valueOf(row.keyword())));
            row.syntax().json(shown, out);
          }
          out.endObject().endObject();
        }
      };
}
