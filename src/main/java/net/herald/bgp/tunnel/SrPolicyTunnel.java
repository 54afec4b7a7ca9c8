package net.herald.bgp.tunnel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.herald.json.JsonSchema;
import net.herald.json.JsonWriter;
import net.herald.text.Words;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;

/**
 * A candidate path of an SR policy (RFC 9830 section 2.4).
 *
 * @param parts in the order of the wire
 */
public record SrPolicyTunnel(List<SubTlv> parts) implements Tunnel {
  static final int TYPE = 15;
  static final String WORD = "sr-policy";
  private static final String SEGMENT_LISTS = "segment-lists";

  public SrPolicyTunnel {
    parts = List.copyOf(parts);
  }

  static SrPolicyTunnel decode(WireReader in) {
    var parts = new ArrayList<SubTlv>();
    while (!in.isEmpty()) {
      int type = in.u8();
      parts.add(SubTlv.decode(type, in.slice(type < 128 ? in.u8() : in.u16())));
    }
    return new SrPolicyTunnel(parts);
  }

  /**
   * This path with the parts of another one behind its own. Of all but segment lists there is only
   * one (RFC 9830 section 2.4), and the first counts.
   */
  public SrPolicyTunnel with(SrPolicyTunnel other) {
    var all = new ArrayList<>(parts);
    for (var part : other.parts) {
      boolean there =
          part.type() != SegmentList.TYPE && all.stream().anyMatch(p -> p.type() == part.type());
      if (!there) {
        all.add(part);
      }
    }
    return new SrPolicyTunnel(all);
  }

  @Override
  public int type() {
    return TYPE;
  }

  @Override
  public void encode(WireWriter out) {
    for (var part : parts) {
      boolean wide = part.type() >= 128;
      out.u8(part.type());
      int at = out.size();
      part.encode(wide ? out.u16(0) : out.u8(0));
      if (wide) {
        out.patchU16(at, out.size() - at - 2);
      } else {
        out.patchU8(at, out.size() - at - 1);
      }
    }
  }

  static SrPolicyTunnel parse(Words words) {
    words.expect("(");
    return SrPolicyWords.parse(words);
  }

  @Override
  public void text(StringBuilder out) {
    out.append(WORD).append(" (");
    for (var part : parts) {
      part.text(out.append(' '));
    }
    out.append(" )");
  }

  @Override
  public String key() {
    return WORD;
  }

  static Map<String, Object> schema() {
    var members = SubTlv.schemas();
    members.put(SEGMENT_LISTS + "?", JsonSchema.list(SegmentList.schema()));
    return JsonSchema.with(
        JsonSchema.object(members), "^" + SubTlv.Unknown.KEY + "[0-9]+$", JsonSchema.STRING);
  }

  @Override
  public void json(JsonWriter out) {
    var members = new LinkedHashMap<String, SubTlv>();
    var lists = new ArrayList<SubTlv>();
    for (var part : parts) {
      if (part.type() == SegmentList.TYPE) {
        lists.add(part);
      } else {
        members.putIfAbsent(part.key(), part);
      }
    }
    out.beginTightObject();
    members.forEach((key, part) -> part.json(out.name(key)));
    if (!lists.isEmpty()) {
      out.name(SEGMENT_LISTS).beginTightArray();
      lists.forEach(list -> list.json(out));
      out.endArray();
    }
    out.endObject();
  }
}
