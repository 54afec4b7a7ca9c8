package net.herald.bgp.message;

import net.herald.bgp.Family;
import net.herald.iana.ErrorCode;
import net.herald.iana.MessageType;
import net.herald.wire.Octets;

/**
 * ROUTE-REFRESH (RFC 2918) and the marks around an answer (RFC 7313).
 *
 * @param subtype {@link #REQUEST}, {@link #BEGIN}, {@link #END}; others are to be ignored (RFC 7313
 *     section 5)
 */
public record RouteRefresh(Family family, int subtype) implements Message {
  public static final int REQUEST = 0;
  public static final int BEGIN = 1;
  public static final int END = 2;

  @Override
  public int type() {
    return MessageType.ROUTE_REFRESH;
  }

  static RouteRefresh decode(Frame frame) {
    var body = frame.body();
    if (body.left() != 4) {
      throw new MessageFault(
          new Notification(
              ErrorCode.ROUTE_REFRESH_MESSAGE,
              ErrorCode.REFRESH_LENGTH,
              Octets.of(frame.octets())), // RFC 7313 section 5: the complete message
          "ROUTE-REFRESH of " + frame.length() + " octets");
    }
    int afi = body.u16();
    int subtype = body.u8();
    return new RouteRefresh(new Family(afi, body.u8()), subtype);
  }

  public Frame encode() {
    var out = Frame.begin(MessageType.ROUTE_REFRESH);
    return Frame.end(out.u16(family.afi()).u8(subtype).u8(family.safi()));
  }

  /** The word of events. */
  public String word() {
    return switch (subtype) {
      case REQUEST -> "query";
      case BEGIN -> "begin";
      case END -> "end";
      default -> "unknown";
    };
  }
}
