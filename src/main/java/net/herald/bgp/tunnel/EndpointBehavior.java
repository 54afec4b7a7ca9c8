package net.herald.bgp.tunnel;

import java.util.List;
import net.herald.json.JsonWriter;
import net.herald.text.Words;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;

/**
 * The behavior of an SRv6 SID and how its bits divide (RFC 9830 section 2.4.4.2.4).
 *
 * <pre>
 *   behavior 2 | reserved 2 | locator block 1 | locator node 1 | function 1 | argument 1
 * </pre>
 */
public record EndpointBehavior(int behavior, int block, int node, int function, int argument) {
  static final String WORD = "endpoint-behavior";
  static final int LENGTH = 8;

  private static final List<String> LENGTHS =
      List.of("lb-length", "ln-length", "fun-length", "arg-length");

  static EndpointBehavior decode(WireReader in) {
    int behavior = in.u16();
    in.skip(2);
    return new EndpointBehavior(behavior, in.u8(), in.u8(), in.u8(), in.u8());
  }

  void encode(WireWriter out) {
    out.u16(behavior).u16(0).u8(block).u8(node).u8(function).u8(argument);
  }

  /** Reads {@code BEHAVIOR LB LN FUNCTION ARGUMENT}. */
  static EndpointBehavior parse(Words words) {
    return new EndpointBehavior(
        (int) words.numberOrHex("endpoint behavior", 0, 0xffff),
        length(words, 0),
        length(words, 1),
        length(words, 2),
        length(words, 3));
  }

  private static int length(Words words, int index) {
    return (int) words.number(LENGTHS.get(index), 0, 255);
  }

  void text(StringBuilder out) {
    out.append(' ').append(WORD).append(' ').append(behavior).append(' ').append(block);
    out.append(' ').append(node).append(' ').append(function).append(' ').append(argument);
  }

  /** The members, as a line of {@link net.herald.json.JsonSchema}. */
  static String keys() {
    return "behavior# " + String.join("# ", LENGTHS) + "#";
  }

  /** Writes the members of an object. */
  void json(JsonWriter out) {
    out.member("behavior", behavior).member(LENGTHS.get(0), block).member(LENGTHS.get(1), node);
    out.member(LENGTHS.get(2), function).member(LENGTHS.get(3), argument);
  }
}
