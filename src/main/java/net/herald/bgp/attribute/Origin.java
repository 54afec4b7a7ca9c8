package net.herald.bgp.attribute;

import java.util.List;
import java.util.Map;
import net.herald.bgp.capability.EncodingContext;
import net.herald.bgp.capability.Negotiated;
import net.herald.iana.AttributeCode;
import net.herald.json.JsonSchema;
import net.herald.json.JsonWriter;
import net.herald.text.Words;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * ORIGIN (RFC 4271 section 5.1.1).
 *
 * @param value 0 IGP, 1 EGP, 2 INCOMPLETE
 */
public record Origin(int value) implements Attribute {
  private static final List<String> WORDS = List.of("igp", "egp", "incomplete");

  public static final Origin IGP = new Origin(0);

  // What a record does by itself goes through method handles, which is slow before it is compiled.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || other instanceof Origin o && value == o.value;
  }

  @Override
  public int hashCode() {
    return value;
  }

  @Override
  public int code() {
    return AttributeCode.ORIGIN;
  }

  static final AttributeSyntax<Origin> SYNTAX =
      new AttributeSyntax<>() {
        @Override
        public Origin decode(WireReader value, Negotiated session) {
          int origin = value.exactly(1).u8();
          if (origin >= WORDS.size()) {
            throw new WireFault("origin is " + origin + ", above 2");
          }
          return new Origin(origin);
        }

        @Override
        public void encode(Origin origin, WireWriter out, EncodingContext context) {
          out.u8(origin.value);
        }

        @Override
        public Origin parse(Words words) {
          return new Origin(WORDS.indexOf(words.choice("origin", WORDS)));
        }

        @Override
        public void text(Origin origin, StringBuilder out) {
          out.append(WORDS.get(origin.value));
        }

        @Override
        public Map<String, Object> schema() {
          return JsonSchema.choice(WORDS.toArray(String[]::new));
        }

        @Override
        public void json(Origin origin, JsonWriter out) {
          out.value(WORDS.get(origin.value));
        }
      };
}
