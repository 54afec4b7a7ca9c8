package net.herald.wire;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An immutable string of octets with value equality. */
public final class Octets {
  public static final Octets EMPTY = new Octets(new byte[0]);

  private final byte[] octets;

  private Octets(byte[] octets) {
    this.octets = octets;
  }

  /** The octets given, copied. */
  public static Octets of(byte... octets) {
    return octets.length == 0 ? EMPTY : new Octets(octets.clone());
  }

  /** What a writer holds. */
  public static Octets of(WireWriter out) {
    return out.size() == 0 ? EMPTY : new Octets(out.toBytes());
  }

  public int length() {
    return octets.length;
  }

  public boolean isEmpty() {
    return octets.length == 0;
  }

  public byte[] toBytes() {
    return octets.clone();
  }

  public WireReader reader() {
    return new WireReader(octets);
  }

  public void write(WireWriter out) {
    out.bytes(octets);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Octets o && Arrays.equals(octets, o.octets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }

  /** Upper-case hexadecimal digits without prefix. */
  @Override
  public String toString() {
    return Hex.upper(octets);
  }
}
