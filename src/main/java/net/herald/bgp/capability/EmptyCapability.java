package net.herald.bgp.capability;

import net.herald.iana.CapabilityCode;
import net.herald.json.JsonWriter;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;

/**
 * A capability whose presence is all it says: enhanced route refresh (RFC 7313), OPERATIONAL
 * (draft-ietf-idr-operational-message), link-local next hop (draft-ietf-idr-linklocal-capability).
 */
public record EmptyCapability(int code) implements Capability {
  static final CapabilitySyntax<EmptyCapability> ENHANCED_ROUTE_REFRESH =
      syntax(
          CapabilityCode.ENHANCED_ROUTE_REFRESH,
          "enhanced-route-refresh",
          "enhanced route refresh");
  static final CapabilitySyntax<EmptyCapability> OPERATIONAL =
      syntax(CapabilityCode.OPERATIONAL, "operational", "operational");
  static final CapabilitySyntax<EmptyCapability> LINK_LOCAL_NEXT_HOP =
      syntax(CapabilityCode.LINK_LOCAL_NEXT_HOP, "link-local-nexthop", "link-local nexthop");

  private static CapabilitySyntax<EmptyCapability> syntax(int code, String name, String words) {
    return new CapabilitySyntax<>() {
      @Override
      public EmptyCapability decode(WireReader value) {
        value.exactly(0);
        return new EmptyCapability(code);
      }

      @Override
      public void encode(EmptyCapability capability, WireWriter out) {}

      @Override
      public void json(EmptyCapability capability, JsonWriter out) {
        out.member("name", name);
      }

      @Override
      public String text(EmptyCapability capability) {
        return words;
      }
    };
  }
}
