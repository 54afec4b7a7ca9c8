package net.herald.bgp.nlri;

import net.herald.bgp.Family;
import net.herald.bgp.Ipv4;
import net.herald.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * One reachability item of one family.
 *
 * <p>{@code equals} and {@code hashCode} are the identity of the route: family, path identifier and
 * the key that the family's RFC names. The hash is keyed ({@link net.herald.bgp.KeyedHash}), for
 * peers choose the keys.
 */
public interface Nlri {
  /** The word for a path identifier. */
  String PATH_ID = "path-information";

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

  /** Appends the path identifier, where there is one, as the words that are read back. */
  default void appendPathId(StringBuilder out) {
    if (hasPathId()) {
      out.append(' ').append(PATH_ID).append(' ').append(new Ipv4(pathId()));
    }
  }

  /** Writes the path identifier, where there is one, as a member of the object that is open. */
  default void writePathId(JsonWriter out) {
    if (hasPathId()) {
      out.member(PATH_ID, new Ipv4(pathId()).toString());
    }
  }
}
