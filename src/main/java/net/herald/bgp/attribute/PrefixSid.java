package net.herald.bgp.attribute;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.herald.bgp.HexWord;
import net.herald.bgp.capability.EncodingContext;
import net.herald.bgp.capability.Negotiated;
import net.herald.iana.AttributeCode;
import net.herald.json.JsonSchema;
import net.herald.json.JsonWriter;
import net.herald.text.Words;
import net.herald.wire.Octets;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;

/**
 * BGP Prefix-SID (RFC 8669), with the SRv6 services of RFC 9252. Written in three ways:
 *
 * <pre>
 *   bgp-prefix-sid [ INDEX, [ ( BASE,RANGE ), ( BASE,RANGE ) ] ]     the second part may be left out
 *   bgp-prefix-sid-srv6 ( l3-service SID BEHAVIOR [LB,LN,FUNCTION,ARGUMENT,LENGTH,OFFSET] )
 *   bgp-prefix-sid 0x…                                               all other values
 * </pre>
 *
 * @param tlvs in the order of the wire
 */
public record PrefixSid(List<Tlv> tlvs) implements Attribute {
  private static final int LABEL_INDEX = 1;
  private static final int ORIGINATOR_SRGB = 3;
  private static final int BLOCK_LENGTH = 6;
  private static final int MOST24 = 0xffffff;
  private static final String NOT_IMPLEMENTED = "attribute-not-implemented-";
  private static final String SRV6_WORD = "bgp-prefix-sid-srv6";

  public PrefixSid {
    tlvs = List.copyOf(tlvs);
  }

  /** One part: {@code type 1 | length 2 | value}. */
  sealed interface Tlv permits LabelIndex, OriginatorSrgb, Srv6Service, Unknown {
    int type();

    /** Writes the value. */
    void encode(WireWriter out);

    /** Writes one member. */
    void json(JsonWriter out);
  }

  /**
   * RFC 8669 section 3.1: {@code reserved 1 | flags 2 | index 4}.
   *
   * @param index unsigned
   */
  record LabelIndex(int flags, int index) implements Tlv {
    @Override
    public int type() {
      return LABEL_INDEX;
    }

    @Override
    public void encode(WireWriter out) {
      out.u8(0).u16(flags).u32(index);
    }

    @Override
    public void json(JsonWriter out) {
      out.name("sr-label-index").value(Integer.toUnsignedLong(index));
    }
  }

  /** RFC 8669 section 3.2: flags 2, then a base and a range of three octets each, once or more. */
  record OriginatorSrgb(int flags, List<Block> blocks) implements Tlv {
    OriginatorSrgb {
      blocks = List.copyOf(blocks);
    }

    /** Labels from {@code base} on. */
    record Block(int base, int range) {}

    @Override
    public int type() {
      return ORIGINATOR_SRGB;
    }

    @Override
    public void encode(WireWriter out) {
      out.u16(flags);
      blocks.forEach(block -> out.u24(block.base).u24(block.range));
    }

    @Override
    public void json(JsonWriter out) {
      out.name("sr-srgbs").beginTightArray();
      for (var block : blocks) {
        out.beginTightArray().value(block.base).value(block.range).endArray();
      }
      out.endArray();
    }
  }

  /** A TLV that is not known: ignored and passed on (RFC 8669 section 6). */
  record Unknown(int type, Octets value) implements Tlv {
    @Override
    public void encode(WireWriter out) {
      value.write(out);
    }

    @Override
    public void json(JsonWriter out) {
      out.member(NOT_IMPLEMENTED + type, "0x" + value.toString().toUpperCase(Locale.ROOT));
    }
  }

  @Override
  public int code() {
    return AttributeCode.PREFIX_SID;
  }

  /** The words of {@code bgp-prefix-sid-srv6}. */
  static PrefixSid parseSrv6(Words words) {
    return new PrefixSid(List.of(Srv6Service.parse(words)));
  }

  private static PrefixSid decode(WireReader value) {
    var tlvs = new ArrayList<Tlv>();
    while (!value.isEmpty()) {
      int type = value.u8();
      var tlv = value.slice(value.u16());
      tlvs.add(
          switch (type) {
            case LABEL_INDEX -> labelIndex(tlv);
            case ORIGINATOR_SRGB -> originatorSrgb(tlv);
            case Srv6Service.L3, Srv6Service.L2 -> Srv6Service.decode(type, tlv);
            default -> new Unknown(type, Octets.of(tlv.rest()));
          });
    }
    return new PrefixSid(tlvs);
  }

  private static LabelIndex labelIndex(WireReader tlv) {
    tlv.exactly(7).u8(); // reserved
    return new LabelIndex(tlv.u16(), tlv.i32());
  }

  private static OriginatorSrgb originatorSrgb(WireReader tlv) {
    int flags = tlv.u16();
    if (tlv.isEmpty() || tlv.left() % BLOCK_LENGTH != 0) {
      throw new WireFault("originator SRGB of " + (tlv.left() + 2) + " octets");
    }
    var blocks = new ArrayList<OriginatorSrgb.Block>();
    while (!tlv.isEmpty()) {
      blocks.add(new OriginatorSrgb.Block(tlv.u24(), tlv.u24()));
    }
    return new OriginatorSrgb(flags, blocks);
  }

  private static void encode(PrefixSid attribute, WireWriter out) {
    for (var tlv : attribute.tlvs) {
      int at = out.size() + 1;
      tlv.encode(out.u8(tlv.type()).u16(0));
      out.patchU16(at, out.size() - at - 2);
    }
  }

  private static PrefixSid octets(Words words) {
    var octets = HexWord.parse(words, "a Prefix-SID", 0xffff);
    try {
      return decode(new WireReader(octets));
    } catch (WireFault fault) {
      throw words.fault(
          "these octets are not a Prefix-SID: " + fault.why(), "expected TLVs of RFC 8669");
    }
  }

  private static PrefixSid labels(Words words) {
    words.expect("[");
    var tlvs = new ArrayList<Tlv>();
    tlvs.add(new LabelIndex(0, (int) words.number("label index", 0, 0xffffffffL)));
    words.take(",");
    var blocks = new ArrayList<OriginatorSrgb.Block>();
    if (words.take("[")) {
      blocks(words, blocks);
      words.expect("]");
    } else {
      blocks(words, blocks);
    }
    words.expect("]");
    if (!blocks.isEmpty()) {
      tlvs.add(new OriginatorSrgb(0, blocks));
    }
    return new PrefixSid(tlvs);
  }

  private static void blocks(Words words, List<OriginatorSrgb.Block> blocks) {
    while (words.take("(")) {
      int base = (int) words.number("base of an SRGB", 0, MOST24);
      words.expect(",");
      blocks.add(new OriginatorSrgb.Block(base, (int) words.number("range of an SRGB", 0, MOST24)));
      words.expect(")");
      words.take(",");
    }
  }

  /** The one SRv6 service, if it is all there is and has a text; empty otherwise. */
  private String srv6Text() {
    if (tlvs.size() == 1 && tlvs.getFirst() instanceof Srv6Service service) {
      var text = service.text();
      return text == null ? "" : text;
    }
    return "";
  }

  /** The label index and the SRGB, if they are all there is and have no flags; empty otherwise. */
  private String labelText() {
    if (tlvs.isEmpty()
        || tlvs.size() > 2
        || !(tlvs.getFirst() instanceof LabelIndex label)
        || label.flags != 0) {
      return "";
    }
    var out = new StringBuilder("[ ").append(Integer.toUnsignedString(label.index));
    if (tlvs.size() == 2) {
      if (!(tlvs.getLast() instanceof OriginatorSrgb srgb) || srgb.flags != 0) {
        return "";
      }
      out.append(", [ ");
      for (int i = 0; i < srgb.blocks.size(); i++) {
        var block = srgb.blocks.get(i);
        out.append(i > 0 ? ", " : "").append("( ").append(block.base).append(',');
        out.append(block.range).append(" )");
      }
      out.append(" ]");
    }
    return out.append(" ]").toString();
  }

  static final AttributeSyntax<PrefixSid> SYNTAX =
      new AttributeSyntax<>() {
        @Override
        public PrefixSid decode(WireReader value, Negotiated session) {
          return PrefixSid.decode(value);
        }

        @Override
        public void encode(PrefixSid attribute, WireWriter out, EncodingContext context) {
          PrefixSid.encode(attribute, out);
        }

        @Override
        public PrefixSid parse(Words words) {
          return HexWord.isNext(words) ? octets(words) : labels(words);
        }

        @Override
        public PrefixSid repeated(PrefixSid first, PrefixSid second) {
          var types = new HashSet<Integer>();
          first.tlvs.forEach(tlv -> types.add(tlv.type()));
          if (second.tlvs.stream().anyMatch(tlv -> types.contains(tlv.type()))) {
            return first; // of two TLVs of one type receivers use the first (RFC 9252 section 7)
          }
          var both = new ArrayList<>(first.tlvs);
          both.addAll(second.tlvs);
          return new PrefixSid(both);
        }

        @Override
        public String word(PrefixSid attribute, String keyword) {
          return attribute.srv6Text().isEmpty() ? keyword : SRV6_WORD;
        }

        @Override
        public void text(PrefixSid attribute, StringBuilder out) {
          var text = attribute.srv6Text() + attribute.labelText();
          if (text.isEmpty()) {
            var octets = new WireWriter();
            PrefixSid.encode(attribute, octets);
            text = "0x" + Octets.of(octets);
          }
          out.append(text);
        }

        @Override
        public Map<String, Object> schema() {
          return JsonSchema.with(
              JsonSchema.object(
                  "sr-label-index#? sr-srgbs@?",
                  Srv6Service.word(Srv6Service.L3) + "?",
                  Srv6Service.schema(),
                  Srv6Service.word(Srv6Service.L2) + "?",
                  Srv6Service.schema()),
              "^" + NOT_IMPLEMENTED + "[0-9]+$",
              JsonSchema.STRING);
        }

        @Override
        public void json(PrefixSid attribute, JsonWriter out) {
          out.beginObject();
          var shown = new HashSet<Integer>();
          for (var tlv : attribute.tlvs) {
            if (shown.add(tlv.type())) { // RFC 9252 section 7: of several the first counts
              tlv.json(out);
            }
          }
          out.endObject();
        }
      };
}
