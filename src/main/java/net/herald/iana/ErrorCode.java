package net.herald.iana;

/** NOTIFICATION error codes and subcodes, with their registered names. */
public final class ErrorCode {
  public static final int MESSAGE_HEADER = 1;
  public static final int NOT_SYNCHRONIZED = 1;
  public static final int BAD_MESSAGE_LENGTH = 2;
  public static final int BAD_MESSAGE_TYPE = 3;

  public static final int OPEN_MESSAGE = 2;
  public static final int UNSUPPORTED_VERSION = 1;
  public static final int BAD_PEER_AS = 2;
  public static final int BAD_BGP_IDENTIFIER = 3;
  public static final int UNSUPPORTED_OPTIONAL_PARAMETER = 4;
  public static final int UNACCEPTABLE_HOLD_TIME = 6;
  public static final int UNSUPPORTED_CAPABILITY = 7;
  public static final int GROUPING_CONFLICT = 8;
  public static final int GROUPING_REQUIRED = 9;
  public static final int ROLE_MISMATCH = 11;

  public static final int UPDATE_MESSAGE = 3;
  public static final int MALFORMED_ATTRIBUTE_LIST = 1;
  public static final int UNRECOGNIZED_WELL_KNOWN = 2;
  public static final int MISSING_WELL_KNOWN = 3;
  public static final int ATTRIBUTE_FLAGS = 4;
  public static final int ATTRIBUTE_LENGTH = 5;
  public static final int INVALID_ORIGIN = 6;
  public static final int INVALID_NEXT_HOP = 8;
  public static final int OPTIONAL_ATTRIBUTE = 9;
  public static final int INVALID_NETWORK_FIELD = 10;
  public static final int MALFORMED_AS_PATH = 11;

  public static final int HOLD_TIMER_EXPIRED = 4;

  public static final int STATE_MACHINE = 5;
  public static final int UNEXPECTED_IN_OPEN_SENT = 1;
  public static final int UNEXPECTED_IN_OPEN_CONFIRM = 2;
  public static final int UNEXPECTED_IN_ESTABLISHED = 3;

  public static final int CEASE = 6;
  public static final int MAXIMUM_PREFIXES = 1;
  public static final int ADMINISTRATIVE_SHUTDOWN = 2;
  public static final int PEER_DECONFIGURED = 3;
  public static final int ADMINISTRATIVE_RESET = 4;
  public static final int CONNECTION_REJECTED = 5;
  public static final int OTHER_CONFIGURATION_CHANGE = 6;
  public static final int COLLISION_RESOLUTION = 7;
  public static final int OUT_OF_RESOURCES = 8;
  public static final int HARD_RESET = 9;
  public static final int BFD_DOWN = 10;

  public static final int ROUTE_REFRESH_MESSAGE = 7;
  public static final int REFRESH_LENGTH = 1;
  public static final int SEND_HOLD_TIMER_EXPIRED = 8;

  public static final int UNSPECIFIC = 0;

  private static final String[] CODES = {
    "",
    "Message header error",
    "OPEN message error",
    "UPDATE message error",
    "Hold timer expired",
    "State machine error",
    "Cease",
    "ROUTE-REFRESH message error",
    "Send hold timer expired",
    "Loss of LSDB synchronization"
  };

  private static final String[][] SUBCODES = {
    {},
    {"Unspecific", "Connection Not Synchronized", "Bad Message Length", "Bad Message Type"},
    {
      "Unspecific",
      "Unsupported Version Number",
      "Bad Peer AS",
      "Bad BGP Identifier",
      "Unsupported Optional Parameter",
      "Authentication Notification (Deprecated)",
      "Unacceptable Hold Time",
      "Unsupported Capability",
      "Grouping Conflict",
      "Grouping Required",
      "Capability Value Mismatch",
      "Role Mismatch"
    },
    {
      "Unspecific",
      "Malformed Attribute List",
      "Unrecognized Well-known Attribute",
      "Missing Well-known Attribute",
      "Attribute Flags Error",
      "Attribute Length Error",
      "Invalid ORIGIN Attribute",
      "AS Routing Loop",
      "Invalid NEXT_HOP Attribute",
      "Optional Attribute Error",
      "Invalid Network Field",
      "Malformed AS_PATH"
    },
    {"Unspecific"},
    {
      "Unspecific",
      "Receive Unexpected Message in OpenSent State",
      "Receive Unexpected Message in OpenConfirm State",
      "Receive Unexpected Message in Established State"
    },
    {
      "Unspecific",
      "Maximum Number of Prefixes Reached",
      "Administrative Shutdown",
      "Peer De-configured",
      "Administrative Reset",
      "Connection Rejected",
      "Other Configuration Change",
      "Connection Collision Resolution",
      "Out of Resources",
      "Hard Reset",
      "BFD Down"
    },
    {"Unspecific", "Invalid Message Length", "Malformed Message Subtype"},
    {"Unspecific"},
    {"Unspecific"}
  };

  private ErrorCode() {}

  /** The registered name of an error code, or "Unknown error". */
  public static String name(int code) {
    return code > 0 && code < CODES.length ? CODES[code] : "Unknown error";
  }

  /** The registered name of a subcode, or "Unknown error subcode". */
  public static String name(int code, int subcode) {
    return code > 0 && code < SUBCODES.length && subcode >= 0 && subcode < SUBCODES[code].length
        ? SUBCODES[code][subcode]
        : "Unknown error subcode";
  }
}
