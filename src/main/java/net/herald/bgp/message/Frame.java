package net.herald.bgp.message;

import java.util.Arrays;
import net.herald.bgp.capability.ExtendedMessage;
import net.herald.iana.ErrorCode;
import net.herald.iana.MessageType;
import net.herald.wire.Octets;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;

/**
 * The octets of one message, header included, whose header was checked (RFC 4271 section 4.1).
 *
 * <pre>
 *   marker 16 | length 2 | type 1 | body …
 * </pre>
 */
public final class Frame {
  /** The length of the header. */
  public static final int HEADER = 19;

  private static final int MARKER = 16;

  /** The marker and a length that is not known yet. */
  private static final byte[] START = start();

  private final byte[] octets;

  private Frame(byte[] octets) {
    this.octets = octets;
  }

  private static byte[] start() {
    var octets = new byte[MARKER + 2];
    Arrays.fill(octets, 0, MARKER, (byte) 0xff);
    return octets;
  }

  /** The frame of a whole message whose header was checked. The array is not changed afterwards. */
  public static Frame of(byte[] octets) {
    return new Frame(octets);
  }

  /** A frame of that type and body. */
  public static Frame of(int type, byte[] body) {
    var out = begin(type);
    out.bytes(body);
    return end(out);
  }

  /** A writer with the header of such a message; {@link #end} fills its length in. */
  public static WireWriter begin(int type) {
    var out = new WireWriter();
    begin(type, out);
    return out;
  }

  /** Writes the header of such a message; its length is patched in when the body is known. */
  public static void begin(int type, WireWriter out) {
    out.bytes(START).u8(type);
  }

  static Frame end(WireWriter out) {
    out.patchU16(MARKER, out.size());
    return new Frame(out.toBytes());
  }

  /**
   * Checks a header and gives the length of the whole message.
   *
   * @param header at least 19 octets, from {@code at}
   * @param limit the longest message the peer may send now
   * @throws MessageFault when the session cannot go on
   */
  public static int length(byte[] header, int at, int limit) {
    for (int i = at; i < at + MARKER; i++) {
      if (header[i] != -1) {
        throw fault(ErrorCode.NOT_SYNCHRONIZED, Octets.EMPTY, "the marker is not all ones");
      }
    }
    int length = (header[at + MARKER] & 0xff) << 8 | header[at + MARKER + 1] & 0xff;
    int type = header[at + MARKER + 2] & 0xff;
    if (length < HEADER || length > limit) {
      throw badLength(length, type);
    }
    boolean right =
        switch (type) {
          // RFC 8654 section 4: OPEN and KEEPALIVE stay below 4096 octets
          case MessageType.OPEN -> length >= 29 && length <= ExtendedMessage.CLASSIC_SIZE;
          case MessageType.UPDATE -> length >= 23;
          case MessageType.NOTIFICATION -> length >= 21;
          case MessageType.KEEPALIVE -> length == HEADER;
          case MessageType.ROUTE_REFRESH, MessageType.OPERATIONAL -> true;
          default ->
              throw fault(
                  ErrorCode.BAD_MESSAGE_TYPE,
                  Octets.of((byte) type),
                  "message type " + type + " is unknown");
        };
    if (!right) {
      throw badLength(length, type);
    }
    return length;
  }

  private static MessageFault badLength(int length, int type) {
    return fault(
        ErrorCode.BAD_MESSAGE_LENGTH,
        Octets.of((byte) (length >>> 8), (byte) length),
        "length " + length + " is wrong for message type " + type);
  }

  private static MessageFault fault(int subcode, Octets data, String why) {
    return new MessageFault(new Notification(ErrorCode.MESSAGE_HEADER, subcode, data), why);
  }

  public int type() {
    return octets[MARKER + 2] & 0xff;
  }

  /** The length of the whole message. */
  public int length() {
    return octets.length;
  }

  /** The header and the body. The caller does not change the array. */
  public byte[] octets() {
    return octets;
  }

  /** The 19 octets of the header. */
  public byte[] header() {
    return java.util.Arrays.copyOf(octets, HEADER);
  }

  /** A reader of the body. */
  public WireReader body() {
    return new WireReader(octets, HEADER, octets.length);
  }
}
