package net.herald.bgp.capability;

import net.herald.iana.CapabilityCode;
import net.herald.json.JsonWriter;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;

/**
 * Route refresh (RFC 2918), under its own code or under the one Cisco used before.
 *
 * @param cisco whether it is Cisco's code 128
 */
public record RouteRefreshCapability(boolean cisco) implements Capability {
  @Override
  public int code() {
    return cisco ? CapabilityCode.ROUTE_REFRESH_CISCO : CapabilityCode.ROUTE_REFRESH;
  }

  static final CapabilitySyntax<RouteRefreshCapability> RFC = syntax(false);
  static final CapabilitySyntax<RouteRefreshCapability> CISCO = syntax(true);

  private static CapabilitySyntax<RouteRefreshCapability> syntax(boolean cisco) {
    return new CapabilitySyntax<>() {
      @Override
      public RouteRefreshCapability decode(WireReader value) {
        value.exactly(0);
        return new RouteRefreshCapability(cisco);
      }

      @Override
      public void encode(RouteRefreshCapability capability, WireWriter out) {}

      @Override
      public void json(RouteRefreshCapability capability, JsonWriter out) {
        out.member("name", "route-refresh").member("variant", cisco ? "Cisco" : "RFC");
      }

      @Override
      public String text(RouteRefreshCapability capability) {
        return cisco ? "cisco route refresh" : "route refresh";
      }
    };
  }
}
