package net.herald.bgp.attribute;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.herald.bgp.Ipv4;
import net.herald.bgp.Ipv6;
import net.herald.bgp.attribute.LinkStateTlvs.Shape;
import net.herald.json.JsonSchema;
import net.herald.json.JsonWriter;
import net.herald.wire.Hex;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import org.jspecify.annotations.Nullable;

/** The forms of segments in link-state TLVs: SR-MPLS (RFC 9085, RFC 9086) and SRv6 (RFC 9514). */
final class LinkStateSegments {
  private static final int LABEL = 0xfffff;
  private static final int SID_STRUCTURE = 1252;
  private static final String[] ADJACENCY_FLAGS = {"F", "B", "V", "L", "S", "P", "RSV"};
  private static final String[] PREFIX_FLAGS = {"R", "N", "P", "E", "V", "L", "RSV"};
  private static final String[] PEER_FLAGS = {"V", "L", "B", "P", "RSV"};
  private static final String[] END_X_FLAGS = {"B", "S", "P", "RSV"};

  private static final String[] LOCATOR_FLAGS = {"D", "RSV"};
  private static final String UNKNOWN_SUB_TLV = "unknown-subtlv-";
  private static final String STRUCTURE_KEYS = "loc_block_len# loc_node_len# func_len# arg_len#";

  /** RFC 9085 section 2.2.1: flags 1, weight 1, reserved 2, SID. */
  static final Shape ADJACENCY =
      new Shape(segmentSchema(ADJACENCY_FLAGS), LinkStateSegments::adjacency);

  /** RFC 9086 section 5: as {@link #ADJACENCY} with other flags. */
  static final Shape PEER = new Shape(segmentSchema(PEER_FLAGS), LinkStateSegments::peer);

  /** RFC 9085 section 2.2.2: with a neighbor, of six octets in IS-IS and four in OSPF. */
  static final Shape LAN_ADJACENCY =
      new Shape(
          JsonSchema.object(
              "weight# system-id? neighbor-id? undecoded*",
              "flags",
              LinkStateShapes.flagsSchema(ADJACENCY_FLAGS),
              "sids",
              JsonSchema.INTEGERS),
          LinkStateSegments::lanAdjacency);

  /** RFC 9085 section 2.3.1: flags 1, algorithm 1, reserved 2, SID. */
  static final Shape PREFIX =
      new Shape(
          JsonSchema.object(
              "undecoded-sids* sr-algorithm#",
              "sr-prefix-flags",
              LinkStateShapes.flagsSchema(PREFIX_FLAGS),
              "sids",
              JsonSchema.INTEGERS),
          LinkStateSegments::prefix);

  /** RFC 9514 section 4.1: behavior 2, flags 1, algorithm 1, weight 1, reserved 1, SID 16. */
  static final Shape END_X = new Shape(endXSchema(""), LinkStateSegments::endX);

  /** RFC 9514 section 4.2: a system identifier before the SID. */
  static final Shape LAN_END_X_ISIS =
      new Shape(endXSchema("neighbor-id "), LinkStateSegments::lanEndXIsis);

  /** RFC 9514 section 4.2: a router identifier before the SID. */
  static final Shape LAN_END_X_OSPF =
      new Shape(endXSchema("neighbor-id "), LinkStateSegments::lanEndXOspf);

  /** RFC 9514 section 5.1: flags 1, algorithm 1, reserved 2, metric 4. */
  static final Shape LOCATOR =
      new Shape(withSubTlvs("algorithm# metric#", LOCATOR_FLAGS), LinkStateSegments::locator);

  /** RFC 9514 section 7.1: behavior 2, flags 1, algorithm 1. */
  static final Shape BEHAVIOR =
      new Shape(
          JsonSchema.object("endpoint-behavior# flags* algorithm#"), LinkStateSegments::behavior);

  /** RFC 9514 section 7.2: flags 1, weight 1, reserved 2, AS 4, BGP identifier 4. */
  static final Shape SRV6_PEER =
      new Shape(
          JsonSchema.object(
              "weight# peer-as# peer-id", "flags", LinkStateShapes.flagsSchema(END_X_FLAGS)),
          LinkStateSegments::srv6Peer);

  /** RFC 9514 section 8: four lengths of one octet. */
  static final Shape STRUCTURE =
      new Shape(JsonSchema.object(STRUCTURE_KEYS), LinkStateSegments::structure);

  private LinkStateSegments() {}

  private static Map<String, Object> segmentSchema(String... flags) {
    return JsonSchema.object(
        "weight# undecoded-sids*",
        "flags",
        LinkStateShapes.flagsSchema(flags),
        "sids",
        JsonSchema.INTEGERS);
  }

  private static Map<String, Object> endXSchema(String neighbor) {
    return withSubTlvs(neighbor + "behavior# algorithm# weight# sid", END_X_FLAGS);
  }

  private static Map<String, Object> withSubTlvs(String keys, String... flags) {
    return JsonSchema.with(
        JsonSchema.object(
            keys,
            "flags",
            LinkStateShapes.flagsSchema(flags),
            "srv6-sid-structure?",
            JsonSchema.object(STRUCTURE_KEYS)),
        "^" + UNKNOWN_SUB_TLV + "[0-9]+$",
        JsonSchema.STRING);
  }

  /** SIDs of one TLV, and what cannot be read of them. */
  private record Sids(List<Long> read, List<String> left) {
    /** Labels of three octets where both flags are set, indexes of four where none is. */
    static Sids read(WireReader value, boolean isValue, boolean isLocal) {
      var sids = new ArrayList<Long>();
      int size = isValue && isLocal ? 3 : 4;
      while (isValue == isLocal && value.left() >= size) {
        sids.add(size == 3 ? value.u24() & (long) LABEL : value.u32());
      }
      return new Sids(sids, value.isEmpty() ? List.of() : List.of("0x" + Hex.upper(value.rest())));
    }

    void json(String leftKey, Runnable between, JsonWriter out) {
      out.name("sids").beginTightArray();
      read.forEach(out::value);
      out.endArray();
      between.run();
      out.name(leftKey).beginTightArray();
      left.forEach(out::value);
      out.endArray();
    }
  }

  private static boolean has(int flags, String[] names, String name) {
    return (flags >> 7 - List.of(names).indexOf(name) & 1) != 0;
  }

  private static Sids sids(WireReader value, int flags, String[] names) {
    return Sids.read(value, has(flags, names, "V"), has(flags, names, "L"));
  }

  private static void adjacency(WireReader value, JsonWriter out) {
    segment(value, ADJACENCY_FLAGS, out);
  }

  private static void peer(WireReader value, JsonWriter out) {
    segment(value, PEER_FLAGS, out);
  }

  private static void segment(WireReader value, String[] names, JsonWriter out) {
    int flags = value.u8();
    int weight = value.u8();
    value.skip(2);
    out.beginTightObject().name("flags");
    LinkStateShapes.flags(flags, out, names);
    sids(value, flags, names).json("undecoded-sids", () -> out.member("weight", weight), out);
    out.endObject();
  }

  private static void lanAdjacency(WireReader value, JsonWriter out) {
    int flags = value.u8();
    int weight = value.u8();
    value.skip(2);
    boolean isis = value.left() >= 9;
    var neighbor = isis ? Hex.lower(value.bytes(6)) : Ipv4.read(value).toString();
    out.beginTightObject().name("flags");
    LinkStateShapes.flags(flags, out, ADJACENCY_FLAGS);
    out.member("weight", weight).member(isis ? "system-id" : "neighbor-id", neighbor);
    sids(value, flags, ADJACENCY_FLAGS).json("undecoded", () -> {}, out);
    out.endObject();
  }

  private static void prefix(WireReader value, JsonWriter out) {
    int flags = value.u8();
    int algorithm = value.u8();
    value.skip(2);
    out.beginTightObject().name("sr-prefix-flags");
    LinkStateShapes.flags(flags, out, PREFIX_FLAGS);
    sids(value, flags, PREFIX_FLAGS).json("undecoded-sids", () -> {}, out);
    out.member("sr-algorithm", algorithm).endObject();
  }

  private static void endX(WireReader value, JsonWriter out) {
    endX(value, null, out);
  }

  private static void lanEndXIsis(WireReader value, JsonWriter out) {
    endX(value, in -> Hex.lower(in.bytes(6)), out);
  }

  private static void lanEndXOspf(WireReader value, JsonWriter out) {
    endX(value, in -> Ipv4.read(in).toString(), out);
  }

  private static void endX(
      WireReader value, @Nullable Function<WireReader, String> neighbor, JsonWriter out) {
    int behavior = value.u16();
    int flags = value.u8();
    int algorithm = value.u8();
    int weight = value.u8();
    value.skip(1);
    out.beginTightObject().name("flags");
    LinkStateShapes.flags(flags, out, END_X_FLAGS);
    if (neighbor != null) {
      out.member("neighbor-id", neighbor.apply(value));
    }
    out.member("behavior", behavior).member("algorithm", algorithm).member("weight", weight);
    out.member("sid", Ipv6.read(value).toString());
    subTlvs(value, out);
    out.endObject();
  }

  private static void subTlvs(WireReader value, JsonWriter out) {
    var seen = new HashSet<Integer>();
    while (!value.isEmpty()) {
      int code = value.u16();
      var sub = value.slice(value.u16());
      if (!seen.add(code)) {
        throw new WireFault("sub-TLV " + code + " appears twice");
      }
      if (code == SID_STRUCTURE) {
        out.name("srv6-sid-structure");
        structure(sub, out);
      } else {
        out.member(UNKNOWN_SUB_TLV + code, "0x" + Hex.upper(sub.rest()));
      }
    }
  }

  private static void locator(WireReader value, JsonWriter out) {
    out.beginTightObject().name("flags");
    LinkStateShapes.flags(value.u8(), out, LOCATOR_FLAGS);
    out.member("algorithm", value.u8());
    value.skip(2);
    out.member("metric", value.u32());
    subTlvs(value, out);
    out.endObject();
  }

  private static void behavior(WireReader value, JsonWriter out) {
    out.beginTightObject().member("endpoint-behavior", value.exactly(4).u16());
    value.skip(1);
    out.name("flags").beginTightArray().endArray();
    out.member("algorithm", value.u8()).endObject();
  }

  private static void srv6Peer(WireReader value, JsonWriter out) {
    out.beginTightObject().name("flags");
    LinkStateShapes.flags(value.exactly(12).u8(), out, END_X_FLAGS);
    out.member("weight", value.u8());
    value.skip(2);
    out.member("peer-as", value.u32());
    out.member("peer-id", Ipv4.read(value).toString()).endObject();
  }

  private static void structure(WireReader value, JsonWriter out) {
    out.beginTightObject().member("loc_block_len", value.exactly(4).u8());
    out.member("loc_node_len", value.u8());
    out.member("func_len", value.u8()).member("arg_len", value.u8()).endObject();
  }
}
