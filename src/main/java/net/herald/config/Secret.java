package net.herald.config;

import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A key or a password: never printed, not even by accident. */
public final class Secret {
  /** No key at all. */
  public static final Secret NONE = new Secret(new byte[0]);

  private final byte[] octets;

  /** A secret of these octets. */
  public Secret(byte[] octets) {
    this.octets = octets.clone();
  }

  /** The octets. */
  public byte[] octets() {
    return octets.clone();
  }

  boolean isEmpty() {
    return octets.length == 0;
  }

  int length() {
    return octets.length;
  }

  /** The secret that this one writes in base64 (RFC 4648 section 4); null where it does not. */
  @Nullable Secret fromBase64() {
    try {
      return octets.length % 4 == 0 ? new Secret(Base64.getDecoder().decode(octets)) : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret secret && Arrays.equals(octets, secret.octets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }

  @Override
  public String toString() {
    return octets.length == 0 ? "" : "***";
  }
}
