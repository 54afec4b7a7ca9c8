package net.herald.bgp.tunnel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.herald.bgp.Decimal;
import net.herald.bgp.HexWord;
import net.herald.json.JsonSchema;
import net.herald.json.JsonWriter;
import net.herald.text.Words;
import net.herald.wire.Octets;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * A path and its weight (RFC 9830 section 2.4.4). Written {@code weight N segment … segment …}.
 *
 * <pre>
 *   reserved 1 | item …        each: type 1 | length 1 | value
 * </pre>
 */
record SegmentList(List<Item> items) implements SubTlv {
  static final int TYPE = 128;
  static final String WORD = "segment-list";

  SegmentList {
    items = List.copyOf(items);
  }

  /** What a list consists of. */
  sealed interface Item permits Weight, Segment, UnknownItem {
    int code();

    /** Writes the value. */
    void encode(WireWriter out);

    /** Appends the words, a blank before each. */
    void text(StringBuilder out);

    /** Writes the item of the list {@code segments}. */
    void json(JsonWriter out);
  }

  /**
   * RFC 9830 section 2.4.4.1: {@code flags 1 | reserved 1 | weight 4}.
   *
   * @param weight unsigned
   */
  record Weight(int flags, int weight) implements Item {
    private static final int CODE = 9;
    private static final int LENGTH = 6;

    @Override
    public int code() {
      return CODE;
    }

    @Override
    public void encode(WireWriter out) {
      out.u8(flags).u8(0).u32(weight);
    }

    @Override
    public void text(StringBuilder out) {
      out.append(" weight ").append(Integer.toUnsignedString(weight));
    }

    @Override
    public void json(JsonWriter out) {}
  }

  /** A segment of an unknown type, or of a length that its type does not have. */
  record UnknownItem(int code, Octets value) implements Item {
    private static final String KIND = "unknown-";

    @Override
    public void encode(WireWriter out) {
      value.write(out);
    }

    @Override
    public void text(StringBuilder out) {
      out.append(" segment type-").append(code).append(" 0x").append(value);
    }

    @Override
    public void json(JsonWriter out) {
      out.beginTightObject().member("type", KIND + code);
      out.member("raw", "0x" + value).endObject();
    }
  }

  static SegmentList decode(WireReader in) {
    in.u8(); // reserved
    var items = new ArrayList<Item>();
    while (!in.isEmpty()) {
      int code = in.u8();
      items.add(item(code, in.slice(in.u8())));
    }
    return new SegmentList(items);
  }

  private static Item item(int code, WireReader value) {
    if (code == Weight.CODE && value.left() == Weight.LENGTH) {
      int flags = value.u8();
      value.u8(); // reserved
      return new Weight(flags, value.i32());
    }
    var type = SegmentType.of(code);
    var segment = type == null ? null : Segment.decode(type, value);
    return segment != null ? segment : new UnknownItem(code, Octets.of(value.rest()));
  }

  @Override
  public int type() {
    return TYPE;
  }

  @Override
  public void encode(WireWriter out) {
    out.u8(0);
    for (var item : items) {
      int at = out.size() + 1;
      item.encode(out.u8(item.code()).u8(0));
      out.patchU8(at, out.size() - at - 1);
    }
  }

  static SegmentList parse(Words words) {
    var items = new ArrayList<Item>();
    if (words.take("weight")) {
      items.add(new Weight(0, (int) words.number("weight", 0, 0xffffffffL)));
    }
    while (words.take("segment")) {
      items.add(segment(words));
    }
    if (items.isEmpty()) {
      throw words.fault("this segment list is empty", "expected weight N segment TYPE ...");
    }
    return new SegmentList(marked(items));
  }

  private static Item segment(Words words) {
    var word = words.next("type-a to type-k");
    for (var type : SegmentType.TABLE) {
      if (word.equals(type.word())) {
        return Segment.parse(type, words);
      }
    }
    int code = word.startsWith("type-") ? (int) Decimal.parse(word.substring(5), 255) : -1;
    if (code < 0) {
      throw words.unknown(
          "unknown segment type '" + word + "'",
          SegmentType.TABLE.stream().map(SegmentType::word).toList());
    }
    return item(code, new WireReader(HexWord.parse(words, "a segment", 255)));
  }

  /** The items with bare labels, the last one marked as the bottom of the stack (RFC 3032). */
  private static List<Item> marked(List<Item> items) {
    int last = items.size() - 1;
    while (last >= 0 && !(items.get(last) instanceof Segment s && s.canBeBottom())) {
      last--;
    }
    var marked = new ArrayList<Item>();
    for (int i = 0; i < items.size(); i++) {
      marked.add(items.get(i) instanceof Segment s ? s.bare(i == last) : items.get(i));
    }
    return marked;
  }

  /** Whether the words say all of it. */
  private boolean isPlain() {
    boolean first = true;
    for (var item : items) {
      boolean plain =
          switch (item) {
            case Weight w -> first && w.flags == 0;
            case UnknownItem u -> u.code != Weight.CODE;
            case Segment _ -> true;
          };
      if (!plain) {
        return false;
      }
      first = false;
    }
    return !items.isEmpty() && items.equals(marked(items));
  }

  @Override
  public @Nullable String words() {
    if (!isPlain()) {
      return null;
    }
    var out = new StringBuilder(WORD);
    items.forEach(item -> item.text(out));
    return out.toString();
  }

  static Map<String, Object> schema() {
    var kinds = new ArrayList<Object>();
    SegmentType.TABLE.forEach(type -> kinds.add(Segment.schema(type)));
    kinds.add(
        JsonSchema.object(
            "raw",
            "type",
            JsonSchema.members("type", "string", "pattern", "^" + UnknownItem.KIND + "[0-9]+$")));
    return JsonSchema.object(
        "weight#", "segments", JsonSchema.list(JsonSchema.any(kinds.toArray())));
  }

  /** Writes one value of {@code segment-lists}. */
  @Override
  public void json(JsonWriter out) {
    long weight = 1; // RFC 9256 section 2.11
    for (var item : items.reversed()) {
      weight = item instanceof Weight w ? Integer.toUnsignedLong(w.weight) : weight;
    }
    out.beginTightObject().member("weight", weight).name("segments").beginTightArray();
    items.forEach(item -> item.json(out));
    out.endArray().endObject();
  }
}
