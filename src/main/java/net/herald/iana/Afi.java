package net.herald.iana;

import org.jspecify.annotations.Nullable;

/** Address family numbers. */
public final class Afi {
  public static final int IPV4 = 1;
  public static final int IPV6 = 2;
  public static final int L2VPN = 25;
  public static final int BGP_LS = 16388;

  private Afi() {}

  /**
   * The word for an address family in configuration, commands and JSON; null for one without a
   * word.
   */
  public static @Nullable String word(int afi) {
    return switch (afi) {
      case IPV4 -> "ipv4";
      case IPV6 -> "ipv6";
      case L2VPN -> "l2vpn";
      case BGP_LS -> "bgp-ls";
      default -> null;
    };
  }
}
