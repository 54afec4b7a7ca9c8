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
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/** AGGREGATOR (RFC 4271 section 5.1.7). */
public record Aggregator(Asn asn, Ipv4 speaker) implements Attribute {
  @Override
  public int code() {
    return AttributeCode.AGGREGATOR;
  }

  @Override
  public String toString() {
    return asn + ":" + speaker;
  }

  static final AttributeSyntax<Aggregator> SYNTAX =
      new AttributeSyntax<>() {
        @Override
        public Aggregator decode(WireReader value, Negotiated session) {
          value.exactly(session.as4() ? 8 : 6);
          var asn = new Asn(session.as4() ? value.i32() : value.u16());
          if (asn.value() == 0) {
            throw new WireFault("AGGREGATOR of AS 0"); // RFC 7607 section 2
          }
          return new Aggregator(asn, Ipv4.read(value));
        }

        @Override
        public void encode(Aggregator aggregator, WireWriter out, EncodingContext context) {
          if (context.as4()) {
            out.u32(aggregator.asn.value());
          } else {
            out.u16(aggregator.asn.as16());
          }
          aggregator.speaker.write(out);
        }

        @Override
        public @Nullable Attribute companion(Aggregator aggregator, EncodingContext context) {
          return context.as4() || aggregator.asn.fits16() ? null : new As4Aggregator(aggregator);
        }

        // {@code ASN:IPv4}, with or without parentheses, glued or apart.
        @Override
        public Aggregator parse(Words words) {
          boolean apart = words.take("(");
          var word = words.next("an aggregator, ASN:IPv4");
          var bare = word;
          if (!apart && bare.startsWith("(")) {
            bare = bare.substring(1);
            apart = true;
          }
          if (apart && bare.endsWith(")")) {
            bare = bare.substring(0, bare.length() - 1);
            apart = false;
          }
          int colon = bare.indexOf(':');
          var asn = colon < 0 ? null : Asn.parse(bare.substring(0, colon));
          var speaker = colon < 0 ? null : Ipv4.parse(bare.substring(colon + 1));
          if (asn == null || speaker == null) {
            throw words.fault("'" + word + "' is not an aggregator", "expected ASN:IPv4");
          }
          if (apart) {
            words.expect(")");
          }
          return new Aggregator(asn, speaker);
        }

        @Override
        public void text(Aggregator aggregator, StringBuilder out) {
          out.append("( ").append(aggregator).append(" )");
        }

        @Override
        public Map<String, Object> schema() {
          return JsonSchema.STRING;
        }

        @Override
        public void json(Aggregator aggregator, JsonWriter out) {
          out.value(aggregator.toString());
        }
      };
}
