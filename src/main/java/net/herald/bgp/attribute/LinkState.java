package net.herald.bgp.attribute;

import java.util.HashSet;
import java.util.Map;
import net.herald.bgp.HexWord;
import net.herald.bgp.capability.EncodingContext;
import net.herald.bgp.capability.Negotiated;
import net.herald.iana.AttributeCode;
import net.herald.json.JsonWriter;
import net.herald.text.Words;
import net.herald.wire.Octets;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;

/**
 * The BGP-LS attribute (RFC 9552 section 5.3): what is known of a node, link or prefix, as TLVs of
 * two octets of type, two of length and a value. They are kept as they came and read when they are
 * shown, by {@link LinkStateTlvs}. Written as {@code bgp-ls 0x…}.
 *
 * @param octets all TLVs, whose lengths add up
 */
public record LinkState(Octets octets) implements Attribute {
  private static final int MOST = 0xffff;

  @Override
  public int code() {
    return AttributeCode.BGP_LS;
  }

  /** RFC 9552 sections 5.3 and 8.2.2: lengths must add up, and only some TLVs may repeat. */
  private static Octets checked(WireReader value) {
    byte[] all = value.rest();
    var in = new WireReader(all);
    var seen = new HashSet<Integer>();
    while (!in.isEmpty()) {
      int code = in.u16();
      in.skip(in.u16());
      if (!seen.add(code) && !LinkStateTlvs.repeats(code)) {
        throw new WireFault("TLV " + code + " appears twice");
      }
    }
    return Octets.of(all);
  }

  static final AttributeSyntax<LinkState> SYNTAX =
      new AttributeSyntax<>() {
        @Override
        public LinkState decode(WireReader value, Negotiated session) {
          return new LinkState(checked(value));
        }

        @Override
        public void encode(LinkState attribute, WireWriter out, EncodingContext context) {
          out.bytes(attribute.octets.toBytes());
        }

        @Override
        public LinkState parse(Words words) {
          byte[] octets = HexWord.parse(words, "a BGP-LS attribute", MOST);
          try {
            return new LinkState(checked(new WireReader(octets)));
          } catch (WireFault fault) {
            throw words.fault("BGP-LS: " + fault.why(), "expected TLVs of RFC 9552");
          }
        }

        @Override
        public void text(LinkState attribute, StringBuilder out) {
          out.append("0x").append(attribute.octets);
        }

        @Override
        public Map<String, Object> schema() {
          return LinkStateTlvs.schema();
        }

        @Override
        public void json(LinkState attribute, JsonWriter out) {
          LinkStateTlvs.json(new WireReader(attribute.octets.toBytes()), out);
        }
      };
}
