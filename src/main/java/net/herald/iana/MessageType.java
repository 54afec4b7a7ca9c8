package net.herald.iana;

/** BGP message types (RFC 4271, RFC 2918, draft-ietf-idr-operational-message). */
public final class MessageType {
  public static final int OPEN = 1;
  public static final int UPDATE = 2;
  public static final int NOTIFICATION = 3;
  public static final int KEEPALIVE = 4;
  public static final int ROUTE_REFRESH = 5;

  /** Not assigned by IANA; the value of draft-ietf-idr-operational-message, which ExaBGP uses. */
  public static final int OPERATIONAL = 6;

  private MessageType() {}
}
