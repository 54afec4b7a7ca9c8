package net.herald.bgp.attribute;

import java.util.Map;
import net.herald.bgp.capability.EncodingContext;
import net.herald.bgp.capability.Negotiated;
import net.herald.iana.AttributeCode;
import net.herald.json.JsonSchema;
import net.herald.json.JsonWriter;
import net.herald.text.Words;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;

/** ATOMIC_AGGREGATE (RFC 4271 section 5.1.6): its presence is all it says. */
public record AtomicAggregate() implements Attribute {
  @Override
  public int code() {
    return AttributeCode.ATOMIC_AGGREGATE;
  }

  static final AttributeSyntax<AtomicAggregate> SYNTAX =
      new AttributeSyntax<>() {
        @Override
        public AtomicAggregate decode(WireReader value, Negotiated session) {
          value.exactly(0);
          return new AtomicAggregate();
        }

        @Override
        public void encode(AtomicAggregate attribute, WireWriter out, EncodingContext context) {}

        @Override
        public AtomicAggregate parse(Words words) {
          return new AtomicAggregate();
        }

        @Override
        public void text(AtomicAggregate attribute, StringBuilder out) {}

        @Override
        public Map<String, Object> schema() {
          return JsonSchema.BOOLEAN;
        }

        @Override
        public void json(AtomicAggregate attribute, JsonWriter out) {
          out.value(true);
        }
      };
}
