package net.herald.rib;

import java.util.Arrays;
import net.herald.bgp.message.Frame;

/** Whole messages, one behind the other. Peers share the octets: nobody changes them. */
public final class Messages {
  /** Behind so many octets no further message is added. */
  static final int ENOUGH = 1 << 16;

  private static final int LENGTH = 16;

  private final byte[] octets;
  private final int count;

  Messages(byte[] octets, int count) {
    this.octets = octets;
    this.count = count;
  }

  /** The messages; less than 128 KiB. */
  public byte[] octets() {
    return octets;
  }

  /** How many messages there are. */
  public int count() {
    return count;
  }

  /** Where the message ends that begins at an offset. */
  int end(int at) {
    return at + ((octets[at + LENGTH] & 0xff) << 8 | octets[at + LENGTH + 1] & 0xff);
  }

  /** The message that begins at an offset. */
  Frame at(int offset) {
    return Frame.of(Arrays.copyOfRange(octets, offset, end(offset)));
  }

  /** The messages from an offset on. */
  Messages from(int offset) {
    if (offset == 0) {
      return this;
    }
    int left = 0;
    for (int at = offset; at < octets.length; at = end(at)) {
      left++;
    }
    return new Messages(Arrays.copyOfRange(octets, offset, octets.length), left);
  }
}
