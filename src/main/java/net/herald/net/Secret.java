package net.herald.net;

import java.util.Arrays;

/** The bytes of a key. They are never printed. */
public final class Secret {

  private final byte[] bytes;

  /**
   * A key.
   *
   * @param bytes 1 to 80 of them, all the kernel takes
   */
  public Secret(byte[] bytes) {
    if (bytes.length == 0 || bytes.length > 80) {
      throw new IllegalArgumentException("a key has 1 to 80 bytes, not " + bytes.length);
    }
    this.bytes = bytes.clone();
  }

  byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && Arrays.equals(bytes, secret.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
