package net.herald.bgp.attribute;

import static net.herald.bgp.attribute.LinkStateShapes.flags;
import static net.herald.bgp.attribute.LinkStateShapes.list;
import static net.herald.bgp.attribute.LinkStateShapes.number;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.herald.json.JsonSchema;
import net.herald.json.JsonWriter;
import net.herald.wire.Hex;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import org.jspecify.annotations.Nullable;

/**
 * The TLVs of the BGP-LS attribute: which key shows each, and in what form. A TLV that is not
 * known, and one whose value is not of its form, is shown as {@code generic-lsid-CODE} in
 * hexadecimal.
 */
final class LinkStateTlvs {

  /** Writes the value of a TLV. */
  @FunctionalInterface
  interface Form {
    /**
     * Writes one JSON value.
     *
     * @throws WireFault when the octets are of another form; what was written is thrown away
     */
    void write(WireReader value, JsonWriter out);
  }

  /**
   * The form of a value.
   *
   * @param schema what it looks like in JSON
   * @param form writes it
   */
  record Shape(Map<String, Object> schema, Form form) {}

  /**
   * A TLV.
   *
   * @param code its type
   * @param key in JSON
   * @param repeats whether there may be several; they are shown in one array
   * @param shape of its value
   */
  private record Row(int code, String key, boolean repeats, Shape shape) {}

  private static final List<Row> TABLE =
      List.of(
          // RFC 9552: nodes
          one(258, "link-local-remote-identifiers", LinkStateShapes.IDENTIFIERS),
          one(1024, "node-flags", flags(1, "O", "T", "E", "B", "R", "V", "RSV")),
          one(1025, "opaque", LinkStateShapes.OPAQUE),
          one(1026, "node-name", LinkStateShapes.NAME),
          several(1027, "area-ids", LinkStateShapes.AREA),
          several(1028, "local-router-ids", LinkStateShapes.ADDRESS),
          several(1029, "local-router-ids", LinkStateShapes.ADDRESS),
          several(1030, "remote-router-ids", LinkStateShapes.ADDRESS),
          several(1031, "remote-router-ids", LinkStateShapes.ADDRESS),
          // RFC 9085: segment routing on nodes; RFC 9514 for SRv6
          one(1034, "sr-capability-flags", LinkStateShapes.CAPABILITY),
          one(1034, "sids", LinkStateShapes.RANGES),
          one(1035, "sr-algorithms", LinkStateShapes.ALGORITHMS),
          one(1037, "srms-preference", number(1)),
          one(1038, "srv6-capabilities", LinkStateShapes.SRV6_CAPABILITIES),
          // RFC 9552: links
          one(1088, "admin-group-mask", number(4)),
          one(1089, "maximum-link-bandwidth", LinkStateShapes.BANDWIDTH),
          one(1090, "maximum-reservable-link-bandwidth", LinkStateShapes.BANDWIDTH),
          one(1091, "unreserved-bandwidth", LinkStateShapes.UNRESERVED),
          one(1092, "te-metric", number(4)),
          one(1093, "link-protection-flags", LinkStateShapes.PROTECTION),
          one(1094, "mpls-mask", flags(1, "LDP", "RSVP-TE", "RSV")),
          one(1095, "igp-metric", LinkStateShapes.METRIC),
          one(1096, "shared-risk-link-groups", list(4)),
          one(1097, "opaque-link", LinkStateShapes.OPAQUE),
          one(1098, "link-name", LinkStateShapes.NAME),
          // RFC 9085: segments of links; RFC 9086: of peers; RFC 9514: of SRv6
          several(1099, "sr-adjs", LinkStateSegments.ADJACENCY),
          several(1100, "sr-adj-lan", LinkStateSegments.LAN_ADJACENCY),
          several(1101, "sr-peer-nodes", LinkStateSegments.PEER),
          several(1102, "sr-peer-adjs", LinkStateSegments.PEER),
          several(1103, "sr-peer-sets", LinkStateSegments.PEER),
          several(1106, "srv6-endx", LinkStateSegments.END_X),
          several(1107, "srv6-lan-endx-isis", LinkStateSegments.LAN_END_X_ISIS),
          several(1108, "srv6-lan-endx-ospf", LinkStateSegments.LAN_END_X_OSPF),
          // RFC 8571: performance
          one(1114, "unidirectional-link-delay", LinkStateShapes.DELAY),
          one(1115, "minmax-unidirectional-link-delay", LinkStateShapes.DELAYS),
          one(1116, "unidirectional-delay-variation", LinkStateShapes.VARIATION),
          one(1117, "unidirectional-link-loss", LinkStateShapes.LOSS),
          one(1118, "unidirectional-residual-bandwidth", LinkStateShapes.BANDWIDTH),
          one(1119, "unidirectional-available-bandwidth", LinkStateShapes.BANDWIDTH),
          one(1120, "unidirectional-utilized-bandwidth", LinkStateShapes.BANDWIDTH),
          // RFC 9552 and RFC 9085: prefixes
          one(1152, "igp-flags", flags(1, "D", "N", "L", "P", "RSV")),
          one(1153, "igp-route-tags", list(4)),
          one(1154, "igp-extended-route-tags", list(8)),
          one(1155, "prefix-metric", number(4)),
          one(1156, "ospf-forwarding-address", LinkStateShapes.ADDRESS),
          one(1157, "opaque-prefix", LinkStateShapes.OPAQUE),
          several(1158, "sr-prefix-sids", LinkStateSegments.PREFIX),
          several(1162, "srv6-locators", LinkStateSegments.LOCATOR),
          one(1170, "sr-prefix-attribute-flags", flags(1, "X", "R", "N", "RSV")),
          one(1171, "sr-source-router-id", LinkStateShapes.ADDRESS),
          one(1173, "extended-admin-group-mask", list(4)),
          one(1174, "source-ospf-router-id", LinkStateShapes.ADDRESS),
          // RFC 9514: SRv6 SIDs
          one(1250, "srv6-endpoint-behavior", LinkStateSegments.BEHAVIOR),
          one(1251, "srv6-bgp-peer-node-sid", LinkStateSegments.SRV6_PEER),
          one(1252, "srv6-sid-structure", LinkStateSegments.STRUCTURE));

  private static final String GENERIC = "generic-lsid-";
  private static final Map<Integer, List<Row>> BY_CODE = index();

  private LinkStateTlvs() {}

  private static Row one(int code, String key, Shape shape) {
    return new Row(code, key, false, shape);
  }

  private static Row several(int code, String key, Shape shape) {
    return new Row(code, key, true, shape);
  }

  private static Map<Integer, List<Row>> index() {
    var byCode = new LinkedHashMap<Integer, List<Row>>();
    for (var row : TABLE) {
      byCode.computeIfAbsent(row.code, c -> new ArrayList<>()).add(row);
    }
    return byCode;
  }

  /** Whether there may be several TLVs of a type; of one that is not known nobody can say. */
  static boolean repeats(int code) {
    var rows = BY_CODE.get(code);
    return rows == null || rows.getFirst().repeats;
  }

  /** What {@link #json} writes. */
  static Map<String, Object> schema() {
    var members = new LinkedHashMap<String, Object>();
    for (var row : TABLE) {
      var value = row.shape.schema;
      members.put(row.key + "?", row.repeats ? JsonSchema.list(value) : value);
    }
    return JsonSchema.with(
        JsonSchema.object(members), "^" + GENERIC + "[0-9]+$", JsonSchema.STRINGS);
  }

  /** Writes all TLVs as one object: those that may repeat first, each key with all its values. */
  static void json(WireReader tlvs, JsonWriter out) {
    var repeated = new LinkedHashMap<String, List<byte[]>>();
    var single = new LinkedHashMap<String, byte[]>();
    while (!tlvs.isEmpty()) {
      int code = tlvs.u16();
      byte[] value = tlvs.bytes(tlvs.u16());
      var shown = shown(code, value);
      if (shown == null) {
        var hex = new JsonWriter().value("0x" + Hex.upper(value)).toBytes();
        repeated.computeIfAbsent(GENERIC + code, k -> new ArrayList<>()).add(hex);
      } else if (repeats(code)) {
        shown.forEach(
            (key, json) -> repeated.computeIfAbsent(key, k -> new ArrayList<>()).add(json));
      } else {
        single.putAll(shown);
      }
    }
    out.beginObject();
    repeated.forEach((key, values) -> {
      out.name(key).beginTightArray();
      values.forEach(out::written);
      out.endArray();
    });
    single.forEach((key, value) -> out.name(key).written(value));
    out.endObject();
  }

  /** The members that show a TLV; null where it is not known, or not of its form. */
  private static @Nullable Map<String, byte[]> shown(int code, byte[] value) {
    var rows = BY_CODE.get(code);
    if (rows == null) {
      return null;
    }
    var members = new LinkedHashMap<String, byte[]>();
    try {
      for (var row : rows) {
        var in = new WireReader(value);
        var scratch = new JsonWriter();
        row.shape.form.write(in, scratch);
        in.exactly(0);
        members.put(row.key, scratch.toBytes());
      }
      return members;
    } catch (WireFault otherForm) {
      return null;
    }
  }
}
