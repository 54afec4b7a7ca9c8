package net.herald.bgp.attribute;

import java.util.Map;
import net.herald.bgp.Ipv4;
import net.herald.bgp.capability.EncodingContext;
import net.herald.bgp.capability.Negotiated;
import net.herald.iana.AttributeCode;
import net.herald.json.JsonSchema;
import net.herald.json.JsonWriter;
import net.herald.text.Words;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;

/** ORIGINATOR_ID (RFC 4456 section 8). */
public record OriginatorId(Ipv4 identifier) implements Attribute {
  @Override
  public int code() {
    return AttributeCode.ORIGINATOR_ID;
  }

  static Ipv4 identifier(Words words, String what) {
    var word = words.next("an IPv4 address");
    var identifier = Ipv4.parse(word);
    if (identifier == null) {
      throw words.fault("'" + word + "' is not " + what, "expected an IPv4 address");
    }
    return identifier;
  }

  static final AttributeSyntax<OriginatorId> SYNTAX =
      new AttributeSyntax<>() {
        @Override
        public OriginatorId decode(WireReader value, Negotiated session) {
          return new OriginatorId(Ipv4.read(value.exactly(4)));
        }

        @Override
        public void encode(OriginatorId attribute, WireWriter out, EncodingContext context) {
          attribute.identifier.write(out);
        }

        @Override
        public OriginatorId parse(Words words) {
          return new OriginatorId(identifier(words, "an originator-id"));
        }

        @Override
        public void text(OriginatorId attribute, StringBuilder out) {
          out.append(attribute.identifier);
        }

        @Override
        public Map<String, Object> schema() {
          return JsonSchema.STRING;
        }

        @Override
        public void json(OriginatorId attribute, JsonWriter out) {
          out.value(attribute.identifier.toString());
        }
      };
}
