package net.herald.bgp.nlri;

import net.herald.bgp.Ip;
import net.herald.bgp.Ipv4;
import net.herald.bgp.Ipv6;
import net.herald.bgp.RouteDistinguisher;
import net.herald.iana.Afi;
import net.herald.json.JsonWriter;
import net.herald.wire.Octets;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * What a MUP NLRI says: the route types of the 3GPP 5G architecture (draft-ietf-bess-mup-safi).
 *
 * <pre>
 *   type 1  RD 8 | prefix length 1 | prefix …
 *   type 2  RD 8 | address 4 or 16
 *   type 3  RD 8 | prefix length 1 | prefix … | TEID 4 | QFI 1
 *           | endpoint length 1 | endpoint … [ | source length 1 | source … ]
 *   type 4  RD 8 | bits of endpoint and TEID 1 | endpoint 4 or 16 | TEID 0 to 4
 * </pre>
 */
sealed interface MupRoute {
  /** Architecture 3gpp-5g. */
  int ARCHITECTURE = 1;

  int INTERWORK = 1;
  int DIRECT = 2;
  int TYPE_1 = 3;
  int TYPE_2 = 4;

  int MOST_QFI = 63;

  /** The route type. */
  int type();

  default int architecture() {
    return ARCHITECTURE;
  }

  /** Writes what follows the length octet. */
  void encode(WireWriter out);

  /** How many of the octets that {@link #encode} writes are the identity of the route. */
  default int keyLength(int length) {
    return length;
  }

  /** Appends the words that say the same; nothing where there are none. */
  void text(StringBuilder out);

  /** Writes the members between {@code code} and {@code raw}. */
  void json(JsonWriter out);

  /** The name in JSON; null for a type that is not known. */
  @Nullable String name();

  /** A prefix of an access network: interwork segment discovery. */
  record Interwork(RouteDistinguisher rd, Ip prefix, int length) implements MupRoute {
    @Override
    public int type() {
      return INTERWORK;
    }

    @Override
    public String name() {
      return "InterworkSegmentDiscoveryRoute";
    }

    @Override
    public void encode(WireWriter out) {
      rd.encode(out);
      putPrefix(prefix, length, out);
    }

    @Override
    public void text(StringBuilder out) {
      out.append("mup-isd ").append(prefix).append('/').append(length).append(" rd ").append(rd);
    }

    @Override
    public void json(JsonWriter out) {
      out.member("prefix_ip_len", length).member("prefix_ip", prefix.toString());
      out.member("rd", rd.toString());
    }
  }

  /** The address of a node of the network: direct segment discovery. */
  record Direct(RouteDistinguisher rd, Ip address) implements MupRoute {
    @Override
    public int type() {
      return DIRECT;
    }

    @Override
    public String name() {
      return "DirectSegmentDiscoveryRoute";
    }

    @Override
    public void encode(WireWriter out) {
      rd.encode(out);
      address.write(out);
    }

    @Override
    public void text(StringBuilder out) {
      out.append("mup-dsd ").append(address).append(" rd ").append(rd);
    }

    @Override
    public void json(JsonWriter out) {
      out.member("ip", address.toString()).member("rd", rd.toString());
    }
  }

  /**
   * A session towards user equipment: type 1 session transformed. Its identity is the prefix.
   *
   * @param teid unsigned
   * @param source null in the drafts before 03
   */
  record Type1(
      RouteDistinguisher rd,
      Ip prefix,
      int length,
      int teid,
      int qfi,
      Ip endpoint,
      @Nullable Ip source)
      implements MupRoute {
    @Override
    public int type() {
      return TYPE_1;
    }

    @Override
    public String name() {
      return "Type1SessionTransformedRoute";
    }

    @Override
    public void encode(WireWriter out) {
      rd.encode(out);
      putPrefix(prefix, length, out);
      out.u32(teid).u8(qfi).u8(endpoint.bits());
      endpoint.write(out);
      if (source != null) {
        source.write(out.u8(source.bits()));
      }
    }

    @Override
    public int keyLength(int octets) {
      return 8 + 1 + (length + 7) / 8;
    }

    /** A QFI has six bits (3GPP TS 24.501). */
    @Override
    public void text(StringBuilder out) {
      if (qfi > MOST_QFI) {
        return;
      }
      out.append("mup-t1st ").append(prefix).append('/').append(length).append(" rd ").append(rd);
      out.append(" teid ").append(Integer.toUnsignedString(teid)).append(" qfi ").append(qfi);
      out.append(" endpoint ").append(endpoint);
      if (source != null) {
        out.append(" source ").append(source);
      }
    }

    @Override
    public void json(JsonWriter out) {
      out.member("prefix_ip_len", length).member("prefix_ip", prefix.toString());
      out.member("teid", Integer.toUnsignedString(teid)).member("qfi", Integer.toString(qfi));
      out.member("rd", rd.toString());
      out.member("endpoint_ip_len", endpoint.bits()).member("endpoint_ip", endpoint.toString());
      out.member("source_ip_len", source == null ? 0 : source.bits());
      // what scripts written for ExaBGP know as "none"
      out.member("source_ip", source == null ? "b''" : source.toString());
    }
  }

  /**
   * A session towards the network: type 2 session transformed.
   *
   * @param bits how many of the TEID count: 0 to 32
   * @param teid unsigned, in the lowest bits
   */
  record Type2(RouteDistinguisher rd, Ip endpoint, int bits, int teid) implements MupRoute {
    @Override
    public int type() {
      return TYPE_2;
    }

    @Override
    public String name() {
      return "Type2SessionTransformedRoute";
    }

    @Override
    public void encode(WireWriter out) {
      rd.encode(out);
      endpoint.write(out.u8(endpoint.bits() + bits));
      for (int octet = (bits + 7) / 8 - 1; octet >= 0; octet--) {
        out.u8(teid >>> 8 * octet);
      }
    }

    @Override
    public void text(StringBuilder out) {
      if (bits == 32 || teid >>> bits == 0) {
        out.append("mup-t2st ").append(endpoint).append(" rd ").append(rd);
        out.append(" teid ").append(Integer.toUnsignedString(teid)).append('/').append(bits);
      }
    }

    @Override
    public void json(JsonWriter out) {
      out.member("endpoint_len", endpoint.bits() + bits);
      out.member("endpoint_ip", endpoint.toString()).member("rd", rd.toString());
      out.member("teid", Integer.toUnsignedString(teid));
    }
  }

  /**
   * A route of another architecture or type, or one that is not what its type says: kept as it
   * came.
   *
   * @param flaw what is wrong with it; null for nothing
   */
  record Unknown(int architecture, int type, Octets value, @Nullable String flaw)
      implements MupRoute {
    @Override
    public @Nullable String name() {
      return null;
    }

    @Override
    public void encode(WireWriter out) {
      value.write(out);
    }

    @Override
    public void text(StringBuilder out) {}

    @Override
    public void json(JsonWriter out) {}
  }

  /** Reads what follows the length octet, all of it. */
  static MupRoute decode(int afi, int architecture, int type, byte[] octets) {
    if (architecture != ARCHITECTURE || type < INTERWORK || type > TYPE_2) {
      return new Unknown(architecture, type, Octets.of(octets), null);
    }
    try {
      return decode(afi, type, new WireReader(octets));
    } catch (WireFault fault) {
      var flaw = "MUP route of type " + type + ": " + fault.why();
      return new Unknown(architecture, type, Octets.of(octets), flaw);
    }
  }

  private static MupRoute decode(int afi, int type, WireReader in) {
    var rd = RouteDistinguisher.decode(in);
    var route =
        switch (type) {
          case INTERWORK -> {
            int length = InetNlri.length(in, bits(afi));
            yield new Interwork(rd, prefix(afi, length, in), length);
          }
          case DIRECT -> new Direct(rd, address(bits(afi), in));
          case TYPE_1 -> type1(afi, rd, in);
          default -> type2(afi, rd, in);
        };
    if (!in.isEmpty()) {
      throw new WireFault(in.left() + " octets too many in a MUP route of type " + type);
    }
    return route;
  }

  private static Type1 type1(int afi, RouteDistinguisher rd, WireReader in) {
    int length = InetNlri.length(in, bits(afi));
    var prefix = prefix(afi, length, in);
    int teid = in.i32();
    int qfi = in.u8();
    var endpoint = address(in.u8(), in);
    return new Type1(rd, prefix, length, teid, qfi, endpoint, source(in));
  }

  /** Drafts before 03 end before its length; others, GoBGP among them, say 0 for none. */
  private static @Nullable Ip source(WireReader in) {
    int bits = in.isEmpty() ? 0 : in.u8();
    return bits == 0 ? null : address(bits, in);
  }

  private static Type2 type2(int afi, RouteDistinguisher rd, WireReader in) {
    int bits = in.u8() - bits(afi);
    if (bits < 0 || bits > 32) {
      throw new WireFault("endpoint length is " + (bits + bits(afi)));
    }
    var endpoint = address(bits(afi), in);
    int teid = 0;
    for (int octet = 0; octet < (bits + 7) / 8; octet++) {
      teid = teid << 8 | in.u8();
    }
    return new Type2(rd, endpoint, bits, teid);
  }

  private static int bits(int afi) {
    return afi == Afi.IPV4 ? 32 : 128;
  }

  private static Ip address(int bits, WireReader in) {
    return switch (bits) {
      case 32 -> Ipv4.read(in);
      case 128 -> Ipv6.read(in);
      default -> throw new WireFault("address length is " + bits);
    };
  }

  private static Ip prefix(int afi, int length, WireReader in) {
    var octets = new WireWriter().bytes(in.bytes((length + 7) / 8)).bytes(new byte[16]).toBytes();
    return masked(address(bits(afi), new WireReader(octets)), length);
  }

  /** The address with the bits beyond a length cleared. */
  static Ip masked(Ip address, int length) {
    return switch (address) {
      case Ipv4 a -> new Ipv4(a.value() & Ipv4.mask(length));
      case Ipv6 a -> new Ipv6(a.high() & Ipv6.highMask(length), a.low() & Ipv6.lowMask(length));
    };
  }

  private static void putPrefix(Ip prefix, int length, WireWriter out) {
    out.u8(length).bytes(prefix.bytes(), 0, (length + 7) / 8);
  }
}
