package net.herald.bgp.nlri;

import net.herald.bgp.Family;
import org.jspecify.annotations.Nullable;

/**
 * One reachability item of one family.
 *
 * <p>{@code equals} and {@code hashCode} are the identity of the route: family, path identifier and
 * the key that the family's RFC names. The hash is keyed ({@link net.herald.bgp.KeyedHash}), for
 * peers choose the keys.
 */
public interface Nlri {
  Family family();

  /** Whether the item carries a path identifier (RFC 7911). */
  boolean hasPathId();

  /** The path identifier as 32 bits; 0 without one. */
  int pathId();

  /** The same item without path identifier. */
  default Nlri withoutPathId() {
    return this;
  }

  /**
   * What it lacks to be announced ({@code label}); null for nothing. It can be withdrawn all the
   * same.
   */
  default @Nullable String lacks() {
    return null;
  }

  /** Whether both are the same in every octet, parts outside of the identity included. */
  default boolean sameOctets(Nlri other) {
    return equals(other);
  }

  /** What is wrong with its octets, with the RFC's words; null for nothing. */
  default @Nullable String flaw() {
    return null;
  }
}
