package net.herald.bgp.nlri;

import java.util.ArrayList;
import java.util.List;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;

/**
 * A component of a flow specification that compares numbers or bits (RFC 8955 section 4.2.1).
 *
 * <pre>
 *   ( end of list 1 bit | and 1 bit | log2 of octets 2 bits | operator 4 bits | value 1, 2, 4, 8 ) …
 * </pre>
 *
 * @param matches one after the other, in groups of which one has to hold
 */
record FlowMatches(FlowKind kind, List<FlowMatch> matches) implements FlowComponent {
  private static final int END = 0x80;
  private static final int AND = 0x40;

  FlowMatches {
    matches = List.copyOf(matches);
  }

  static FlowMatches decode(FlowKind kind, WireReader in) {
    var matches = new ArrayList<FlowMatch>();
    int octet;
    do {
      octet = in.u8();
      long value =
          switch (octet >> 4 & 3) {
            case 0 -> in.u8();
            case 1 -> in.u16();
            case 2 -> in.u32();
            default -> in.u64();
          };
      // RFC 8955 section 4.2.1.1: the AND bit of the first one is taken for unset
      boolean and = (octet & AND) != 0 && !matches.isEmpty();
      matches.add(new FlowMatch(and, octet & operators(kind), value, octet >> 4 & 3));
    } while ((octet & END) == 0);
    return new FlowMatches(kind, matches);
  }

  private static int operators(FlowKind kind) {
    return kind.shape() == FlowKind.Shape.BITMASK ? 3 : 7;
  }

  @Override
  public void encode(WireWriter out, boolean whole) {
    if (matches.isEmpty()) {
      throw new WireFault("a component without a value");
    }
    out.u8(kind.type());
    for (int i = 0; i < matches.size(); i++) {
      var match = matches.get(i);
      int end = i == matches.size() - 1 ? END : 0;
      out.u8(end | (match.and() ? AND : 0) | match.width() << 4 | match.operator());
      switch (match.width()) {
        case 0 -> out.u8((int) match.value());
        case 1 -> out.u16((int) match.value());
        case 2 -> out.u32(match.value());
        default -> out.u64(match.value());
      }
    }
  }

  @Override
  public List<String> alternatives(int afi, boolean exact) {
    var texts = new ArrayList<String>();
    for (var match : matches) {
      var text = match.text(kind, afi, exact);
      if (match.and()) {
        texts.add(texts.removeLast() + "&" + text);
      } else {
        texts.add(text);
      }
    }
    return texts;
  }
}
