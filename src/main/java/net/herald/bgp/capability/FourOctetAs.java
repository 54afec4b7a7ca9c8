package net.herald.bgp.capability;

import net.herald.bgp.Asn;
import net.herald.iana.CapabilityCode;
import net.herald.json.JsonWriter;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;

/** The speaker's AS number in four octets, and that it reads AS_PATH in four octets (RFC 6793). */
public record FourOctetAs(Asn asn) implements Capability {
  @Override
  public int code() {
    return CapabilityCode.FOUR_OCTET_AS;
  }

  static final CapabilitySyntax<FourOctetAs> SYNTAX =
      new CapabilitySyntax<>() {
        @Override
        public FourOctetAs decode(WireReader value) {
          return new FourOctetAs(new Asn(value.exactly(4).i32()));
        }

        @Override
        public void encode(FourOctetAs capability, WireWriter out) {
          out.u32(capability.asn.value());
        }

        @Override
        public void json(FourOctetAs capability, JsonWriter out) {
          out.member("name", "asn4").member("asn4", capability.asn.toLong());
        }

        @Override
        public String text(FourOctetAs capability) {
          return "asn4(" + capability.asn + ")";
        }
      };
}
