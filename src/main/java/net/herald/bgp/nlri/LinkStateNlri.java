package net.herald.bgp.nlri;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.herald.bgp.Family;
import net.herald.bgp.HexWord;
import net.herald.bgp.KeyedHash;
import net.herald.bgp.RouteDistinguisher;
import net.herald.iana.Safi;
import net.herald.json.JsonWriter;
import net.herald.text.Words;
import net.herald.wire.Hex;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * A node, link, prefix or SID of a network (RFC 9552, RFC 9514): BGP-LS and BGP-LS-VPN. All its
 * octets are its identity; they are kept as they came and read when they are shown.
 *
 * <pre>
 *   type 2 | length 2 | route distinguisher 8, in BGP-LS-VPN | protocol 1 | identifier 8 | TLVs …
 * </pre>
 *
 * <p>A type that is not known, and one whose TLVs do not add up, is shown in hexadecimal and harms
 * nobody. Written as {@code raw 0x…}, all octets from the type on.
 */
public final class LinkStateNlri extends PathNlri {
  static final int REACHABILITY = 265;

  private static final int NODE = 1;
  private static final int LINK = 2;
  private static final int PREFIX_V4 = 3;
  private static final int PREFIX_V6 = 4;
  private static final int SRV6_SID = 6;
  private static final int HEADER = 4;
  private static final int MOST = HEADER + 0xffff;

  private final byte[] octets;

  private LinkStateNlri(Family family, byte[] octets, boolean hasPathId, int pathId) {
    super(family, hasPathId, pathId);
    this.octets = octets;
  }

  @Override
  public Nlri withoutPathId() {
    return hasPathId ? new LinkStateNlri(family, octets, false, 0) : this;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LinkStateNlri o && samePath(o) && Arrays.equals(octets, o.octets);
  }

  @Override
  public int hashCode() {
    long shape = (long) pathId << 16 | family.safi() << 1 | (hasPathId ? 1 : 0);
    return KeyedHash.fold(KeyedHash.mix(shape, octets, 0, octets.length));
  }

  @Override
  public String toString() {
    var out = new StringBuilder();
    SYNTAX.text(this, out);
    return out.toString();
  }

  /** The body of a type we know, read; null where that cannot be. */
  private @Nullable Body body() {
    var in = new WireReader(octets);
    int type = in.u16();
    in.skip(2);
    try {
      var rd = family.safi() == Safi.BGP_LS_VPN ? RouteDistinguisher.decode(in) : null;
      int protocol = in.u8();
      long identifier = in.u64();
      var descriptors = LinkStateDescriptors.read(in, type == PREFIX_V6);
      descriptors.checkNodes();
      boolean complete =
          switch (type) {
            case NODE, LINK, SRV6_SID -> true;
            // RFC 9552 section 5.2.3: mandatory
            case PREFIX_V4, PREFIX_V6 -> !descriptors.values("ip-reachability-tlv").isEmpty();
            default -> false;
          };
      return complete ? new Body(type, rd, protocol, identifier, descriptors) : null;
    } catch (WireFault malformed) {
      return null;
    }
  }

  /** What a known type says. */
  private record Body(
      int type,
      @Nullable RouteDistinguisher rd,
      int protocol,
      long identifier,
      LinkStateDescriptors descriptors) {

    void json(JsonWriter out) {
      out.member("ls-nlri-type", name());
      out.name("l3-routing-topology").unsigned(identifier);
      out.member("protocol-id", protocol);
      switch (type) {
        case LINK -> link(out);
        case SRV6_SID -> sid(out);
        default -> {
          descriptors.node(false, "node-descriptors", out);
          if (type != NODE) {
            prefix(out);
          }
        }
      }
      descriptors.others(out);
      if (rd != null) {
        out.member("rd", rd.toString());
      }
    }

    private String name() {
      return switch (type) {
        case NODE -> "bgpls-node";
        case LINK -> "bgpls-link";
        case PREFIX_V4 -> "bgpls-prefix-v4";
        case PREFIX_V6 -> "bgpls-prefix-v6";
        default -> "bgpls-srv6sid";
      };
    }

    private void link(JsonWriter out) {
      descriptors.node(false, "local-node-descriptors", out);
      descriptors.node(true, "remote-node-descriptors", out);
      descriptors.array("interface-addresses", out);
      descriptors.array("neighbor-addresses", out);
      descriptors.array("multi-topology-ids", out);
      descriptors.array("link-identifiers", out);
    }

    private void prefix(JsonWriter out) {
      byte[] prefix = descriptors.values("ip-reachability-tlv").getFirst();
      out.name("ip-reachability-tlv").written(prefix).name("ip-reach-prefix").written(prefix);
      descriptors.single("ospf-route-type", out);
      if (!descriptors.values("multi-topology-ids").isEmpty()) {
        descriptors.array("multi-topology-ids", out);
      }
    }

    private void sid(JsonWriter out) {
      descriptors.node(false, "node-descriptors", out);
      out.name("srv6-sid-descriptors").beginTightObject();
      out.name("multi-topology-ids").beginTightArray();
      for (byte[] one : descriptors.values("multi-topology-ids")) {
        out.value(new String(one, StandardCharsets.US_ASCII));
      }
      out.endArray();
      descriptors.single("srv6-sid", out);
      out.endObject();
    }
  }

  private void json(JsonWriter out, @Nullable String nextHop) {
    out.beginObject();
    var body = body();
    if (body != null) {
      body.json(out);
      boolean shows = body.type != LINK && body.type != SRV6_SID;
      if (nextHop != null && shows) {
        out.member("nexthop", nextHop);
      }
    } else {
      out.member("code", new WireReader(octets).u16());
      out.member("parsed", false).member("raw", Hex.upper(octets));
    }
    writePathId(out);
    out.endObject();
  }

  /** {@code raw 0x…}. */
  private static NlriDraft open(Family family, Words words) {
    words.expect("raw");
    byte[] octets = HexWord.parse(words, "a link-state NLRI", MOST);
    if (octets.length < HEADER
        || octets.length != HEADER + ((octets[2] & 0xff) << 8 | octets[3] & 0xff)) {
      throw words.fault(
          "the length of the link-state NLRI is not right",
          "expected type and length of two octets each, then as many octets as the length says");
    }
    return new OctetsDraft(
        id -> new LinkStateNlri(family, octets, id != null, id == null ? 0 : id));
  }

  private static final NlriGrammar GRAMMAR =
      new NlriGrammar(
          "raw 0xOCTETS WORD VALUE ...",
          "Herald",
          "A link-state NLRI in octets.",
          LinkStateNlri::open);

  static final NlriSyntax<LinkStateNlri> SYNTAX =
      new NlriSyntax<>() {
        @Override
        public LinkStateNlri decode(WireReader in, Family family, boolean addPath) {
          int pathId = addPath ? in.i32() : 0;
          int from = in.position();
          in.skip(2);
          in.skip(in.u16());
          return new LinkStateNlri(family, in.since(from), addPath, pathId);
        }

        @Override
        public void encode(LinkStateNlri nlri, WireWriter out, boolean addPath) {
          if (addPath) {
            out.u32(nlri.pathId());
          }
          out.bytes(nlri.octets);
        }

        @Override
        public void text(LinkStateNlri nlri, StringBuilder out) {
          out.append("raw 0x").append(Hex.upper(nlri.octets));
          nlri.appendPathId(out);
        }

        @Override
        public NlriGrammar grammar() {
          return GRAMMAR;
        }

        @Override
        public void json(LinkStateNlri nlri, JsonWriter out) {
          nlri.json(out, null);
        }

        @Override
        public void json4(LinkStateNlri nlri, String nextHop, JsonWriter out) {
          nlri.json(out, nextHop);
        }

        @Override
        public int compare(LinkStateNlri a, LinkStateNlri b) {
          int byPath = Integer.compareUnsigned(a.pathId(), b.pathId());
          return byPath != 0 ? byPath : Arrays.compareUnsigned(a.octets, b.octets);
        }
      };
}
