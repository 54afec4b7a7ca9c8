package net.herald.bgp.attribute;

import java.util.List;
import java.util.Map;
import net.herald.bgp.Family;
import net.herald.bgp.capability.EncodingContext;
import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.nlri.Families;
import net.herald.bgp.nlri.Nlri;
import net.herald.iana.AttributeCode;
import net.herald.json.JsonSchema;
import net.herald.json.JsonWriter;
import net.herald.text.Words;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;

/**
 * MP_UNREACH_NLRI (RFC 4760 section 4). It is taken apart by the walk: a route never has it.
 *
 * <pre>
 *   AFI 2 | SAFI 1 | NLRI …
 * </pre>
 *
 * @param nlri of the family; empty in an End-of-RIB marker, or when the session does not have the
 *     family
 * @param endOfRib whether the field was empty (RFC 4724 section 2, when the UPDATE has nothing
 *     else)
 */
public record MpUnreach(Family family, List<Nlri> nlri, boolean endOfRib) implements Attribute {
  public MpUnreach {
    nlri = List.copyOf(nlri);
  }

  @Override
  public int code() {
    return AttributeCode.MP_UNREACH;
  }

  /** Writes everything before the NLRI. */
  public static void encodeHead(Family family, WireWriter out) {
    out.u16(family.afi()).u8(family.safi());
  }

  static final AttributeSyntax<MpUnreach> SYNTAX =
      new AttributeSyntax<>() {
        @Override
        public MpUnreach decode(WireReader value, Negotiated session) {
          var family = Families.row(new Family(value.u16(), value.u8())).family();
          boolean empty = value.isEmpty();
          if (empty || !session.families().contains(family)) {
            return new MpUnreach(family, List.of(), empty);
          }
          return new MpUnreach(family, MpReach.read(value, family, session), false);
        }

        @Override
        public void encode(MpUnreach unreach, WireWriter out, EncodingContext context) {
          encodeHead(unreach.family, out);
          var syntax = Families.row(unreach.family).syntax();
          unreach.nlri.forEach(
              n -> syntax.encode(n, out, context.addPath().contains(unreach.family)));
        }

        @Override
        public MpUnreach parse(Words words) {
          throw words.fault("mp-unreach cannot be written", "expected a route");
        }

        @Override
        public void text(MpUnreach unreach, StringBuilder out) {}

        @Override
        public Map<String, Object> schema() {
          return JsonSchema.NULL;
        }

        @Override
        public void json(MpUnreach unreach, JsonWriter out) {
          out.nil();
        }
      };
}
