package net.herald.bgp.tunnel;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import net.herald.bgp.Ipv6;
import net.herald.json.JsonSchema;
import net.herald.json.JsonWriter;
import net.herald.wire.Octets;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * A part of an SR policy tunnel (RFC 9830 section 2.4).
 *
 * <pre>
 *   type 1, below 128 | length 1 | value
 *   type 1, from 128  | length 2 | value
 * </pre>
 */
sealed interface SubTlv
    permits SubTlv.Preference,
        SubTlv.Priority,
        SubTlv.BindingSid,
        SubTlv.Srv6BindingSid,
        SubTlv.Name,
        SubTlv.Unknown,
        SegmentList {
  int PREFERENCE = 12;
  int BINDING_SID = 13;
  int PRIORITY = 15;
  int SRV6_BINDING_SID = 20;
  int CANDIDATE_PATH_NAME = 129;
  int POLICY_NAME = 130;

  int type();

  /** Writes the value. */
  void encode(WireWriter out);

  /** The words that read back to the same value; null where none do. */
  @Nullable String words();

  /** The key in JSON. */
  default String key() {
    return word(type());
  }

  /** Writes the JSON value. */
  void json(JsonWriter out);

  /** What the parts look like that there may be one of, by their keys. */
  static Map<String, Object> schemas() {
    return JsonSchema.members(
        word(PREFERENCE) + "?", JsonSchema.INTEGER,
        word(PRIORITY) + "?", JsonSchema.INTEGER,
        word(BINDING_SID) + "?", BindingSid.schema(),
        word(SRV6_BINDING_SID) + "?", Srv6BindingSid.schema(),
        word(CANDIDATE_PATH_NAME) + "?", JsonSchema.STRING,
        word(POLICY_NAME) + "?", JsonSchema.STRING);
  }

  /** The word of a type. */
  static String word(int type) {
    return switch (type) {
      case PREFERENCE -> "preference";
      case BINDING_SID -> "binding-sid";
      case PRIORITY -> "priority";
      case SRV6_BINDING_SID -> "srv6-binding-sid";
      case SegmentList.TYPE -> SegmentList.WORD;
      case CANDIDATE_PATH_NAME -> "candidate-path-name";
      case POLICY_NAME -> "policy-name";
      default -> "sub-tlv";
    };
  }

  /**
   * RFC 9830 section 2.4.1: {@code flags 1 | reserved 1 | preference 4}.
   *
   * @param value unsigned
   */
  record Preference(int flags, int value) implements SubTlv {
    @Override
    public int type() {
      return PREFERENCE;
    }

    @Override
    public void encode(WireWriter out) {
      out.u8(flags).u8(0).u32(value);
    }

    @Override
    public @Nullable String words() {
      return flags == 0 ? key() + " " + Integer.toUnsignedString(value) : null;
    }

    @Override
    public void json(JsonWriter out) {
      out.value(Integer.toUnsignedLong(value));
    }
  }

  /** RFC 9830 section 2.4.5: {@code priority 1 | reserved 1}. */
  record Priority(int value) implements SubTlv {
    @Override
    public int type() {
      return PRIORITY;
    }

    @Override
    public void encode(WireWriter out) {
      out.u8(value).u8(0);
    }

    @Override
    public String words() {
      return key() + " " + value;
    }

    @Override
    public void json(JsonWriter out) {
      out.value(value);
    }
  }

  /**
   * RFC 9830 section 2.4.2: {@code flags 1 | reserved 1 |} nothing, a label or an SRv6 SID.
   *
   * @param label a label stack entry, or null
   * @param sid an SRv6 SID, or null
   */
  record BindingSid(int flags, @Nullable Integer label, @Nullable Ipv6 sid) implements SubTlv {
    /** What ExaBGP sets where there is a label. RFC 9830 gives the bit no meaning. */
    private static final int FLAG_LABEL = 0x10;

    private static final int BOTTOM = 0x100;

    /** One with a label, as ExaBGP sends it. */
    static BindingSid ofLabel(int label) {
      return new BindingSid(FLAG_LABEL, label << 12 | BOTTOM, null);
    }

    @Override
    public int type() {
      return BINDING_SID;
    }

    @Override
    public void encode(WireWriter out) {
      out.u8(flags).u8(0);
      if (label != null) {
        out.u32(label);
      }
      if (sid != null) {
        sid.write(out);
      }
    }

    @Override
    public @Nullable String words() {
      if (label != null) {
        int number = label >>> 12;
        return equals(ofLabel(number)) ? key() + " mpls " + number : null;
      }
      return flags != 0 ? null : key() + (sid != null ? " srv6 " + sid : " null");
    }

    static Map<String, Object> schema() {
      return JsonSchema.any(
          JsonSchema.object("label#", "type", JsonSchema.constant("mpls")),
          JsonSchema.object("sid", "type", JsonSchema.constant("srv6")),
          JsonSchema.NULL);
    }

    @Override
    public void json(JsonWriter out) {
      if (label != null) {
        out.beginTightObject().member("type", "mpls").member("label", label >>> 12).endObject();
      } else if (sid != null) {
        out.beginTightObject().member("type", "srv6").member("sid", sid.toString()).endObject();
      } else {
        out.nil();
      }
    }
  }

  /** RFC 9830 section 2.4.3: {@code flags 1 | reserved 1 | SID 16 |} its behavior, or nothing. */
  record Srv6BindingSid(int flags, Ipv6 sid, @Nullable EndpointBehavior behavior)
      implements SubTlv {
    private static final int FLAG_BEHAVIOR = 0x20;

    /** One without flags but that of its behavior. */
    static Srv6BindingSid of(Ipv6 sid, @Nullable EndpointBehavior behavior) {
      return new Srv6BindingSid(behavior == null ? 0 : FLAG_BEHAVIOR, sid, behavior);
    }

    @Override
    public int type() {
      return SRV6_BINDING_SID;
    }

    @Override
    public void encode(WireWriter out) {
      sid.write(out.u8(flags).u8(0));
      if (behavior != null) {
        behavior.encode(out);
      }
    }

    @Override
    public @Nullable String words() {
      if (!equals(of(sid, behavior))) {
        return null;
      }
      var out = new StringBuilder(key()).append(' ').append(sid);
      if (behavior != null) {
        behavior.text(out);
      }
      return out.toString();
    }

    static Map<String, Object> schema() {
      return JsonSchema.any(JsonSchema.STRING, JsonSchema.object("sid " + EndpointBehavior.keys()));
    }

    @Override
    public void json(JsonWriter out) {
      if (behavior == null || (flags & FLAG_BEHAVIOR) == 0) {
        out.value(sid.toString());
        return;
      }
      out.beginTightObject().member("sid", sid.toString());
      behavior.json(out);
      out.endObject();
    }
  }

  /**
   * RFC 9830 sections 2.4.6 and 2.4.7: {@code reserved 1 | name}, in UTF-8.
   *
   * @param type {@link #CANDIDATE_PATH_NAME} or {@link #POLICY_NAME}
   */
  record Name(int type, Octets name) implements SubTlv {
    @Override
    public void encode(WireWriter out) {
      name.write(out.u8(0));
    }

    private String text() {
      return new String(name.toBytes(), StandardCharsets.UTF_8);
    }

    /** Only what needs no escape has words. */
    @Override
    public @Nullable String words() {
      var text = text();
      boolean plain = text.chars().allMatch(c -> c >= ' ' && c < 0x7f && c != '"' && c != '\\');
      return plain ? key() + " \"" + text + "\"" : null;
    }

    @Override
    public void json(JsonWriter out) {
      out.value(text());
    }
  }

  /** A part of an unknown type, or of a length that its type does not have. */
  record Unknown(int type, Octets value) implements SubTlv {
    static final String KEY = "unknown-subtlv-";

    @Override
    public void encode(WireWriter out) {
      value.write(out);
    }

    @Override
    public @Nullable String words() {
      return null;
    }

    @Override
    public String key() {
      return KEY + type;
    }

    @Override
    public void json(JsonWriter out) {
      out.value("0x" + value);
    }
  }

  /** Reads the value of a type. */
  static SubTlv decode(int type, WireReader in) {
    int length = in.left();
    var known =
        switch (type) {
          case PREFERENCE -> length == 6 ? new Preference(flags(in), in.i32()) : null;
          case PRIORITY -> length == 2 ? new Priority(in.u8()) : null;
          case BINDING_SID -> bindingSid(in);
          case SRV6_BINDING_SID -> srv6BindingSid(in);
          case SegmentList.TYPE -> SegmentList.decode(in);
          case CANDIDATE_PATH_NAME, POLICY_NAME -> length > 0 ? name(type, in) : null;
          default -> null;
        };
    return known != null ? known : new Unknown(type, Octets.of(in.rest()));
  }

  private static @Nullable BindingSid bindingSid(WireReader in) {
    return switch (in.left()) {
      case 2 -> new BindingSid(flags(in), null, null);
      case 6 -> new BindingSid(flags(in), in.i32(), null);
      case 18 -> new BindingSid(flags(in), null, Ipv6.read(in));
      default -> null;
    };
  }

  private static @Nullable Srv6BindingSid srv6BindingSid(WireReader in) {
    return switch (in.left()) {
      case 18 -> new Srv6BindingSid(flags(in), Ipv6.read(in), null);
      case 18 + EndpointBehavior.LENGTH ->
          new Srv6BindingSid(flags(in), Ipv6.read(in), EndpointBehavior.decode(in));
      default -> null;
    };
  }

  private static Name name(int type, WireReader in) {
    in.u8(); // reserved
    return new Name(type, Octets.of(in.rest()));
  }

  private static int flags(WireReader in) {
    int flags = in.u8();
    in.u8(); // reserved
    return flags;
  }

  /** Appends the words, or {@code sub-tlv TYPE 0x…}. */
  default void text(StringBuilder out) {
    var words = words();
    if (words != null) {
      out.append(words);
      return;
    }
    var value = new WireWriter();
    encode(value);
    out.append(String.format(Locale.ROOT, "sub-tlv %d 0x%s", type(), Octets.of(value)));
  }
}
