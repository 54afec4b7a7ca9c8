package net.herald.rib;

import net.herald.bgp.Family;
import net.herald.bgp.attribute.AttributeEncoder;
import net.herald.bgp.attribute.Attributes;
import net.herald.bgp.attribute.MpReach;
import net.herald.bgp.attribute.MpUnreach;
import net.herald.bgp.attribute.NextHop;
import net.herald.bgp.message.Frame;
import net.herald.iana.AttributeCode;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * Where the NLRI stand in an UPDATE (RFC 4271 section 4.3, RFC 4760). ExaBGP's order: MP_UNREACH
 * goes before the other attributes and MP_REACH behind them.
 *
 * <pre>
 *   Classic          0 2 | length 2 | attributes | NLRI …
 *   ClassicWithdraw  length 2 | NLRI … | 0 2
 *   Reach            0 2 | length 2 | attributes | MP_REACH_NLRI with NLRI …
 *   Unreach          0 2 | length 2 | MP_UNREACH_NLRI with NLRI … | attributes
 * </pre>
 */
sealed interface UpdateForm {
  /** Flags, code and a length of two octets. */
  int ATTRIBUTE_HEADER = 4;

  /** Writes what comes before the first NLRI. */
  void begin(WireWriter out);

  /** Writes what comes behind the last NLRI, and fills in the lengths. */
  void end(WireWriter out);

  /** How many octets {@link #end} will write. */
  int tail();

  /** IPv4 unicast with an IPv4 next hop. */
  final class Classic implements UpdateForm {
    private final byte[] attributes;

    Classic(byte[] attributes) {
      this.attributes = attributes;
    }

    @Override
    public void begin(WireWriter out) {
      out.u16(0).u16(attributes.length).bytes(attributes);
    }

    @Override
    public void end(WireWriter out) {}

    @Override
    public int tail() {
      return 0;
    }
  }

  /** IPv4 unicast. */
  final class ClassicWithdraw implements UpdateForm {
    @Override
    public void begin(WireWriter out) {
      out.u16(0);
    }

    @Override
    public void end(WireWriter out) {
      out.patchU16(Frame.HEADER, out.size() - Frame.HEADER - 2);
      out.u16(0);
    }

    @Override
    public int tail() {
      return 2;
    }
  }

  /** Announces in MP_REACH_NLRI. */
  final class Reach implements UpdateForm {
    private final Family family;
    private final @Nullable NextHop nextHop;
    private final byte[] attributes;

    Reach(Family family, @Nullable NextHop nextHop, byte[] attributes) {
      this.family = family;
      this.nextHop = nextHop;
      this.attributes = attributes;
    }

    @Override
    public void begin(WireWriter out) {
      out.u16(0).u16(0).bytes(attributes);
      MpReach.encodeHead(family, nextHop, value(AttributeCode.MP_REACH, out));
    }

    @Override
    public void end(WireWriter out) {
      close(Frame.HEADER + 4 + attributes.length, out);
      closeAttributes(out);
    }

    @Override
    public int tail() {
      return 0;
    }
  }

  /** Withdraws in MP_UNREACH_NLRI; the attributes may be none. */
  final class Unreach implements UpdateForm {
    private final Family family;
    private final byte[] attributes;

    Unreach(Family family, byte[] attributes) {
      this.family = family;
      this.attributes = attributes;
    }

    @Override
    public void begin(WireWriter out) {
      out.u16(0).u16(0);
      MpUnreach.encodeHead(family, value(AttributeCode.MP_UNREACH, out));
    }

    @Override
    public void end(WireWriter out) {
      close(Frame.HEADER + 4, out);
      out.bytes(attributes);
      closeAttributes(out);
    }

    @Override
    public int tail() {
      return attributes.length;
    }
  }

  /** Writes the header of an attribute whose length is not known. */
  private static WireWriter value(int code, WireWriter out) {
    AttributeEncoder.putHeader(Attributes.OPTIONAL | Attributes.EXTENDED, code, 0, out);
    return out;
  }

  /** Fills in the length of the attribute at the end, in one octet where it fits. */
  private static void close(int attribute, WireWriter out) {
    int value = attribute + ATTRIBUTE_HEADER;
    int length = out.size() - value;
    if (length > 255) {
      out.patchU16(value - 2, length);
      return;
    }
    var octets = out.toBytes();
    out.truncate(attribute);
    AttributeEncoder.putHeader(Attributes.OPTIONAL, octets[attribute + 1] & 0xff, length, out);
    out.bytes(octets, value, length);
  }

  private static void closeAttributes(WireWriter out) {
    out.patchU16(Frame.HEADER + 2, out.size() - Frame.HEADER - 4);
  }
}
