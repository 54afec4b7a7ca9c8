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
import org.jspecify.annotations.Nullable;

/**
 * MULTI_EXIT_DISC (RFC 4271 section 5.1.4).
 *
 * @param value an unsigned 32-bit number
 */
public record Med(int value) implements Attribute {
  // What a record does by itself goes through method handles, which is slow before it is compiled.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || other instanceof Med o && value == o.value;
  }

  @Override
  public int hashCode() {
    return value;
  }

  @Override
  public int code() {
    return AttributeCode.MED;
  }

  static final AttributeSyntax<Med> SYNTAX =
      new AttributeSyntax<>() {
        @Override
        public Med decode(WireReader value, Negotiated session) {
          return new Med(value.exactly(4).i32());
        }

        @Override
        public void encode(Med attribute, WireWriter out, EncodingContext context) {
          out.u32(attribute.value);
        }

        @Override
        public Med parse(Words words) {
          return new Med((int) words.number("med", 0, 0xffffffffL));
        }

        @Override
        public void text(Med attribute, StringBuilder out) {
          out.append(Integer.toUnsignedString(attribute.value));
        }

        @Override
        public Map<String, Object> schema() {
          return JsonSchema.INTEGER;
        }

        @Override
        public void json(Med attribute, JsonWriter out) {
          out.value(Integer.toUnsignedLong(attribute.value));
        }
      };
}
