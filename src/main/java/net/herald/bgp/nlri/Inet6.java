package net.herald.bgp.nlri;

import net.herald.bgp.Family;
import net.herald.bgp.Ipv6;
import net.herald.bgp.KeyedHash;
import net.herald.iana.Afi;
import net.herald.json.JsonWriter;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/** An IPv6 prefix of unicast or multicast. */
public final class Inet6 implements InetNlri {
  private final long high;
  private final long low;
  private final int pathId;
  private final short length;
  private final byte safi;
  private final boolean hasPathId;

  /** Bits of the address beyond the length are cleared. */
  Inet6(Family family, long high, long low, int length, boolean hasPathId, int pathId) {
    if (family.afi() != Afi.IPV6 || length < 0 || length > 128) {
      throw new IllegalArgumentException(family + " prefix of " + length + " bits");
    }
    this.high = high & Ipv6.highMask(length);
    this.low = low & Ipv6.lowMask(length);
    this.length = (short) length;
    this.safi = (byte) family.safi();
    this.hasPathId = hasPathId;
    this.pathId = pathId;
  }

  @Override
  public Family family() {
    int code = safi & 0xff;
    return code == Family.IPV6_UNICAST.safi()
        ? Family.IPV6_UNICAST
        : code == Family.IPV6_MULTICAST.safi() ? Family.IPV6_MULTICAST : new Family(Afi.IPV6, code);
  }

  @Override
  public Ipv6 address() {
    return new Ipv6(high, low);
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
    return new Inet6(family(), high, low, length, true, pathId);
  }

  @Override
  public Inet6 withoutPathId() {
    return hasPathId ? new Inet6(family(), high, low, length, false, 0) : this;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Inet6 o
        && high == o.high
        && low == o.low
        && length == o.length
        && pathId == o.pathId
        && safi == o.safi
        && hasPathId == o.hasPathId;
  }

  @Override
  public int hashCode() {
    long shape = (long) pathId << 24 | (safi & 0xff) << 16 | (hasPathId ? 1 : 0) << 8 | length;
    return KeyedHash.fold(KeyedHash.mix(KeyedHash.mix(shape, high), low));
  }

  @Override
  public String toString() {
    var out = new StringBuilder();
    appendText(out);
    return out.toString();
  }

  private static final NlriGrammar GRAMMAR = NlriGrammar.prefix("4.2", "A prefix.");

  static final NlriSyntax<Inet6> SYNTAX =
      new NlriSyntax<>() {
        @Override
        public Inet6 decode(WireReader in, Family family, boolean addPath) {
          int pathId = addPath ? in.i32() : 0;
          int length = InetNlri.length(in, 128);
          long high = 0;
          long low = 0;
          int octets = (length + 7) / 8;
          var prefix = in.slice(octets);
          for (int i = 0; i < 8 && i < octets; i++) {
            high |= (long) prefix.u8() << 56 - 8 * i;
          }
          for (int i = 0; i < octets - 8; i++) {
            low |= (long) prefix.u8() << 56 - 8 * i;
          }
          return new Inet6(family, high, low, length, addPath, pathId);
        }

        @Override
        public void encode(Inet6 nlri, WireWriter out, boolean addPath) {
          if (addPath) {
            out.u32(nlri.pathId);
          }
          out.u8(nlri.length);
          int octets = (nlri.length + 7) / 8;
          for (int i = 0; i < octets; i++) {
            out.u8((int) ((i < 8 ? nlri.high : nlri.low) >>> 56 - 8 * (i & 7)));
          }
        }

        @Override
        public void text(Inet6 nlri, StringBuilder out) {
          nlri.appendText(out);
        }

        @Override
        public NlriGrammar grammar() {
          return GRAMMAR;
        }

        @Override
        public void json(Inet6 nlri, JsonWriter out) {
          nlri.writeJson(out);
        }

        @Override
        public void compactJson(Inet6 nlri, JsonWriter out) {
          nlri.writeCompactJson(out);
        }

        @Override
        public int compare(Inet6 a, Inet6 b) {
          if (a.pathId != b.pathId) {
            return Integer.compareUnsigned(a.pathId, b.pathId);
          }
          if (a.length != b.length) {
            return Integer.compare(a.length, b.length);
          }
          return a.high != b.high
              ? Long.compareUnsigned(a.high, b.high)
              : Long.compareUnsigned(a.low, b.low);
        }
      };
}
