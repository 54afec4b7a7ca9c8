package net.herald.bgp.capability;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.herald.iana.CapabilityCode;
import net.herald.json.JsonWriter;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;

/**
 * The speaker's host and domain name (draft-walton-bgp-hostname-capability).
 *
 * @param host at most 64 octets of UTF-8 are sent
 * @param domain as {@code host}; empty when it has none
 */
public record Hostname(String host, String domain) implements Capability {
  static final int LIMIT = 64;

  @Override
  public int code() {
    return CapabilityCode.HOSTNAME;
  }

  static final CapabilitySyntax<Hostname> SYNTAX =
      new CapabilitySyntax<>() {
        @Override
        public Hostname decode(WireReader value) {
          return new Hostname(text(value.bytes(value.u8())), text(value.bytes(value.u8())));
        }

        @Override
        public void encode(Hostname capability, WireWriter out) {
          for (var part : new String[] {capability.host, capability.domain}) {
            var octets = part.getBytes(StandardCharsets.UTF_8);
            var cut = octets.length > LIMIT ? Arrays.copyOf(octets, LIMIT) : octets;
            out.u8(cut.length).bytes(cut);
          }
        }

        private String text(byte[] octets) {
          return new String(octets, StandardCharsets.UTF_8);
        }

        @Override
        public void json(Hostname capability, JsonWriter out) {
          out.member("host-name", capability.host).member("domain-name", capability.domain);
        }

        @Override
        public String text(Hostname capability) {
          return "hostname(" + capability.host + " " + capability.domain + ")";
        }
      };
}
