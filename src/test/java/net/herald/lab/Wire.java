package net.herald.lab;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;

/** BGP messages by hand: as bytes, and as text {@code MARKER:LENGTH:TYPE:BODY} in hexadecimal. */
public final class Wire {
  public static final int OPEN = 1;
  public static final int UPDATE = 2;
  public static final int NOTIFICATION = 3;
  public static final int KEEPALIVE = 4;
  public static final int ROUTE_REFRESH = 5;

  static final int HEADER = 19;
  static final int MARKER = 16;

  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final int CAPABILITIES = 2;
  private static final int FOUR_OCTET_AS = 65;
  private static final int BODY_ASN = HEADER + 1;
  private static final int BODY_ROUTER_ID = HEADER + 5;
  private static final int BODY_PARAMETERS_LENGTH = HEADER + 9;
  private static final int BODY_PARAMETERS = HEADER + 10;

  private Wire() {}

  /** A message of which a part was missing when it was read. */
  public static final class TornMessage extends IOException {
    private static final long serialVersionUID = 1;

    TornMessage(String why) {
      super(why);
    }
  }

  /** A whole message: marker, length and type before the body. */
  public static byte[] message(int type, byte... body) {
    byte[] message = new byte[HEADER + body.length];
    Arrays.fill(message, 0, MARKER, (byte) 0xFF);
    put16(message, MARKER, message.length);
    message[MARKER + 2] = (byte) type;
    System.arraycopy(body, 0, message, HEADER, body.length);
    return message;
  }

  public static byte[] keepalive() {
    return message(KEEPALIVE);
  }

  /** A NOTIFICATION Cease, Administrative Shutdown, with a Shutdown Communication (RFC 9003). */
  public static byte[] shutdown(String communication) {
    byte[] text = communication.getBytes(StandardCharsets.UTF_8);
    var body = new ByteArrayOutputStream();
    body.write(6);
    body.write(2);
    body.write(text.length);
    body.writeBytes(text);
    return message(NOTIFICATION, body.toByteArray());
  }

  /** Bytes of hexadecimal text, in which colons and spaces are for the eye. */
  public static byte[] bytes(String hex) {
    return HEX.parseHex(hex.replace(":", "").replace(" ", ""));
  }

  /** Text of a message, or of anything shorter than a message. */
  public static String text(byte[] message) {
    String hex = HEX.formatHex(message);
    if (message.length < HEADER) {
      return hex;
    }
    return String.join(
        ":",
        hex.substring(0, 2 * MARKER),
        hex.substring(2 * MARKER, 2 * MARKER + 4),
        hex.substring(2 * MARKER + 4, 2 * HEADER),
        hex.substring(2 * HEADER));
  }

  public static int type(byte[] message) {
    return message[MARKER + 2] & 0xFF;
  }

  /** The registered name of the type of a message. */
  public static String name(byte[] message) {
    return switch (type(message)) {
      case OPEN -> "OPEN";
      case UPDATE -> "UPDATE";
      case NOTIFICATION -> "NOTIFICATION";
      case KEEPALIVE -> "KEEPALIVE";
      case ROUTE_REFRESH -> "ROUTE-REFRESH";
      default -> "message of type " + type(message);
    };
  }

  /** Whether an UPDATE has the length which only an End-of-RIB has (RFC 4724 section 2). */
  public static boolean isEndOfRib(byte[] message) {
    int body = message.length - HEADER;
    return type(message) == UPDATE && (body == 4 || body == 11);
  }

  /** Reads one message, however many pieces it comes in; nothing at the end of the stream. */
  public static Optional<byte[]> read(InputStream in) throws IOException {
    byte[] header = in.readNBytes(HEADER);
    if (header.length < HEADER) {
      return Optional.empty();
    }
    return Optional.of(join(header, in.readNBytes(bodyLength(header))));
  }

  /**
   * Reads one message with two reads, as ExaBGP's own test peer does.
   *
   * @throws TornMessage when the rest of the message has not arrived yet
   */
  public static Optional<byte[]> readWrittenWhole(InputStream in) throws IOException {
    byte[] header = new byte[HEADER];
    int got = in.read(header);
    if (got < 0) {
      return Optional.empty();
    }
    byte[] body = new byte[got < HEADER ? 0 : bodyLength(header)];
    int rest = body.length == 0 ? 0 : in.read(body);
    if (got < HEADER || rest < body.length) {
      throw new TornMessage(
          "a message was not written in one go: %d bytes of header and %d of %d bytes of body at once"
              .formatted(got, rest, body.length));
    }
    return Optional.of(join(header, body));
  }

  private static int bodyLength(byte[] header) {
    return Math.max(0, get16(header, MARKER) - HEADER);
  }

  /**
   * The OPEN which agrees to everything the given OPEN says.
   *
   * @param asn our AS number; without it, it is that of the sender and the last byte of the router
   *     id is one more
   * @param unknownCapability whether a capability 66 is added
   */
  public static byte[] agreeing(byte[] open, OptionalInt asn, boolean unknownCapability) {
    byte[] answer = open.clone();
    if (asn.isPresent()) {
      put16(answer, BODY_ASN, asn.getAsInt());
      fourOctetAs(answer)
          .ifPresent(at -> {
            put16(answer, at, asn.getAsInt() >>> 16);
            put16(answer, at + 2, asn.getAsInt());
          });
    } else {
      answer[BODY_ROUTER_ID + 3]++;
    }
    return unknownCapability ? withUnknownCapability(answer) : answer;
  }

  /** Where the AS number of a capability 65 stands which comes first in its optional parameter. */
  private static OptionalInt fourOctetAs(byte[] open) {
    for (int at = BODY_PARAMETERS; at + 2 < open.length; at += 2 + (open[at + 1] & 0xFF)) {
      if (open[at] == CAPABILITIES && open[at + 2] == FOUR_OCTET_AS) {
        return OptionalInt.of(at + 4);
      }
    }
    return OptionalInt.empty();
  }

  private static byte[] withUnknownCapability(byte[] open) {
    byte[] parameter = bytes("02 0C 42 0A 6C6F72656D697073756D");
    byte[] longer = join(open, parameter);
    put16(longer, MARKER, longer.length);
    longer[BODY_PARAMETERS_LENGTH] += (byte) parameter.length;
    return longer;
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static int get16(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
  }

  private static void put16(byte[] bytes, int at, int value) {
    bytes[at] = (byte) (value >>> 8);
    bytes[at + 1] = (byte) value;
  }
}
