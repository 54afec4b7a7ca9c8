package net.herald.bgp.attribute;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.herald.bgp.Ipv6;
import net.herald.json.JsonSchema;
import net.herald.json.JsonWriter;
import net.herald.text.Words;
import net.herald.wire.Octets;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * An SRv6 service of a Prefix-SID attribute (RFC 9252 section 2).
 *
 * <pre>
 *   reserved 1 | sub-TLV …                                   each: type 1 | length 2 | value
 *   sub-TLV 1      reserved 1 | SID 16 | flags 1 | behavior 2 | reserved 1 | sub-sub-TLV …
 *   sub-sub-TLV 1  locator block 1 | node 1 | function 1 | argument 1 | transposition length 1, offset 1
 * </pre>
 *
 * @param type {@link #L3} or {@link #L2}
 */
record Srv6Service(int type, List<Part> parts) implements PrefixSid.Tlv {
  static final int L3 = 5;
  static final int L2 = 6;

  private static final int SID_INFORMATION = 1;
  private static final int SID_STRUCTURE = 1;
  private static final int STRUCTURE_LENGTH = 6;

  /** The behavior of a SID whose meaning is its owner's affair (RFC 8986 section 10.2). */
  private static final int OPAQUE = 0xffff;

  private static final List<String> STRUCTURE_KEYS =
      List.of(
          "locator-block-length",
          "locator-node-length",
          "function-length",
          "argument-length",
          "transposition-length",
          "transposition-offset");

  Srv6Service {
    parts = List.copyOf(parts);
  }

  /** A sub-TLV of a service, or one inside of that. */
  sealed interface Part {}

  /** A SID with the behavior of its endpoint. */
  record Sid(Ipv6 sid, int flags, int behavior, List<Part> parts) implements Part {
    Sid {
      parts = List.copyOf(parts);
    }
  }

  /** How the bits of a SID divide: six lengths, in octets of the wire. */
  record Structure(Octets lengths) implements Part {}

  /** What has no row here: kept. */
  record Unknown(int type, Octets value) implements Part {}

  /** The word of the service in text and JSON. */
  String word() {
    return word(type);
  }

  static String word(int type) {
    return type == L3 ? "l3-service" : "l2-service";
  }

  static Srv6Service decode(int type, WireReader value) {
    value.u8(); // reserved
    var parts = new ArrayList<Part>();
    while (!value.isEmpty()) {
      int code = value.u8();
      var part = value.slice(value.u16());
      parts.add(code == SID_INFORMATION ? sid(part) : new Unknown(code, Octets.of(part.rest())));
    }
    return new Srv6Service(type, parts);
  }

  private static Sid sid(WireReader in) {
    in.u8(); // reserved
    var sid = Ipv6.read(in);
    int flags = in.u8();
    int behavior = in.u16();
    in.u8(); // reserved
    var parts = new ArrayList<Part>();
    while (!in.isEmpty()) {
      int code = in.u8();
      var part = in.slice(in.u16());
      parts.add(
          code == SID_STRUCTURE
              ? new Structure(Octets.of(part.exactly(STRUCTURE_LENGTH).rest()))
              : new Unknown(code, Octets.of(part.rest())));
    }
    return new Sid(sid, flags, behavior, parts);
  }

  @Override
  public void encode(WireWriter out) {
    out.u8(0);
    parts.forEach(part -> encode(part, out));
  }

  private static void encode(Part part, WireWriter out) {
    int at = out.size() + 1;
    switch (part) {
      case Sid s -> {
        out.u8(SID_INFORMATION).u16(0).u8(0);
        s.sid.write(out);
        out.u8(s.flags).u16(s.behavior).u8(0);
        s.parts.forEach(inner -> encode(inner, out));
      }
      case Structure s -> s.lengths.write(out.u8(SID_STRUCTURE).u16(0));
      case Unknown u -> u.value.write(out.u8(u.type).u16(0));
    }
    out.patchU16(at, out.size() - at - 2);
  }

  /**
   * Reads <code>( l3-service SID [BEHAVIOR [ [LB,LN,FUNCTION,ARGUMENT,LENGTH,OFFSET] ]] )</code>.
   */
  static Srv6Service parse(Words words) {
    words.expect("(");
    int type =
        words.choice("service", List.of("l3-service", "l2-service")).equals("l3-service") ? L3 : L2;
    var word = words.next("an SRv6 SID");
    var sid = Ipv6.parse(word);
    if (sid == null) {
      throw words.fault("'" + word + "' is not an SRv6 SID", "expected an IPv6 address");
    }
    int behavior = OPAQUE;
    List<Part> parts = List.of();
    if (!words.isNext(")")) {
      behavior = (int) words.numberOrHex("endpoint behavior", 0, OPAQUE);
      if (words.isNext("[")) {
        parts = List.of(structure(words));
      }
    }
    words.expect(")");
    return new Srv6Service(type, List.of(new Sid(sid, 0, behavior, parts)));
  }

  private static Structure structure(Words words) {
    var out = new WireWriter();
    words.expect("[");
    for (int i = 0; i < STRUCTURE_LENGTH; i++) {
      if (i > 0) {
        words.expect(",");
      }
      out.u8((int) words.numberOrHex(STRUCTURE_KEYS.get(i), 0, 255));
    }
    words.expect("]");
    return new Structure(Octets.of(out));
  }

  /** What {@link #parse} reads back; null where it cannot be written like this. */
  @Nullable String text() {
    if (parts.size() != 1 || !(parts.getFirst() instanceof Sid s) || s.flags != 0) {
      return null;
    }
    var out = new StringBuilder("( ").append(word()).append(' ').append(s.sid);
    out.append(String.format(Locale.ROOT, " 0x%x", s.behavior));
    if (!s.parts.isEmpty()) {
      if (s.parts.size() > 1 || !(s.parts.getFirst() instanceof Structure structure)) {
        return null;
      }
      out.append(" [");
      var lengths = structure.lengths.reader();
      for (int i = 0; i < STRUCTURE_LENGTH; i++) {
        out.append(i > 0 ? "," : "").append(lengths.u8());
      }
      out.append(']');
    }
    return out.append(" )").toString();
  }

  @Override
  public void json(JsonWriter out) {
    out.name(word()).beginArray();
    for (var part : parts) {
      switch (part) {
        case Sid s -> json(s, out);
        case Structure s -> raw(SID_STRUCTURE, s.lengths, out);
        case Unknown u -> raw(u.type, u.value, out);
      }
    }
    out.endArray();
  }

  private static void json(Sid s, JsonWriter out) {
    out.beginObject().member("sid", s.sid.toString());
    out.member("flags", s.flags).member("endpoint_behavior", s.behavior);
    s.parts.stream()
        .filter(Structure.class::isInstance)
        .map(Structure.class::cast)
        .findFirst() // RFC 9252 section 3.2.1: of several the first counts
        .ifPresent(structure -> json(structure, out));
    var others =
        s.parts.stream().filter(Unknown.class::isInstance).map(Unknown.class::cast).toList();
    if (!others.isEmpty()) {
      out.name("sub-sub-tlvs").beginArray();
      others.forEach(u -> raw(u.type, u.value, out));
      out.endArray();
    }
    out.endObject();
  }

  private static void json(Structure structure, JsonWriter out) {
    out.name("structure").beginTightObject();
    var lengths = structure.lengths.reader();
    STRUCTURE_KEYS.forEach(key -> out.member(key, lengths.u8()));
    out.endObject();
  }

  /** What {@link #json} writes of a service. */
  static Map<String, Object> schema() {
    var raw = JsonSchema.object("type# raw");
    var sid =
        JsonSchema.object(
            "sid flags# endpoint_behavior#",
            "structure?",
            JsonSchema.object(String.join("# ", STRUCTURE_KEYS) + "#"),
            "sub-sub-tlvs?",
            JsonSchema.list(raw));
    return JsonSchema.list(JsonSchema.any(sid, raw));
  }

  private static void raw(int type, Octets value, JsonWriter out) {
    out.beginTightObject().member("type", type);
    out.member("raw", value.toString().toLowerCase(Locale.ROOT)).endObject();
  }
}
