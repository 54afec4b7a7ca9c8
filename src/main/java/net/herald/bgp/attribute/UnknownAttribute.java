package net.herald.bgp.attribute;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import net.herald.bgp.HexWord;
import net.herald.bgp.KeyedHash;
import net.herald.bgp.capability.EncodingContext;
import net.herald.bgp.capability.Negotiated;
import net.herald.json.JsonSchema;
import net.herald.json.JsonWriter;
import net.herald.text.Words;
import net.herald.wire.Hex;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * An attribute without a row, carried as it came (RFC 4271 section 5), or one given in octets:
 * {@code attribute [ 0x99 0xe0 0x0102 ]}.
 */
public final class UnknownAttribute implements Attribute {
  private final int flags;
  private final int code;
  private final byte[] value;

  public UnknownAttribute(int flags, int code, byte[] value) {
    this.flags = flags;
    this.code = code;
    this.value = value.clone();
  }

  @Override
  public int code() {
    return code;
  }

  public int flags() {
    return flags;
  }

  public byte[] value() {
    return value.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof UnknownAttribute o
        && flags == o.flags
        && code == o.code
        && Arrays.equals(value, o.value);
  }

  @Override
  public int hashCode() {
    return KeyedHash.fold(KeyedHash.mix((long) flags << 8 | code, value, 0, value.length));
  }

  private static int octet(Words words, String what) {
    var octets = HexWord.parse(words, what, 1);
    if (octets.length != 1) {
      throw words.fault("'0x' is not " + what, "expected 0x00 to 0xff");
    }
    return octets[0] & 0xff;
  }

  /** The names that such attributes have in JSON. */
  static final String KEYS = "^attribute-0x[0-9A-F]{2}-0x[0-9A-F]{2}$";

  static final AttributeSyntax<UnknownAttribute> SYNTAX =
      new AttributeSyntax<>() {
        @Override
        public UnknownAttribute decode(WireReader value, Negotiated session) {
          throw new UnsupportedOperationException("the walk makes it, for it knows code and flags");
        }

        @Override
        public void encode(UnknownAttribute attribute, WireWriter out, EncodingContext context) {
          out.bytes(attribute.value);
        }

        @Override
        public UnknownAttribute parse(Words words) {
          words.expect("[");
          int code = octet(words, "an attribute code");
          int flags = octet(words, "attribute flags");
          var value = HexWord.parse(words, "an attribute value", 0xffff);
          words.expect("]");
          return new UnknownAttribute(flags, code, value);
        }

        @Override
        public void text(UnknownAttribute attribute, StringBuilder out) {
          out.append(
              String.format(
                  Locale.ROOT,
                  "[ 0x%02X 0x%02X 0x%s ]",
                  attribute.code,
                  attribute.flags,
                  Hex.lower(attribute.value)));
        }

        @Override
        public Map<String, Object> schema() {
          return JsonSchema.STRING;
        }

        @Override
        public void json(UnknownAttribute attribute, JsonWriter out) {
          out.value("0x" + Hex.lower(attribute.value));
        }

        @Override
        public String jsonKey(UnknownAttribute attribute, String keyword) {
          return String.format(
              Locale.ROOT, "attribute-0x%02X-0x%02X", attribute.code, attribute.flags);
        }
      };
}
