package net.herald.rib;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import net.herald.bgp.Family;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv4;
import net.herald.bgp.Ipv6;
import net.herald.bgp.attribute.AttributeEncoder;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.attribute.Attributes;
import net.herald.bgp.attribute.MpReach;
import net.herald.bgp.attribute.MpUnreach;
import net.herald.bgp.attribute.NextHop;
import net.herald.bgp.message.Frame;
import net.herald.bgp.nlri.Families;
import net.herald.bgp.nlri.Nlri;
import net.herald.bgp.nlri.NlriSyntax;
import net.herald.iana.Afi;
import net.herald.iana.AttributeCode;
import net.herald.iana.MessageType;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * Makes UPDATE messages of routes, as few as fit the negotiated size (RFC 4271 section 4.3, RFC
 * 8654), never one above it.
 *
 * <pre>
 *   classic    withdrawn 2 = 0 | attributes 2 | ORIGIN … | NLRI …
 *   MP_REACH   withdrawn 2 = 0 | attributes 2 | ORIGIN … | MP_REACH_NLRI | nothing
 * </pre>
 *
 * <p>What cannot be sent, because the next hop does not fit the session or the attributes do not
 * fit a message, is told to {@code problems} and withdrawn: the peer must not keep an outdated
 * route.
 */
final class UpdatePacker {
  private static final SharedFrames SHARED = new SharedFrames();

  /** Header, withdrawn length and attribute length. */
  private static final int FIXED = Frame.HEADER + 4;

  /** Flags, code and a length of two octets. */
  private static final int ATTRIBUTE_HEADER = 4;

  private final Outlet outlet;
  private final Consumer<String> problems;
  private final WireWriter message = new WireWriter(4096);
  private final WireWriter item = new WireWriter();

  UpdatePacker(Outlet outlet, Consumer<String> problems) {
    this.outlet = outlet;
    this.problems = problems;
  }

  /** The messages that announce routes of one family and one attribute set, at least one route. */
  List<byte[]> announce(Family family, AttributeSet attributes, List<Nlri> nlri) {
    var resolved = resolved(family, attributes);
    var nextHop = resolved.nextHop();
    var problem = unfit(family, nextHop);
    if (problem != null) {
      problems.accept(nlri.getFirst() + ": " + problem);
      return withdraw(family, nlri);
    }
    if (linkLocal(family, nextHop) != null) { // an address of this session: nobody shares it
      return encode(family, resolved, nlri);
    }
    var frames = SHARED.find(resolved, outlet.context(), nlri);
    if (frames == null) {
      frames = encode(family, resolved, nlri);
      SHARED.add(resolved, outlet.context(), nlri, frames);
    }
    return frames;
  }

  private List<byte[]> encode(Family family, AttributeSet attributes, List<Nlri> nlri) {
    var nextHop = attributes.nextHop();
    boolean ipv4 = nextHop != null && nextHop.address() instanceof Ipv4;
    boolean classic = family.equals(Family.IPV4_UNICAST) && ipv4;
    boolean inAttribute = classic || ipv4 && Families.row(family).nextHopTwice();
    var block = attributes.encoded(outlet.context(), inAttribute);
    if (FIXED + block.length + ATTRIBUTE_HEADER > outlet.context().sendLimit()) {
      problems.accept(
          nlri.getFirst() + ": attributes of " + block.length + " octets do not fit a message");
      return withdraw(family, nlri);
    }
    return classic
        ? pack(family, nlri, new Classic(block))
        : pack(family, nlri, new Reach(family, withLinkLocal(family, nextHop), block));
  }

  /** The messages that withdraw routes of one family, at least one. */
  List<byte[]> withdraw(Family family, List<Nlri> nlri) {
    return pack(
        family,
        nlri,
        family.equals(Family.IPV4_UNICAST) ? new ClassicWithdraw() : new Unreach(family));
  }

  /** The End-of-RIB marker of a family (RFC 4724 section 2). */
  static byte[] endOfRib(Family family) {
    var out = new WireWriter();
    Frame.begin(MessageType.UPDATE, out);
    out.u16(0);
    if (family.equals(Family.IPV4_UNICAST)) {
      out.u16(0);
    } else {
      // the long form of the length is ExaBGP's, and no less right
      out.u16(7).u8(Attributes.OPTIONAL | Attributes.EXTENDED).u8(AttributeCode.MP_UNREACH);
      out.u16(3);
      MpUnreach.encodeHead(family, out);
    }
    out.patchU16(16, out.size());
    return out.toBytes();
  }

  private AttributeSet resolved(Family family, AttributeSet attributes) {
    var nextHop = attributes.nextHop();
    if (nextHop == null || !nextHop.isSelf()) {
      return attributes;
    }
    var self = outlet.self(family.afi() == Afi.IPV6 ? Afi.IPV6 : Afi.IPV4);
    return self == null ? attributes : attributes.with(new NextHop(self));
  }

  /** Why the next hop cannot go with the family on this session; null when it can. */
  private @Nullable String unfit(Family family, @Nullable NextHop nextHop) {
    var form = Families.row(family).nextHop();
    if (nextHop == null) {
      return form.mayBeEmpty() ? null : family + " needs a next hop";
    }
    var address = nextHop.address();
    if (address == null) {
      return "next-hop self has no " + family.afiWord() + " address on this session";
    }
    // RFC 8950 section 4: an IPv6 next hop needs the capability; the other way round there is none
    boolean fits =
        form.takes(address.afi(), outlet.context().converts(family, address.afi()))
            || address.afi() == Afi.IPV4 && family.afi() == Afi.IPV6;
    return fits ? null : "next hop " + address + " needs extended next hop for " + family;
  }

  private @Nullable NextHop withLinkLocal(Family family, @Nullable NextHop nextHop) {
    var beside = linkLocal(family, nextHop);
    return beside == null || nextHop == null ? nextHop : new NextHop(nextHop.address(), beside);
  }

  private @Nullable Ipv6 linkLocal(Family family, @Nullable NextHop nextHop) {
    Ip address = nextHop == null ? null : nextHop.address();
    return family.afi() == Afi.IPV6 && address instanceof Ipv6 global && !global.isLinkLocal()
        ? outlet.linkLocal()
        : null;
  }

  /** Where the NLRI go in one form of message. */
  private sealed interface Form {
    /** Writes what comes before the first NLRI. */
    void begin(WireWriter out);

    /** Fills in the lengths, and writes what comes behind the last NLRI. */
    void end(WireWriter out);

    /** How many octets {@link #end} will write. */
    default int tail() {
      return 0;
    }
  }

  private static final class Classic implements Form {
    private final byte[] block;

    Classic(byte[] block) {
      this.block = block;
    }

    @Override
    public void begin(WireWriter out) {
      out.u16(0).u16(block.length).bytes(block);
    }

    @Override
    public void end(WireWriter out) {}
  }

  private static final class ClassicWithdraw implements Form {
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

  /**
   * An MP attribute at the end of the path attributes; its length takes two octets when one does
   * not do.
   */
  private abstract static sealed class Multiprotocol implements Form {
    private final int code;
    private final byte[] block;
    private int value;

    Multiprotocol(int code, byte[] block) {
      this.code = code;
      this.block = block;
    }

    abstract void head(WireWriter out);

    @Override
    public void begin(WireWriter out) {
      out.u16(0).u16(0).bytes(block);
      AttributeEncoder.putHeader(Attributes.OPTIONAL | Attributes.EXTENDED, code, 0, out);
      value = out.size();
      head(out);
    }

    @Override
    public void end(WireWriter out) {
      int length = out.size() - value;
      if (length > 255) {
        out.patchU16(value - 2, length);
      } else {
        shorten(out, length);
      }
      out.patchU16(Frame.HEADER + 2, out.size() - FIXED);
    }

    private void shorten(WireWriter out, int length) {
      var octets = out.toBytes();
      out.truncate(value - ATTRIBUTE_HEADER);
      AttributeEncoder.putHeader(Attributes.OPTIONAL, code, length, out);
      out.bytes(octets, value, length);
    }
  }

  private static final class Reach extends Multiprotocol {
    private final Family family;
    private final @Nullable NextHop nextHop;

    Reach(Family family, @Nullable NextHop nextHop, byte[] block) {
      super(AttributeCode.MP_REACH, block);
      this.family = family;
      this.nextHop = nextHop;
    }

    @Override
    void head(WireWriter out) {
      MpReach.encodeHead(family, nextHop, out);
    }
  }

  private static final class Unreach extends Multiprotocol {
    private final Family family;

    Unreach(Family family) {
      super(AttributeCode.MP_UNREACH, new byte[0]);
      this.family = family;
    }

    @Override
    void head(WireWriter out) {
      MpUnreach.encodeHead(family, out);
    }
  }

  private List<byte[]> pack(Family family, List<Nlri> nlri, Form form) {
    NlriSyntax<Nlri> syntax = Families.row(family).syntax();
    boolean pathIds = outlet.pathIds(family);
    int limit = outlet.context().sendLimit() - form.tail();
    var frames = new ArrayList<byte[]>(1);
    int empty = start(form);
    for (var one : nlri) {
      item.clear();
      syntax.encode(one, item, pathIds);
      if (message.size() + item.size() > limit && message.size() > empty) {
        frames.add(finish(form));
        start(form);
      }
      if (message.size() + item.size() > limit) {
        problems.accept(one + ": NLRI of " + item.size() + " octets does not fit a message");
        continue;
      }
      message.bytes(item);
    }
    if (message.size() > empty) {
      frames.add(finish(form));
    }
    return frames;
  }

  private int start(Form form) {
    message.clear();
    Frame.begin(MessageType.UPDATE, message);
    form.begin(message);
    return message.size();
  }

  private byte[] finish(Form form) {
    form.end(message);
    message.patchU16(16, message.size());
    return message.toBytes();
  }
}
