package net.herald.bgp.capability;

import net.herald.iana.CapabilityCode;
import net.herald.json.JsonWriter;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;

/** Messages of up to 65535 octets (RFC 8654). */
public record ExtendedMessage() implements Capability {
  /** The longest message without the capability (RFC 4271 section 4.1). */
  public static final int CLASSIC_SIZE = 4096;

  /** The longest message with it. */
  public static final int EXTENDED_SIZE = 65535;

  @Override
  public int code() {
    return CapabilityCode.EXTENDED_MESSAGE;
  }

  static final CapabilitySyntax<ExtendedMessage> SYNTAX =
      new CapabilitySyntax<>() {
        @Override
        public ExtendedMessage decode(WireReader value) {
          value.exactly(0);
          return new ExtendedMessage();
        }

        @Override
        public void encode(ExtendedMessage capability, WireWriter out) {}

        @Override
        public void json(ExtendedMessage capability, JsonWriter out) {
          out.member("name", "extended-message").member("size", EXTENDED_SIZE);
        }

        @Override
        public String text(ExtendedMessage capability) {
          return "extended message(" + EXTENDED_SIZE + ")";
        }
      };
}
