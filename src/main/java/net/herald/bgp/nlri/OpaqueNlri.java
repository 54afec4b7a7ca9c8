package net.herald.bgp.nlri;

import java.util.Arrays;
import net.herald.bgp.Family;
import net.herald.bgp.KeyedHash;
import net.herald.json.JsonWriter;
import net.herald.wire.Hex;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * The NLRI field of a family that has no row, as it came. Its items cannot be told apart, so the
 * whole field is one value.
 */
public final class OpaqueNlri implements Nlri {
  private final Family family;
  private final byte[] octets;

  public OpaqueNlri(Family family, byte[] octets) {
    this.family = family;
    this.octets = octets.clone();
  }

  @Override
  public Family family() {
    return family;
  }

  @Override
  public boolean hasPathId() {
    return false;
  }

  @Override
  public int pathId() {
    return 0;
  }

  public byte[] octets() {
    return octets.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OpaqueNlri o
        && family.equals(o.family)
        && Arrays.equals(octets, o.octets);
  }

  @Override
  public int hashCode() {
    long shape = (long) family.afi() << 8 | family.safi();
    return KeyedHash.fold(KeyedHash.mix(shape, octets, 0, octets.length));
  }

  @Override
  public String toString() {
    return family + " 0x" + Hex.upper(octets);
  }

  static final NlriSyntax<OpaqueNlri> SYNTAX =
      new NlriSyntax<>() {
        @Override
        public OpaqueNlri decode(WireReader in, Family family, boolean addPath) {
          return new OpaqueNlri(family, in.rest());
        }

        @Override
        public void encode(OpaqueNlri nlri, WireWriter out, boolean addPath) {
          out.bytes(nlri.octets);
        }

        @Override
        public void text(OpaqueNlri nlri, StringBuilder out) {
          out.append("0x").append(Hex.upper(nlri.octets));
        }

        @Override
        public void json(OpaqueNlri nlri, JsonWriter out) {
          out.beginObject()
              .member("parsed", false)
              .member("raw", Hex.upper(nlri.octets))
              .endObject();
        }

        @Override
        public int compare(OpaqueNlri a, OpaqueNlri b) {
          return Arrays.compareUnsigned(a.octets, b.octets);
        }
      };
}
