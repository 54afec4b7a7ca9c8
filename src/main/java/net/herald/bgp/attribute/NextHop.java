package net.herald.bgp.attribute;

import java.util.Map;
import java.util.Objects;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv4;
import net.herald.bgp.Ipv6;
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
 * The next hop of a route, whether it travels in NEXT_HOP (RFC 4271 section 5.1.3) or in
 * MP_REACH_NLRI (RFC 4760 section 3).
 *
 * @param address the next hop; null for {@link #SELF}
 * @param linkLocal the link-local address beside a global one (RFC 2545 section 3), or null
 */
public record NextHop(@Nullable Ip address, @Nullable Ipv6 linkLocal) implements Attribute {
  /** Our own address, which only the session knows. */
  public static final NextHop SELF = new NextHop(null, null);

  public NextHop(Ip address) {
    this(address, null);
  }

  public boolean isSelf() {
    return address == null;
  }

  // What a record does by itself goes through method handles, which is slow before it is compiled.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof NextHop o
            && Objects.equals(address, o.address)
            && Objects.equals(linkLocal, o.linkLocal);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(address) * 31 + Objects.hashCode(linkLocal);
  }

  @Override
  public int code() {
    return AttributeCode.NEXT_HOP;
  }

  @Override
  public String toString() {
    return address != null ? address.toString() : "self";
  }

  static final AttributeSyntax<NextHop> SYNTAX =
      new AttributeSyntax<>() {
        // RFC 4271 section 6.3: an address that no host can have makes the attribute incorrect.
        @Override
        public NextHop decode(WireReader value, Negotiated session) {
          var address = Ipv4.read(value.exactly(4));
          if (address.equals(Ipv4.ZERO) || address.isMulticast()) {
            throw new WireFault("next hop is " + address);
          }
          return new NextHop(address);
        }

        @Override
        public boolean sent(NextHop nextHop, EncodingContext context) {
          return nextHop.address instanceof Ipv4;
        }

        @Override
        public void encode(NextHop nextHop, WireWriter out, EncodingContext context) {
          if (nextHop.address instanceof Ipv4 address) {
            address.write(out);
          }
        }

        @Override
        public NextHop parse(Words words) {
          if (words.take("self")) {
            return SELF;
          }
          var word = words.next("an IP address or self");
          var address = Ip.parse(word);
          if (address == null) {
            throw words.fault("'" + word + "' is not a next hop", "expected an IP address or self");
          }
          return new NextHop(address);
        }

        // ExaBGP's rule: of several next hops the last one counts.
        @Override
        public NextHop repeated(NextHop first, NextHop second) {
          return second;
        }

        @Override
        public void text(NextHop nextHop, StringBuilder out) {
          out.append(nextHop);
        }

        @Override
        public Map<String, Object> schema() {
          return JsonSchema.STRING;
        }

        @Override
        public void json(NextHop nextHop, JsonWriter out) {
          out.value(nextHop.toString());
        }
      };
}
