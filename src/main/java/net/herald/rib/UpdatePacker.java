package net.herald.rib;

import java.util.ArrayList;
import java.util.List;
import net.herald.bgp.Family;
import net.herald.bgp.Ipv4;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.attribute.Attributes;
import net.herald.bgp.attribute.MpUnreach;
import net.herald.bgp.attribute.RouteLeak;
import net.herald.bgp.capability.EncodingContext;
import net.herald.bgp.message.Frame;
import net.herald.bgp.nlri.Families;
import net.herald.bgp.nlri.Nlri;
import net.herald.iana.AttributeCode;
import net.herald.iana.MessageType;
import net.herald.rib.SharedFrames.Made;
import net.herald.rib.SharedFrames.Meaning;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * Makes UPDATE messages of routes, one at a time, each with as many routes as fit the negotiated
 * size (RFC 4271 section 4.3, RFC 8654) and never above it. What was made lately for another peer
 * of the same kind is not made again. Owned by the thread of the peer.
 */
final class UpdatePacker {
  /** Where the length stands in a message. */
  private static final int LENGTH = 16;

  private static final byte[] NO_ATTRIBUTES = {};

  private final Outlet outlet;
  private final NextHops nextHops;
  private final LabelLimits labels;

  /** What changes the octets of routes that RFC 9234 is not about. */
  private final EncodingContext others;

  private final @Nullable SharedFrames shared;

  /** Where a message is written before it is known how long it is. */
  private final WireWriter draft = new WireWriter(512);

  /** What came of an attempt. */
  sealed interface Packed {}

  /** A message with the first {@code count} of the routes. */
  record Message(Frame frame, int count) implements Packed {}

  /** The first {@code count} of the routes, or all there are, cannot be sent. */
  record Unfit(int count, String why) implements Packed {}

  /**
   * A packer for a session.
   *
   * @param shared what was made lately; null where nobody else will make the same
   */
  UpdatePacker(Outlet outlet, @Nullable SharedFrames shared) {
    this.outlet = outlet;
    this.nextHops = new NextHops(outlet);
    this.labels = new LabelLimits(outlet.labelLimits());
    this.shared = shared;
    this.others = outlet.context().withoutRole();
  }

  /** The attributes of a route as this session sends them. */
  AttributeSet resolved(Family family, AttributeSet attributes) {
    return nextHops.resolved(family, attributes);
  }

  /**
   * Announces routes.
   *
   * @param attributes as {@link #resolved} gives them
   * @param nlri of the family, at least one
   * @param most how many may share the message
   */
  Packed announce(Family family, AttributeSet attributes, Iterable<Nlri> nlri, int most) {
    var labelled = labels.objection(family, nlri);
    return labelled != null
        ? new Unfit(1, labelled)
        : reach(family, attributes, labels.sendable(family, nlri), most);
  }

  private Packed reach(Family family, AttributeSet attributes, Iterable<Nlri> nlri, int most) {
    var nextHop = attributes.nextHop();
    var objection = nextHops.objection(family, nextHop);
    if (objection != null) {
      return new Unfit(Integer.MAX_VALUE, objection);
    }
    var leak = RouteLeak.concerns(family) ? RouteLeak.objection(attributes, context(family)) : null;
    if (leak != null) {
      return new Unfit(Integer.MAX_VALUE, leak);
    }
    var meaning = new Meaning(context(family), false, attributes);
    var known = shared == null ? null : shared.find(meaning, nlri, most);
    if (known != null) {
      return new Message(known.frame(), known.nlri().size());
    }
    // 0.0.0.0 is no next hop: a script has something to write in a withdraw
    boolean ipv4 =
        nextHop != null && nextHop.address() instanceof Ipv4 address && !address.equals(Ipv4.ZERO);
    boolean classic = family.equals(Family.IPV4_UNICAST) && ipv4;
    var block = block(family, attributes, classic);
    // a length above 65535 did not fit the header of its attribute either
    if (Frame.HEADER + 4 + block.length > outlet.context().sendLimit()) {
      return new Unfit(
          Integer.MAX_VALUE, "attributes of " + block.length + " octets do not fit a message");
    }
    return pack(
        family,
        meaning,
        classic ? new UpdateForm.Classic(block) : new UpdateForm.Reach(family, nextHop, block),
        nlri,
        most);
  }

  /**
   * Withdraws routes.
   *
   * @param attributes what goes beside them though nobody needs it; null for nothing
   * @param nlri of the family, at least one
   * @param most how many may share the message
   */
  Packed withdraw(Family family, @Nullable AttributeSet attributes, Iterable<Nlri> nlri, int most) {
    return unreach(family, attributes, labels.withdrawable(family, nlri), most);
  }

  private Packed unreach(
      Family family, @Nullable AttributeSet attributes, Iterable<Nlri> nlri, int most) {
    var meaning = new Meaning(outlet.context(), true, attributes);
    var known = shared == null ? null : shared.find(meaning, nlri, most);
    if (known != null) {
      return new Message(known.frame(), known.nlri().size());
    }
    if (family.equals(Family.IPV4_UNICAST)) {
      return pack(family, meaning, new UpdateForm.ClassicWithdraw(), nlri, most);
    }
    if (attributes != null) {
      var form = new UpdateForm.Unreach(family, block(family, attributes, false));
      if (pack(family, meaning, form, nlri, most) instanceof Message message) {
        return message;
      }
    }
    return pack(family, meaning, new UpdateForm.Unreach(family, NO_ATTRIBUTES), nlri, most);
  }

  /** An UPDATE of attributes without any route, which says nothing (RFC 4271 section 4.3). */
  Frame attributes(Family family, AttributeSet attributes) {
    var out = new WireWriter();
    Frame.begin(MessageType.UPDATE, out);
    var block = block(family, attributes, false);
    out.u16(0).u16(block.length).bytes(block);
    return finish(out);
  }

  /** The End-of-RIB marker of a family (RFC 4724 section 2). */
  static Frame endOfRib(Family family) {
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
    return finish(out);
  }

  private EncodingContext context(Family family) {
    return RouteLeak.concerns(family) ? outlet.context() : others;
  }

  private byte[] block(Family family, AttributeSet attributes, boolean classic) {
    var nextHop = attributes.nextHop();
    // 0.0.0.0 is no next hop: a script has something to write in a withdraw
    boolean ipv4 =
        nextHop != null && nextHop.address() instanceof Ipv4 address && !address.equals(Ipv4.ZERO);
    return attributes.encoded(
        context(family), classic || ipv4 && Families.row(family).nextHopTwice());
  }

  private Packed pack(
      Family family, Meaning meaning, UpdateForm form, Iterable<Nlri> nlri, int most) {
    int limit = outlet.context().sendLimit() - form.tail();
    var out = draft;
    out.clear();
    Frame.begin(MessageType.UPDATE, out);
    form.begin(out);
    int before = out.size();
    var taken = new ArrayList<Nlri>(most == 1 ? 1 : 16);
    boolean full = fill(family, nlri, most, limit, taken);
    if (taken.isEmpty()) {
      return new Unfit(1, "NLRI of " + (out.size() - before) + " octets does not fit a message");
    }
    form.end(out);
    var frame = finish(out);
    if (shared != null) {
      shared.add(new Made(meaning, List.copyOf(taken), full, frame));
    }
    return new Message(frame, taken.size());
  }

  /**
   * Writes routes until one does not fit, which is taken back unless it is the first.
   *
   * @return whether one did not fit
   */
  private boolean fill(Family family, Iterable<Nlri> nlri, int most, int limit, List<Nlri> taken) {
    var syntax = Families.row(family).syntax();
    boolean pathIds = outlet.pathIds(family);
    for (var one : nlri) {
      if (taken.size() == most) {
        return false;
      }
      int size = draft.size();
      syntax.encode(one, draft, pathIds);
      if (draft.size() > limit) {
        draft.truncate(taken.isEmpty() ? draft.size() : size);
        return true;
      }
      taken.add(one);
    }
    return false;
  }

  private static Frame finish(WireWriter out) {
    out.patchU16(LENGTH, out.size());
    return Frame.of(out.toBytes());
  }
}
