package net.herald.bgp.fsm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a NOTIFICATION says (RFC 4271 section 4.5).
 *
 * @param data the octets that the RFC names for the error, never prose
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by content
public record Notification(int code, int subcode, byte[] data) {
  public Notification {
    data = data.clone();
  }

  public Notification(int code, int subcode) {
    this(code, subcode, new byte[0]);
  }

  @Override
  public byte[] data() {
    return data.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Notification n
        && code == n.code
        && subcode == n.subcode
        && Arrays.equals(data, n.data);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * code + subcode) + Arrays.hashCode(data);
  }

  @Override
  public String toString() {
    return code + "/" + subcode + " " + Arrays.toString(data);
  }
}
