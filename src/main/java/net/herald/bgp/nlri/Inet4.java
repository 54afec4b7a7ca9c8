package net.herald.bgp.nlri;

import net.herald.bgp.Family;
import net.herald.bgp.Ipv4;
import net.herald.bgp.KeyedHash;
import net.herald.iana.Afi;
import net.herald.json.JsonWriter;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/** An IPv4 prefix of unicast or multicast, in 24 bytes of heap: tables hold millions. */
public final class Inet4 implements InetNlri {
  private final int address;
  private final int pathId;
  private final byte length;
  private final byte safi;
  private final boolean hasPathId;

  /** Bits of the address beyond the length are cleared. */
  Inet4(Family family, int address, int length, boolean hasPathId, int pathId) {
    if (family.afi() != Afi.IPV4 || length < 0 || length > 32) {
      throw new IllegalArgumentException(family + " prefix of " + length + " bits");
    }
    this.address = address & Ipv4.mask(length);
    this.length = (byte) length;
    this.safi = (byte) family.safi();
    this.hasPathId = hasPathId;
    this.pathId = pathId;
  }

  @Override
  public Family family() {
    int code = safi & 0xff;
    return code == Family.IPV4_UNICAST.safi()
        ? Family.IPV4_UNICAST
        : code == Family.IPV4_MULTICAST.safi() ? Family.IPV4_MULTICAST : new Family(Afi.IPV4, code);
  }

  @Override
  public Ipv4 address() {
    return new Ipv4(address);
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public boolean hasPathId() {
    return hasPathId;
  }

  @Override
  public int pathId() {
    return pathId;
  }

  @Override
  public InetNlri withPathId(int pathId) {
    return new Inet4(family(), address, length, true, pathId);
  }

  @Override
  public Inet4 withoutPathId() {
    return hasPathId ? new Inet4(family(), address, length, false, 0) : this;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Inet4 o
        && address == o.address
        && length == o.length
        && pathId == o.pathId
        && safi == o.safi
        && hasPathId == o.hasPathId;
  }

  @Override
  public int hashCode() {
    long shape = (long) pathId << 24 | (safi & 0xff) << 16 | (hasPathId ? 1 : 0) << 8 | length;
    return KeyedHash.fold(KeyedHash.mix(shape, address));
  }

  @Override
  public String toString() {
    var out = new StringBuilder();
    appendText(out);
    return out.toString();
  }

  private static final NlriGrammar GRAMMAR = NlriGrammar.prefix("4.2", "A prefix.");

  static final NlriSyntax<Inet4> SYNTAX =
      new NlriSyntax<>() {
        @Override
        public Inet4 decode(WireReader in, Family family, boolean addPath) {
          int pathId = addPath ? in.i32() : 0;
          int length = InetNlri.length(in, 32);
          int address =
              switch ((length + 7) / 8) {
                case 0 -> 0;
                case 1 -> in.u8() << 24;
                case 2 -> in.u16() << 16;
                case 3 -> in.u24() << 8;
                default -> in.i32();
              };
          return new Inet4(family, address, length, addPath, pathId);
        }

        @Override
        public void encode(Inet4 nlri, WireWriter out, boolean addPath) {
          if (addPath) {
            out.u32(nlri.pathId);
          }
          out.u8(nlri.length);
          int octets = (nlri.length + 7) / 8;
          for (int i = 0; i < octets; i++) {
            out.u8(nlri.address >>> 24 - 8 * i);
          }
        }

        @Override
        public void text(Inet4 nlri, StringBuilder out) {
          nlri.appendText(out);
        }

        @Override
        public NlriGrammar grammar() {
          return GRAMMAR;
        }

        @Override
        public void json(Inet4 nlri, JsonWriter out) {
          nlri.writeJson(out);
        }

        @Override
        public void compactJson(Inet4 nlri, JsonWriter out) {
          nlri.writeCompactJson(out);
        }

        @Override
        public int compare(Inet4 a, Inet4 b) {
          if (a.pathId != b.pathId) {
            return Integer.compareUnsigned(a.pathId, b.pathId);
          }
          return a.length != b.length
              ? Integer.compare(a.length, b.length)
              : Integer.compareUnsigned(a.address, b.address);
        }
      };
}
