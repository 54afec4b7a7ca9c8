package net.herald.bgp.nlri;

import java.util.List;
import net.herald.bgp.Family;
import net.herald.bgp.Ip;
import net.herald.bgp.RouteDistinguisher;
import net.herald.iana.Afi;
import net.herald.iana.Safi;
import net.herald.json.JsonWriter;
import net.herald.text.Words;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * VPLS: a block of labels (RFC 4761 section 3.2.2), or the address of a PE that is to be discovered
 * (RFC 6074 section 3.2.2.1). Which of both the length tells.
 */
final class Vpls {
  static final Family FAMILY = new Family(Afi.L2VPN, Safi.VPLS);

  private static final int MOST_LABEL = 0xfffff;

  private static final NlriField<RouteDistinguisher> RD = NlriField.of("rd", NlriForms.RD);
  private static final NlriField<Long> ENDPOINT = NlriField.of("endpoint", NlriForms.number(2));
  private static final NlriField<Long> OFFSET = NlriField.of("offset", NlriForms.number(2));
  private static final NlriField<Long> SIZE = NlriField.of("size", NlriForms.number(2));
  private static final NlriField<Integer> LABEL_BASE = NlriField.of("base", new FirstLabel());
  private static final NlriField<Ip> ADDRESS = NlriField.of("address", NlriForms.LAST_IP);

  private static final List<RouteType> TYPES =
      List.of(
          RouteType.of(17, "", "VPLS", RD, ENDPOINT, OFFSET, SIZE, LABEL_BASE)
              .shownAs(RD, ENDPOINT, LABEL_BASE, OFFSET, SIZE)
              .writtenAs(RD, ENDPOINT, LABEL_BASE, OFFSET, SIZE)
              .checked(Vpls::block),
          RouteType.of(12, "discovery", "BGP auto-discovery", RD, ADDRESS));

  static final TypedSyntax SYNTAX =
      new TypedSyntax(TypedSyntax.Framing.LENGTH, "4.2", "A VPLS label block (RFC 4761).", TYPES);

  private Vpls() {}

  private static @Nullable String block(Family family, NlriValues values) {
    int base = values.get(LABEL_BASE) >>> 4;
    long size = values.get(SIZE);
    return base + size <= MOST_LABEL + 1
        ? null
        : "a block of " + size + " labels from " + base + " on goes beyond " + MOST_LABEL;
  }

  /**
   * A label in the first 20 of 24 bits. {@code base N} sets the last bit as ExaBGP does; {@code
   * base-bits N} is all 24.
   */
  private static final class FirstLabel extends NlriForms.Always<Integer> {
    private static final String BITS = "base-bits";

    @Override
    public Integer read(WireReader in) {
      return in.u24();
    }

    @Override
    void put(Integer bits, WireWriter out) {
      out.u24(bits);
    }

    @Override
    public List<String> words(String word) {
      return List.of(word, BITS);
    }

    @Override
    public Integer parse(String word, Words words) {
      return word.equals(BITS)
          ? (int) words.number(word, 0, 0xffffff)
          : (int) words.number(word, 0, MOST_LABEL) << 4 | 1;
    }

    @Override
    public void text(String word, Integer bits, StringBuilder out) {
      boolean usual = (bits & 0xf) == 1;
      out.append(' ').append(usual ? word : BITS).append(' ').append(usual ? bits >>> 4 : bits);
    }

    @Override
    public void json(String name, Integer bits, JsonWriter out) {
      out.member(name, bits >>> 4);
    }
  }
}
