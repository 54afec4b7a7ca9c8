package net.herald.iana;

/** Capability codes. */
public final class CapabilityCode {
  public static final int MULTIPROTOCOL = 1;
  public static final int ROUTE_REFRESH = 2;
  public static final int EXTENDED_NEXT_HOP = 5;
  public static final int EXTENDED_MESSAGE = 6;
  public static final int MULTIPLE_LABELS = 8;
  public static final int ROLE = 9;
  public static final int GRACEFUL_RESTART = 64;
  public static final int FOUR_OCTET_AS = 65;
  public static final int MULTISESSION = 68;
  public static final int ADD_PATH = 69;
  public static final int ENHANCED_ROUTE_REFRESH = 70;
  public static final int LONG_LIVED_GRACEFUL_RESTART = 71;
  public static final int HOSTNAME = 73;
  public static final int SOFTWARE_VERSION = 75;
  public static final int PATHS_LIMIT = 76;
  public static final int LINK_LOCAL_NEXT_HOP = 77;
  public static final int ROUTE_REFRESH_CISCO = 128;
  public static final int MULTISESSION_CISCO = 131;
  public static final int OPERATIONAL = 185;

  private CapabilityCode() {}
}
