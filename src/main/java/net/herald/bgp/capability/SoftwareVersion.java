package net.herald.bgp.capability;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.herald.iana.CapabilityCode;
import net.herald.json.JsonWriter;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;

/**
 * The name and version of the speaker's software (draft-abraitis-bgp-version-capability).
 *
 * @param software at most 64 octets of UTF-8 are sent; a longer text ends in three dots
 */
public record SoftwareVersion(String software) implements Capability {
  private static final int LIMIT = 64;

  @Override
  public int code() {
    return CapabilityCode.SOFTWARE_VERSION;
  }

  static final CapabilitySyntax<SoftwareVersion> SYNTAX =
      new CapabilitySyntax<>() {
        @Override
        public SoftwareVersion decode(WireReader value) {
          return new SoftwareVersion(new String(value.bytes(value.u8()), StandardCharsets.UTF_8));
        }

        @Override
        public void encode(SoftwareVersion capability, WireWriter out) {
          var octets = capability.software.getBytes(StandardCharsets.UTF_8);
          if (octets.length > LIMIT) {
            octets = Arrays.copyOf(octets, LIMIT);
            Arrays.fill(octets, LIMIT - 3, LIMIT, (byte) '.');
          }
          out.u8(octets.length).bytes(octets);
        }

        @Override
        public void json(SoftwareVersion capability, JsonWriter out) {
          out.member("software", capability.software);
        }

        @Override
        public String text(SoftwareVersion capability) {
          return "software(" + capability.software + ")";
        }
      };
}
