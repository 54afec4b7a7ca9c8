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
 * A route of the Mobile User Plane (draft-ietf-bess-mup-safi).
 *
 * <pre>
 *   architecture 1 | route type 2 | length 1 | what the type says …
 * </pre>
 */
final class Mup extends PathNlri {
  private static final int HEADER = 4;

  private final MupRoute route;
  private final byte[] octets;
  private final int keyLength;

  Mup(Family family, MupRoute route, boolean hasPathId, int pathId) {
    super(family, hasPathId, pathId);
    this.route = route;
    var out = new WireWriter().u8(route.architecture()).u16(route.type()).u8(0);
    route.encode(out);
    int length = out.size() - HEADER;
    out.patchU8(HEADER - 1, length);
    octets = out.toBytes();
    keyLength = route.keyLength(length);
  }

  MupRoute route() {
    return route;
  }

  @Override
  public Nlri withoutPathId() {
    return hasPathId ? new Mup(family, route, false, 0) : this;
  }

  @Override
  public @Nullable String flaw() {
    return route instanceof MupRoute.Unknown unknown ? unknown.flaw() : null;
  }

  /** Architecture, type and key: the length octet counts what is not part of the key, too. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Mup o
        && samePath(o)
        && keyLength == o.keyLength
        && Arrays.equals(octets, 0, HEADER - 1, o.octets, 0, HEADER - 1)
        && Arrays.equals(octets, HEADER, HEADER + keyLength, o.octets, HEADER, HEADER + keyLength);
  }

  @Override
  public int hashCode() {
    long shape = (long) pathId << 24 | family.afi() << 16 | route.type();
    return KeyedHash.fold(KeyedHash.mix(shape, octets, HEADER, HEADER + keyLength));
  }

  @Override
  public boolean sameOctets(Nlri other) {
    return equals(other) && Arrays.equals(octets, ((Mup) other).octets);
  }

  @Override
  public String toString() {
    var out = new StringBuilder();
    SYNTAX.text(this, out);
    return out.toString();
  }

  private static final NlriGrammar GRAMMAR =
      new NlriGrammar(
          "mup-isd|mup-dsd|mup-t1st|mup-t2st ... rd RD ... WORD VALUE ...",
          "5.0",
          "A route of the Mobile User Plane.",
          MupDraft::open);

  static final NlriSyntax<Mup> SYNTAX =
      new NlriSyntax<>() {
        @Override
        public Mup decode(WireReader in, Family family, boolean addPath) {
          int pathId = addPath ? in.i32() : 0;
          int architecture = in.u8();
          int type = in.u16();
          var route = MupRoute.decode(family.afi(), architecture, type, in.bytes(in.u8()));
          return new Mup(family, route, addPath, pathId);
        }

        @Override
        public void encode(Mup nlri, WireWriter out, boolean addPath) {
          if (addPath) {
            out.u32(nlri.pathId());
          }
          out.bytes(nlri.octets);
        }

        @Override
        public void text(Mup nlri, StringBuilder out) {
          int before = out.length();
          nlri.route.text(out);
          if (out.length() == before) {
            out.append("0x").append(Hex.upper(nlri.octets));
          }
          nlri.appendPathId(out);
        }

        @Override
        public NlriGrammar grammar() {
          return GRAMMAR;
        }

        @Override
        public void json(Mup nlri, JsonWriter out) {
          out.beginObject();
          var name = nlri.route.name();
          if (name != null) {
            out.member("name", name);
          }
          out.member("arch", nlri.route.architecture()).member("code", nlri.route.type());
          nlri.route.json(out);
          nlri.writePathId(out);
          out.member("raw", Hex.upper(nlri.octets)).endObject();
        }

        @Override
        public int compare(Mup a, Mup b) {
          return a.pathId() != b.pathId()
              ? Integer.compareUnsigned(a.pathId(), b.pathId())
              : Arrays.compareUnsigned(a.octets, b.octets);
        }
      };
}
