package net.herald.bgp.attribute;

import java.util.Map;
import net.herald.bgp.Asn;
import net.herald.bgp.capability.EncodingContext;
import net.herald.bgp.capability.Negotiated;
import net.herald.iana.AttributeCode;
import net.herald.json.JsonSchema;
import net.herald.json.JsonWriter;
import net.herald.text.Words;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;

/**
 * ONLY_TO_CUSTOMER (RFC 9234 section 5): once it is on a route, the route goes to customers only.
 *
 * @param asn the AS that put it there
 */
public record OnlyToCustomer(Asn asn) implements Attribute {
  @Override
  public int code() {
    return AttributeCode.ONLY_TO_CUSTOMER;
  }

  static final AttributeSyntax<OnlyToCustomer> SYNTAX =
      new AttributeSyntax<>() {
        @Override
        public OnlyToCustomer decode(WireReader value, Negotiated session) {
          return new OnlyToCustomer(new Asn(value.exactly(4).i32()));
        }

        @Override
        public void encode(OnlyToCustomer attribute, WireWriter out, EncodingContext context) {
          out.u32(attribute.asn.value());
        }

        @Override
        public OnlyToCustomer parse(Words words) {
          var word = words.next("an AS number");
          var asn = Asn.parse(word);
          if (asn == null) {
            throw words.fault("'" + word + "' is not an AS number", "expected 1 to 4294967295");
          }
          return new OnlyToCustomer(asn);
        }

        @Override
        public void text(OnlyToCustomer attribute, StringBuilder out) {
          out.append(attribute.asn);
        }

        @Override
        public Map<String, Object> schema() {
          return JsonSchema.INTEGER;
        }

        @Override
        public void json(OnlyToCustomer attribute, JsonWriter out) {
          out.value(attribute.asn.toLong());
        }
      };
}
