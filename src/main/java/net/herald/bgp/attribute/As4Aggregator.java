package net.herald.bgp.attribute;

import java.util.Map;
import net.herald.bgp.Asn;
import net.herald.bgp.Ipv4;
import net.herald.bgp.capability.EncodingContext;
import net.herald.bgp.capability.Negotiated;
import net.herald.iana.AttributeCode;
import net.herald.json.JsonSchema;
import net.herald.json.JsonWriter;
import net.herald.text.Words;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;

/**
 * AS4_AGGREGATOR (RFC 6793): the true aggregator beside an AGGREGATOR of two octets. The walk
 * merges it, so a route never has it.
 */
record As4Aggregator(Aggregator aggregator) implements Attribute {
  @Override
  public int code() {
    return AttributeCode.AS4_AGGREGATOR;
  }

  static final AttributeSyntax<As4Aggregator> SYNTAX =
      new AttributeSyntax<>() {
        @Override
        public As4Aggregator decode(WireReader value, Negotiated session) {
          var asn = new Asn(value.exactly(8).i32());
          return new As4Aggregator(new Aggregator(asn, Ipv4.read(value)));
        }

        @Override
        public void encode(As4Aggregator attribute, WireWriter out, EncodingContext context) {
          out.u32(attribute.aggregator.asn().value());
          attribute.aggregator.speaker().write(out);
        }

        @Override
        public As4Aggregator parse(Words words) {
          throw words.fault("as4-aggregator cannot be written", "expected aggregator");
        }

        @Override
        public void text(As4Aggregator attribute, StringBuilder out) {}

        @Override
        public Map<String, Object> schema() {
          return JsonSchema.STRING;
        }

        @Override
        public void json(As4Aggregator attribute, JsonWriter out) {
          out.value(attribute.aggregator.toString());
        }
      };
}
