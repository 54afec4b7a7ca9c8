package net.herald.iana;

import org.jspecify.annotations.Nullable;

/** Subsequent address family identifiers. */
public final class Safi {
  public static final int UNICAST = 1;
  public static final int MULTICAST = 2;
  public static final int MPLS_LABEL = 4;
  public static final int MCAST_VPN = 5;
  public static final int VPLS = 65;
  public static final int EVPN = 70;
  public static final int BGP_LS = 71;
  public static final int BGP_LS_VPN = 72;
  public static final int SR_POLICY = 73;
  public static final int MUP = 85;
  public static final int MPLS_VPN = 128;
  public static final int ROUTE_TARGET = 132;
  public static final int FLOW = 133;
  public static final int FLOW_VPN = 134;

  private Safi() {}

  /** The word for a SAFI in configuration, commands and JSON; null for one without a word. */
  public static @Nullable String word(int safi) {
    return switch (safi) {
      case UNICAST -> "unicast";
      case MULTICAST -> "multicast";
      case MPLS_LABEL -> "nlri-mpls";
      case MCAST_VPN -> "mcast-vpn";
      case VPLS -> "vpls";
      case EVPN -> "evpn";
      case BGP_LS -> "bgp-ls";
      case BGP_LS_VPN -> "bgp-ls-vpn";
      case SR_POLICY -> "sr-policy";
      case MUP -> "mup";
      case MPLS_VPN -> "mpls-vpn";
      case ROUTE_TARGET -> "rtc";
      case FLOW -> "flow";
      case FLOW_VPN -> "flow-vpn";
      default -> null;
    };
  }
}
