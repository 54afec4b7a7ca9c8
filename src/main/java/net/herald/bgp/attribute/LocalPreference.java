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

/**
 * LOCAL_PREF (RFC 4271 section 5.1.5): goes to internal peers only.
 *
 * @param value an unsigned 32-bit number
 */
public record LocalPreference(int value) implements Attribute {
  /** What internal peers get when nothing was said: the usual default of routers. */
  static final LocalPreference DEFAULT = new LocalPreference(100);

  @Override
  public int code() {
    return AttributeCode.LOCAL_PREF;
  }

  static final AttributeSyntax<LocalPreference> SYNTAX =
      new AttributeSyntax<>() {
        @Override
        public LocalPreference decode(WireReader value, Negotiated session) {
          return new LocalPreference(value.exactly(4).i32());
        }

        @Override
        public void encode(LocalPreference attribute, WireWriter out, EncodingContext context) {
          out.u32(attribute.value);
        }

        @Override
        public boolean sent(LocalPreference attribute, EncodingContext context) {
          return context.internal();
        }

        @Override
        public LocalPreference parse(Words words) {
          return new LocalPreference((int) words.number("local-preference", 0, 0xffffffffL));
        }

        @Override
        public void text(LocalPreference attribute, StringBuilder out) {
          out.append(Integer.toUnsignedString(attribute.value));
        }

        @Override
        public Map<String, Object> schema() {
          return JsonSchema.INTEGER;
        }

        @Override
        public void json(LocalPreference attribute, JsonWriter out) {
          out.value(Integer.toUnsignedLong(attribute.value));
        }
      };
}
