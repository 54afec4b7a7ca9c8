package net.herald.bgp.nlri;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv4;
import net.herald.bgp.Ipv6;
import net.herald.json.JsonWriter;
import net.herald.wire.Hex;
import net.herald.wire.Octets;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import org.jspecify.annotations.Nullable;

/**
 * The descriptors of a link-state NLRI (RFC 9552 section 5.2, RFC 9514 section 6), and how each is
 * shown: TLVs of two octets of type, two of length and a value.
 *
 * <p>A descriptor that is not known, or whose value is not of its form, is shown in hexadecimal.
 */
final class LinkStateDescriptors {
  private static final int LOCAL_NODE = 256;
  private static final int REMOTE_NODE = 257;

  /** RFC 9552 section 5.2.2.1: the first four bits are ignored. */
  private static final int TOPOLOGY = 0x0fff;

  /** Writes one value. */
  @FunctionalInterface
  private interface Shape {
    /**
     * Writes the value.
     *
     * @throws WireFault when the octets are of another form; what was written is thrown away
     */
    void write(WireReader value, JsonWriter out);
  }

  /**
   * A descriptor.
   *
   * @param code its type
   * @param key of the array in which it is shown
   * @param each how many octets each of its values has; 0 where it is one value
   */
  private record Row(int code, String key, int each, Shape shape) {
    Row(int code, String key, Shape shape) {
      this(code, key, 0, shape);
    }
  }

  /** The descriptors of links, prefixes and SIDs, beside those of nodes. */
  private static final List<Row> TABLE =
      List.of(
          new Row(258, "link-identifiers", LinkStateDescriptors::identifiers),
          new Row(259, "interface-addresses", LinkStateDescriptors::address),
          new Row(260, "neighbor-addresses", LinkStateDescriptors::address),
          new Row(261, "interface-addresses", LinkStateDescriptors::address),
          new Row(262, "neighbor-addresses", LinkStateDescriptors::address),
          new Row(263, "multi-topology-ids", 2, (v, out) -> out.value(v.u16() & TOPOLOGY)),
          new Row(264, "ospf-route-type", (value, out) -> out.value(value.exactly(1).u8())),
          new Row(265, "ip-reachability-tlv", LinkStateDescriptors::prefix4),
          new Row(518, "srv6-sid", LinkStateDescriptors::address));

  /** The sub-TLVs of a node, each an object of its own. */
  private static final List<Row> OF_NODES =
      List.of(
          new Row(512, "autonomous-system", (v, out) -> out.value(v.exactly(4).u32())),
          new Row(
              513, "bgp-ls-identifier", (v, out) -> out.value(Long.toString(v.exactly(4).u32()))),
          new Row(514, "ospf-area-id", LinkStateDescriptors::address),
          new Row(515, "router-id", LinkStateDescriptors::routerId),
          // RFC 9086 section 4.1
          new Row(516, "bgp-router-id", LinkStateDescriptors::address),
          new Row(517, "confederation-member", (v, out) -> out.value(v.exactly(4).u32())));

  /** Octets of a TLV, kept for the display. */
  private record Tlv(int code, Octets value) {}

  private final List<Tlv> tlvs;
  private final boolean ipv6;

  private LinkStateDescriptors(List<Tlv> tlvs, boolean ipv6) {
    this.tlvs = tlvs;
    this.ipv6 = ipv6;
  }

  /**
   * Reads descriptors to the end.
   *
   * @param ipv6 whether a prefix among them is one of IPv6
   * @throws WireFault when lengths do not add up
   */
  static LinkStateDescriptors read(WireReader in, boolean ipv6) {
    return new LinkStateDescriptors(tlvs(in), ipv6);
  }

  private static List<Tlv> tlvs(WireReader in) {
    var tlvs = new ArrayList<Tlv>();
    while (!in.isEmpty()) {
      int code = in.u16();
      tlvs.add(new Tlv(code, Octets.of(in.bytes(in.u16()))));
    }
    return tlvs;
  }

  /** Whether there is a descriptor of a type. */
  boolean has(int code) {
    return tlvs.stream().anyMatch(tlv -> tlv.code == code);
  }

  /**
   * Whether the sub-TLVs of nodes add up.
   *
   * @throws WireFault when they do not
   */
  void checkNodes() {
    for (var tlv : tlvs) {
      if (tlv.code == LOCAL_NODE || tlv.code == REMOTE_NODE) {
        tlvs(tlv.value.reader());
      }
    }
  }

  /** Writes the sub-TLVs of the local or the remote node as a member. */
  void node(boolean remote, String key, JsonWriter out) {
    out.name(key).beginArray();
    for (var tlv : tlvs) {
      if (tlv.code == (remote ? REMOTE_NODE : LOCAL_NODE)) {
        for (var sub : tlvs(tlv.value.reader())) {
          out.beginObject();
          member(sub, out);
          out.endObject();
        }
      }
    }
    out.endArray();
  }

  private static void member(Tlv sub, JsonWriter out) {
    for (var row : OF_NODES) {
      var written = row.code == sub.code ? written(row.shape, sub.value.toBytes()) : null;
      if (written != null) {
        out.name(row.key).written(written.value().toBytes());
        written.members().forEach(out::member);
        return;
      }
    }
    out.member("generic-tlv-" + sub.code, "0x" + sub.value);
  }

  /** What a shape wrote: a value, and members that stand beside it. */
  private record Written(Octets value, Map<String, String> members) {}

  private static @Nullable Written written(Shape shape, byte[] value) {
    try {
      var scratch = new JsonWriter();
      shape.write(new WireReader(value), scratch);
      return new Written(Octets.of(scratch.toBytes()), beside(shape, value));
    } catch (WireFault otherForm) {
      return null;
    }
  }

  /** The second half of a router identifier: a pseudonode of IS-IS, a designated router of OSPF. */
  private static Map<String, String> beside(Shape shape, byte[] value) {
    boolean routerId = OF_NODES.stream().anyMatch(r -> r.code == 515 && r.shape == shape);
    if (!routerId) {
      return Map.of();
    }
    return switch (value.length) {
      case 7 -> value[6] == 0 ? Map.of() : Map.of("psn", Integer.toString(value[6] & 0xff));
      case 8 ->
          Map.of(
              "designated-router-id",
              Ipv4.read(new WireReader(Arrays.copyOfRange(value, 4, 8))).toString());
      default -> Map.of();
    };
  }

  /** Writes all descriptors of a key as an array. */
  void array(String key, JsonWriter out) {
    out.name(key).beginArray();
    values(key).forEach(out::written);
    out.endArray();
  }

  /** Writes the first descriptor of a key as a member; nothing where there is none. */
  void single(String key, JsonWriter out) {
    var values = values(key);
    if (!values.isEmpty()) {
      out.name(key).written(values.getFirst());
    }
  }

  /** The values of a key, each in JSON. */
  List<byte[]> values(String key) {
    var values = new ArrayList<byte[]>();
    for (var tlv : tlvs) {
      var row = row(tlv.code);
      if (row != null && row.key.equals(key)) {
        values.addAll(values(row, tlv));
      }
    }
    return values;
  }

  private static @Nullable Row row(int code) {
    for (var row : TABLE) {
      if (row.code == code) {
        return row;
      }
    }
    return null;
  }

  /** The values of a descriptor, each in JSON; none where it is not of its form. */
  private List<byte[]> values(Row row, Tlv tlv) {
    byte[] all = tlv.value.toBytes();
    int each = row.each == 0 ? Math.max(1, all.length) : row.each;
    var values = new ArrayList<byte[]>();
    for (int at = 0; at < Math.max(1, all.length); at += each) {
      var written =
          written(shape(row), Arrays.copyOfRange(all, at, Math.min(at + each, all.length)));
      if (written == null) {
        return List.of();
      }
      values.add(written.value().toBytes());
    }
    return values;
  }

  private Shape shape(Row row) {
    return row.code == LinkStateNlri.REACHABILITY && ipv6
        ? LinkStateDescriptors::prefix6
        : row.shape;
  }

  /** Writes what is not known, or not of its form, as members of hexadecimal digits. */
  void others(JsonWriter out) {
    var others = new LinkedHashMap<Integer, List<Octets>>();
    for (var tlv : tlvs) {
      if (tlv.code != LOCAL_NODE && tlv.code != REMOTE_NODE && !isShown(tlv)) {
        others.computeIfAbsent(tlv.code, c -> new ArrayList<>()).add(tlv.value);
      }
    }
    others.forEach((code, values) -> {
      out.name("generic-tlv-" + code).beginArray();
      values.forEach(value -> out.value("0x" + value));
      out.endArray();
    });
  }

  private boolean isShown(Tlv tlv) {
    var row = row(tlv.code);
    return row != null && !values(row, tlv).isEmpty();
  }

  private static void identifiers(WireReader value, JsonWriter out) {
    value.exactly(8);
    out.beginObject().member("link-local-id", value.u32());
    out.member("link-remote-id", value.u32()).endObject();
  }

  private static void address(WireReader value, JsonWriter out) {
    Ip ip = value.left() == 4 ? Ipv4.read(value) : Ipv6.read(value.exactly(16));
    out.value(ip.toString());
  }

  /** The length tells the protocol: six or seven octets of IS-IS, four or eight of OSPF. */
  private static void routerId(WireReader value, JsonWriter out) {
    switch (value.left()) {
      case 4, 8 -> out.value(Ipv4.read(value).toString());
      case 6, 7 -> out.value(Hex.lower(value.rest()));
      default -> throw new WireFault("router identifier of " + value.left() + " octets");
    }
  }

  private static void prefix4(WireReader value, JsonWriter out) {
    prefix(value, 4, out);
  }

  private static void prefix6(WireReader value, JsonWriter out) {
    prefix(value, 16, out);
  }

  /** Fewer octets than the length asks for are taken as zero: a widespread router sends them so. */
  private static void prefix(WireReader value, int size, JsonWriter out) {
    int length = value.u8();
    if (length > size * 8 || value.left() > size) {
      throw new WireFault("prefix of " + length + " bits");
    }
    var in = new WireReader(Arrays.copyOf(value.rest(), size));
    Ip ip = size == 4 ? Ipv4.read(in) : Ipv6.read(in);
    out.value(ip + "/" + length);
  }
}
