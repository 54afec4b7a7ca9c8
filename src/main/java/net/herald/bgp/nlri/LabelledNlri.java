package net.herald.bgp.nlri;

import java.util.Arrays;
import java.util.Comparator;
import net.herald.bgp.Family;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv4;
import net.herald.bgp.Ipv6;
import net.herald.bgp.KeyedHash;
import net.herald.bgp.LabelStack;
import net.herald.bgp.RouteDistinguisher;
import net.herald.iana.Afi;
import net.herald.iana.Safi;
import net.herald.json.JsonWriter;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * A prefix behind MPLS labels (RFC 8277), and in the VPN families behind a route distinguisher too
 * (RFC 4364 section 4.3.4, RFC 4659).
 *
 * <pre>
 *   [path identifier 4] | bits 1 | labels 3 each | [route distinguisher 8] | prefix
 * </pre>
 *
 * <p>The bits are those of all that follows. Labels are no part of the identity: a route with other
 * labels replaces it. About 100 octets of heap with one label.
 */
public final class LabelledNlri implements InetNlri {
  private static final int MOST_BITS = 255;
  private static final int LABEL_BITS = 24;
  private static final int RD_BITS = 64;

  private final Family family;
  private final Ip address;
  private final LabelStack labels;
  private final long rd;
  private final int pathId;
  private final short length;
  private final boolean hasPathId;

  /**
   * Bits of the address beyond the length are cleared.
   *
   * @param rd of no meaning where the family has none
   */
  LabelledNlri(
      Family family,
      Ip address,
      int length,
      LabelStack labels,
      long rd,
      boolean hasPathId,
      int pathId) {
    if (length < 0
        || length > address.bits()
        || address.afi() != family.afi()
        || bits(family, length, labels) > MOST_BITS) {
      throw new IllegalArgumentException(family + " prefix of " + length + " bits");
    }
    this.family = family;
    this.address = masked(address, length);
    this.length = (short) length;
    this.labels = labels;
    this.rd = distinguished(family) ? rd : 0;
    this.hasPathId = hasPathId;
    this.pathId = pathId;
  }

  private static Ip masked(Ip address, int length) {
    return switch (address) {
      case Ipv4 a -> new Ipv4(a.value() & Ipv4.mask(length));
      case Ipv6 a -> new Ipv6(a.high() & Ipv6.highMask(length), a.low() & Ipv6.lowMask(length));
    };
  }

  private static boolean distinguished(Family family) {
    return family.safi() == Safi.MPLS_VPN;
  }

  private static int bits(Family family, int length, LabelStack labels) {
    return labels.size() * LABEL_BITS + (distinguished(family) ? RD_BITS : 0) + length;
  }

  /** How many labels fit in front of a prefix: one octet counts the bits of all. */
  public static int mostLabels(Family family, int length) {
    return (MOST_BITS - bits(family, length, LabelStack.NONE)) / LABEL_BITS;
  }

  @Override
  public Family family() {
    return family;
  }

  @Override
  public Ip address() {
    return address;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public LabelStack labels() {
    return labels;
  }

  @Override
  public @Nullable RouteDistinguisher rd() {
    return distinguished(family) ? new RouteDistinguisher(rd) : null;
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
    return new LabelledNlri(family, address, length, labels, rd, true, pathId);
  }

  @Override
  public LabelledNlri withoutPathId() {
    return hasPathId ? new LabelledNlri(family, address, length, labels, rd, false, 0) : this;
  }

  @Override
  public boolean sameOctets(Nlri other) {
    return equals(other) && other instanceof LabelledNlri o && labels.equals(o.labels);
  }

  @Override
  public @Nullable String lacks() {
    return labels.equals(LabelStack.WITHDRAWN) ? "label" : null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LabelledNlri o
        && address.equals(o.address)
        && length == o.length
        && rd == o.rd
        && pathId == o.pathId
        && hasPathId == o.hasPathId
        && family.equals(o.family);
  }

  @Override
  public int hashCode() {
    long hash = (long) pathId << 24 | family.safi() << 16 | (hasPathId ? 1 : 0) << 8 | length;
    hash = KeyedHash.mix(hash, rd);
    return KeyedHash.fold(
        switch (address) {
          case Ipv4 a -> KeyedHash.mix(hash, a.value());
          case Ipv6 a -> KeyedHash.mix(KeyedHash.mix(hash, a.high()), a.low());
        });
  }

  @Override
  public String toString() {
    var out = new StringBuilder();
    appendText(out);
    return out.toString();
  }

  /** Reads what stands behind the bits. */
  private static LabelledNlri decode(
      byte[] field, int bits, Family family, boolean hasPathId, int pathId) {
    var labels = LabelStack.leading(field, distinguished(family) ? RD_BITS / 8 : 0);
    var in = new WireReader(field, labels.size() * LABEL_BITS / 8, field.length);
    long rd = distinguished(family) ? in.u64() : 0;
    int length = bits - bits(family, 0, labels);
    int most = family.afi() == Afi.IPV4 ? 32 : 128;
    if (length < 0 || length > most) {
      throw new WireFault("prefix length " + length + " is not 0 to " + most);
    }
    var octets = new WireReader(Arrays.copyOf(in.rest(), most / 8));
    var address = most == 32 ? Ipv4.read(octets) : Ipv6.read(octets);
    return new LabelledNlri(family, address, length, labels, rd, hasPathId, pathId);
  }

  private static final NlriGrammar GRAMMAR =
      NlriGrammar.prefix("4.2", "A prefix with label, and with rd in the VPN families.");

  private static final Comparator<LabelledNlri> ORDER =
      Comparator.comparing(LabelledNlri::pathId, Integer::compareUnsigned)
          .thenComparing(nlri -> nlri.rd, Long::compareUnsigned)
          .thenComparingInt(LabelledNlri::length)
          .thenComparing(nlri -> nlri.address)
          .thenComparing(LabelledNlri::labels);

  static final NlriSyntax<LabelledNlri> SYNTAX =
      new NlriSyntax<>() {
        @Override
        public LabelledNlri decode(WireReader in, Family family, boolean addPath) {
          int pathId = addPath ? in.i32() : 0;
          int bits = in.u8();
          return LabelledNlri.decode(in.bytes((bits + 7) / 8), bits, family, addPath, pathId);
        }

        @Override
        public void encode(LabelledNlri nlri, WireWriter out, boolean addPath) {
          if (addPath) {
            out.u32(nlri.pathId);
          }
          out.u8(bits(nlri.family, nlri.length, nlri.labels));
          nlri.labels.encode(out);
          if (distinguished(nlri.family)) {
            out.u64(nlri.rd);
          }
          nlri.address.write(out);
          out.truncate(out.size() - (nlri.address.bits() / 8 - (nlri.length + 7) / 8));
        }

        @Override
        public void text(LabelledNlri nlri, StringBuilder out) {
          nlri.appendText(out);
        }

        @Override
        public NlriGrammar grammar() {
          return GRAMMAR;
        }

        @Override
        public void json(LabelledNlri nlri, JsonWriter out) {
          nlri.writeJson(out);
        }

        @Override
        public int compare(LabelledNlri a, LabelledNlri b) {
          return ORDER.compare(a, b);
        }
      };
}
