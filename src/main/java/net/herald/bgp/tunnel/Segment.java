package net.herald.bgp.tunnel;

import java.util.Locale;
import java.util.Map;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv4;
import net.herald.bgp.Ipv6;
import net.herald.bgp.tunnel.SegmentType.Sid;
import net.herald.json.JsonSchema;
import net.herald.json.JsonWriter;
import net.herald.text.Words;
import net.herald.wire.Octets;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * A segment of a segment list.
 *
 * @param algorithm 0 where the type has none
 * @param fields the octets of the fields of the type
 * @param label a label stack entry: label 20 bits, class 3, bottom of stack 1, TTL 8; or null
 * @param sid an SRv6 SID, or null
 * @param behavior of the SRv6 SID, or null
 */
record Segment(
    SegmentType type,
    int flags,
    int algorithm,
    Octets fields,
    @Nullable Integer label,
    @Nullable Ipv6 sid,
    @Nullable EndpointBehavior behavior)
    implements SegmentList.Item {

  /** RFC 9831 section 2.10: an algorithm is given. */
  private static final int FLAG_ALGORITHM = 0x40;

  /** RFC 9831 section 2.10: a SID is given, in types C to K. */
  private static final int FLAG_SID = 0x20;

  /** RFC 9830 section 2.4.4.2.3: the behavior of the SRv6 SID is given. */
  private static final int FLAG_BEHAVIOR = 0x10;

  static final int LABEL_MOST = 0xfffff;
  private static final int BOTTOM = 0x100;

  /** The segment; null where its length is none of its type. */
  static @Nullable Segment decode(SegmentType type, WireReader in) {
    int rest = in.left() - type.head();
    boolean fits =
        rest == 0 && !type.isSid()
            || switch (type.sid()) {
              case LABEL -> rest == 4;
              case SRV6 -> rest == 16 || rest == 16 + EndpointBehavior.LENGTH;
            };
    if (!fits) {
      return null;
    }
    int flags = in.u8();
    int second = in.u8();
    var fields = Octets.of(in.bytes(type.head() - 2));
    return new Segment(
        type,
        flags,
        type.algorithm() ? second : 0,
        fields,
        type.sid() == Sid.LABEL && rest > 0 ? in.i32() : null,
        type.sid() == Sid.SRV6 && rest > 0 ? Ipv6.read(in) : null,
        rest > 16 ? EndpointBehavior.decode(in) : null);
  }

  @Override
  public int code() {
    return type.code();
  }

  @Override
  public void encode(WireWriter out) {
    fields.write(out.u8(flags).u8(algorithm));
    if (label != null) {
      out.u32(label);
    }
    if (sid != null) {
      sid.write(out);
    }
    if (behavior != null) {
      behavior.encode(out);
    }
  }

  /** The flags that say what is there. */
  private static int flags(
      SegmentType type, int algorithm, boolean hasSid, @Nullable EndpointBehavior behavior) {
    return (algorithm != 0 ? FLAG_ALGORITHM : 0)
        | (hasSid && !type.isSid() ? FLAG_SID : 0)
        | (behavior != null ? FLAG_BEHAVIOR : 0);
  }

  /** Whether it has a label that can be the bottom of the stack. */
  boolean canBeBottom() {
    return label != null && type.marksBottom();
  }

  /** The segment with its bare label, the bottom of the stack or not. */
  Segment bare(boolean bottom) {
    Integer entry = label == null ? null : label & ~0xfff | (bottom ? BOTTOM : 0);
    return new Segment(type, flags, algorithm, fields, entry, sid, behavior);
  }

  /** Reads what follows the word of the type. */
  static Segment parse(SegmentType type, Words words) {
    if (type.isSid()) {
      words.expect(type.sid() == Sid.LABEL ? "mpls" : "srv6");
    }
    var octets = new WireWriter();
    for (var field : type.fields()) {
      words.expect(field.word());
      if (field.address()) {
        address(field.octets() * 8, words).write(octets);
      } else {
        octets.u32(words.number(field.word(), 0, 0xffffffffL));
      }
    }
    int algorithm = 0;
    if (type.algorithm()) {
      words.expect("algorithm");
      algorithm = (int) words.number("algorithm", 0, 255);
    }
    boolean hasSid = type.isSid() || words.take("sid");
    Integer label = null;
    Ipv6 sid = null;
    EndpointBehavior behavior = null;
    if (hasSid && type.sid() == Sid.LABEL) {
      label = (int) words.number("MPLS label", 0, LABEL_MOST) << 12;
    } else if (hasSid) {
      sid = (Ipv6) address(128, words);
      behavior = words.take(EndpointBehavior.WORD) ? EndpointBehavior.parse(words) : null;
    }
    int flags =
        words.take("flags")
            ? (int) words.numberOrHex("flags", 0, 255)
            : flags(type, algorithm, hasSid, behavior);
    return new Segment(type, flags, algorithm, Octets.of(octets), label, sid, behavior);
  }

  static Ip address(int bits, Words words) {
    var what = bits == 32 ? "an IPv4 address" : "an IPv6 address";
    var word = words.next(what);
    var address = Ip.parse(word);
    if (address == null || address.bits() != bits) {
      throw words.fault("'" + word + "' is not " + what, "");
    }
    return address;
  }

  @Override
  public void text(StringBuilder out) {
    out.append(" segment ").append(type.word());
    if (type.isSid()) {
      out.append(type.sid() == Sid.LABEL ? " mpls" : " srv6");
    }
    var in = fields.reader();
    for (var field : type.fields()) {
      out.append(' ').append(field.word()).append(' ').append(value(field, in));
    }
    if (type.algorithm()) {
      out.append(" algorithm ").append(algorithm);
    }
    boolean hasSid = label != null || sid != null;
    if (hasSid && !type.isSid()) {
      out.append(" sid");
    }
    if (label != null) {
      out.append(' ').append(label >>> 12);
    }
    if (sid != null) {
      out.append(' ').append(sid);
    }
    if (behavior != null) {
      behavior.text(out);
    }
    if (flags != flags(type, algorithm, hasSid, behavior)) {
      out.append(String.format(Locale.ROOT, " flags 0x%02x", flags));
    }
  }

  private static Object value(SegmentType.Field field, WireReader in) {
    if (!field.address()) {
      return in.u32();
    }
    return field.octets() == 4 ? Ipv4.read(in) : Ipv6.read(in);
  }

  @Override
  public void json(JsonWriter out) {
    out.beginTightObject().member("type", Character.toString(type.letter()));
    var in = fields.reader();
    for (var field : type.fields()) {
      switch (value(field, in)) {
        case Long number -> out.member(field.key(), number);
        case Object address -> out.member(field.key(), address.toString());
      }
    }
    if (type.algorithm()) {
      out.member("algorithm", algorithm);
    }
    if (label != null) {
      out.member(type.isSid() ? "label" : "sid", label >>> 12);
      if (canBeBottom()) {
        out.member("tc", label >>> 9 & 7).member("s", (label & BOTTOM) != 0);
        out.member("ttl", label & 0xff);
      }
    }
    if (sid != null) {
      out.member("sid", sid.toString());
    }
    if (behavior != null && (flags & FLAG_BEHAVIOR) != 0) {
      out.name(EndpointBehavior.WORD).beginTightObject();
      behavior.json(out);
      out.endObject();
    }
    out.endObject();
  }

  /** What {@link #json} writes of a type. */
  static Map<String, Object> schema(SegmentType type) {
    var members =
        JsonSchema.members("type", JsonSchema.constant(Character.toString(type.letter())));
    for (var field : type.fields()) {
      members.put(field.key(), field.address() ? JsonSchema.STRING : JsonSchema.INTEGER);
    }
    if (type.algorithm()) {
      members.put("algorithm", JsonSchema.INTEGER);
    }
    var optional = type.isSid() ? "" : "?";
    if (type.sid() == Sid.LABEL) {
      members.put((type.isSid() ? "label" : "sid") + optional, JsonSchema.INTEGER);
      if (type.marksBottom()) {
        members.put("tc" + optional, JsonSchema.INTEGER);
        members.put("s" + optional, JsonSchema.BOOLEAN);
        members.put("ttl" + optional, JsonSchema.INTEGER);
      }
    } else {
      members.put("sid" + optional, JsonSchema.STRING);
      members.put(EndpointBehavior.WORD + "?", JsonSchema.object(EndpointBehavior.keys()));
    }
    return JsonSchema.object(members);
  }
}
