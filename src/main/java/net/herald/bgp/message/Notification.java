package net.herald.bgp.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import net.herald.iana.ErrorCode;
import net.herald.iana.MessageType;
import net.herald.wire.Octets;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * NOTIFICATION (RFC 4271 section 4.5), with the shutdown communication of RFC 9003 and the hard
 * reset of RFC 8538.
 *
 * @param data the octets that the RFC of the subcode names; never prose
 */
public record Notification(int code, int subcode, Octets data) implements Message {
  private static final int COMMUNICATION_LIMIT = 255;

  @Override
  public int type() {
    return MessageType.NOTIFICATION;
  }

  /** A notification without data. */
  public static Notification of(int code, int subcode) {
    return new Notification(code, subcode, Octets.EMPTY);
  }

  /**
   * A Cease. Administrative shutdown and reset carry a text (RFC 9003), which is the name of the
   * subcode when none is given.
   *
   * @param text cut to 255 octets of UTF-8, between characters
   */
  public static Notification cease(int subcode, @Nullable String text) {
    if (!communicates(ErrorCode.CEASE, subcode)) {
      return of(ErrorCode.CEASE, subcode);
    }
    var octets = cut(text != null ? text : ErrorCode.name(ErrorCode.CEASE, subcode));
    var out = new WireWriter().u8(octets.length).bytes(octets);
    return new Notification(ErrorCode.CEASE, subcode, Octets.of(out));
  }

  /**
   * This notification inside a hard reset, which ends what graceful restart would keep (RFC 8538
   * section 3.1).
   */
  public Notification hardReset() {
    var out = new WireWriter().u8(code).u8(subcode);
    data.write(out);
    return new Notification(ErrorCode.CEASE, ErrorCode.HARD_RESET, Octets.of(out));
  }

  private static byte[] cut(String text) {
    var octets = text.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(octets.length, COMMUNICATION_LIMIT);
    while (length < octets.length && length > 0 && (octets[length] & 0xc0) == 0x80) {
      length--;
    }
    return java.util.Arrays.copyOf(octets, length);
  }

  /** Whether a text for the operator of the other side goes with it (RFC 9003 section 2). */
  public static boolean communicates(int code, int subcode) {
    return code == ErrorCode.CEASE
        && (subcode == ErrorCode.ADMINISTRATIVE_SHUTDOWN
            || subcode == ErrorCode.ADMINISTRATIVE_RESET);
  }

  /** Reads the body; the frame has two octets of it at least. */
  static Notification decode(WireReader body) {
    return new Notification(body.u8(), body.u8(), Octets.of(body.rest()));
  }

  public Frame encode() {
    var out = Frame.begin(MessageType.NOTIFICATION).u8(code).u8(subcode);
    data.write(out);
    return Frame.end(out);
  }

  /** The registered names: {@code Cease / Administrative Reset}. */
  public String name() {
    return ErrorCode.name(code) + " / " + ErrorCode.name(code, subcode);
  }

  /**
   * The data as events show it: the shutdown communication as a sentence, else printable text as it
   * is, else hexadecimal. Line ends become blanks.
   */
  public String text() {
    if (communicates(code, subcode)) {
      return communication();
    }
    if (data.isEmpty()) {
      return "";
    }
    var text = utf8(data.toBytes());
    return text != null && text.chars().allMatch(c -> c >= 0x20 && c != 0x7f) ? text : "0x" + data;
  }

  private String communication() {
    if (data.isEmpty()) {
      return "";
    }
    var in = data.reader();
    int length = in.u8();
    if (length == 0) {
      return "empty Shutdown Communication.";
    }
    if (length > in.left()) {
      return "invalid Shutdown Communication (buffer underrun) length : "
          + length
          + " [0x"
          + data
          + "]";
    }
    var text = utf8(in.bytes(length));
    if (text == null) {
      return "invalid Shutdown Communication (invalid UTF-8) length : "
          + length
          + " [0x"
          + data
          + "]";
    }
    var line = text.replace('\r', ' ').replace('\n', ' ');
    var trailing = in.isEmpty() ? "" : ", trailing data: 0x" + Octets.of(in.rest());
    return "Shutdown Communication: \"" + line + "\"" + trailing;
  }

  private static @Nullable String utf8(byte[] octets) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  @Override
  public String toString() {
    return code + "/" + subcode + " (" + name() + ")";
  }
}
