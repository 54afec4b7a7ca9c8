package net.herald.bgp.attribute;

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

/**
 * The accumulated IGP metric (RFC 7311). It is exchanged only where the session has it enabled. On
 * the wire it is a TLV of type 1; TLVs of other types say nothing to us.
 *
 * @param metric an unsigned 64-bit number
 */
public record Aigp(long metric) implements Attribute {
  private static final int METRIC = 1;
  private static final int HEADER = 3;
  private static final int LENGTH = HEADER + 8;

  @Override
  public int code() {
    return AttributeCode.AIGP;
  }

  static final AttributeSyntax<Aigp> SYNTAX =
      new AttributeSyntax<>() {
        // RFC 7311 section 3: of several metrics the first counts.
        @Override
        public Aigp decode(WireReader value, Negotiated session) {
          Aigp first = null;
          while (!value.isEmpty()) {
            int type = value.u8();
            int length = value.u16();
            if (length < HEADER || type == METRIC && length != LENGTH) {
              throw new WireFault("TLV " + type + " of " + length + " octets");
            }
            var tlv = value.slice(length - HEADER);
            if (type == METRIC && first == null) {
              first = new Aigp(tlv.u64());
            }
          }
          if (first == null) {
            throw new WireFault("no metric");
          }
          return first;
        }

        @Override
        public void encode(Aigp attribute, WireWriter out, EncodingContext context) {
          out.u8(METRIC).u16(LENGTH).u64(attribute.metric);
        }

        @Override
        public boolean sent(Aigp attribute, EncodingContext context) {
          return context.aigp();
        }

        @Override
        public Aigp parse(Words words) {
          var word = words.next("a metric");
          try {
            boolean hex = word.startsWith("0x") || word.startsWith("0X");
            return new Aigp(
                hex ? Long.parseUnsignedLong(word, 2, word.length(), 16) : decimal(word));
          } catch (NumberFormatException none) {
            throw words.fault(
                "'" + word + "' is not a metric", "expected 0 to 18446744073709551615, or 0x…");
          }
        }

        private long decimal(String word) {
          if (word.startsWith("+")) {
            throw new NumberFormatException("a sign");
          }
          return Long.parseUnsignedLong(word);
        }

        @Override
        public void text(Aigp attribute, StringBuilder out) {
          var digits = Long.toHexString(attribute.metric);
          out.append("0x").repeat("0", 16 - digits.length()).append(digits);
        }

        @Override
        public Map<String, Object> schema() {
          return JsonSchema.STRING;
        }

        @Override
        public void json(Aigp attribute, JsonWriter out) {
          var text = new StringBuilder();
          text(attribute, text);
          out.value(text.toString());
        }
      };
}
