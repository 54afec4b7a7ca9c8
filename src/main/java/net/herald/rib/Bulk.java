package net.herald.rib;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.herald.bgp.Family;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv4;
import net.herald.bgp.Ipv6;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.attribute.Route;
import net.herald.bgp.capability.EncodingContext;
import net.herald.bgp.message.Frame;
import net.herald.bgp.nlri.Nlri;
import net.herald.rib.UpdatePacker.Message;
import net.herald.rib.UpdatePacker.Unfit;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a {@link Delta} for all sessions of a kind: withdrawals first, then what is
 * announced, the routes with the same attributes together.
 *
 * @param messages in parts that can be written as they are
 * @param problems what cannot be sent, in sentences
 * @param announces whether anything is announced
 */
record Bulk(Kind kind, List<Messages> messages, List<String> problems, boolean announces) {

  /**
   * What of a session shows in its messages.
   *
   * @param local our address; null where no route asks for it
   * @param routerId our BGP identifier; null where no route asks for it
   * @param fresh whether the peer has nothing yet, so that nothing is withdrawn
   */
  record Kind(
      EncodingContext context,
      Set<Family> families,
      @Nullable Ip local,
      @Nullable Ipv4 routerId,
      @Nullable Ipv6 linkLocal,
      LabelLimits labelLimits,
      boolean fresh) {

    static Kind of(Outlet outlet, Delta delta, boolean fresh) {
      return new Kind(
          outlet.context(),
          outlet.families(),
          delta.hasSelf() ? outlet.local() : null,
          delta.hasSelf() ? outlet.routerId() : null,
          outlet.linkLocal(),
          new LabelLimits(outlet.labelLimits()),
          fresh);
    }
  }

  /**
   * Makes the messages.
   *
   * @param delta with each route once
   */
  static Bulk of(Delta delta, Outlet outlet, boolean fresh) {
    return new Maker(delta, outlet, fresh).bulk();
  }

  /** Routes that go out with the same attributes. */
  private static final class Share {
    private final Family family;
    private final AttributeSet attributes;
    private final List<Nlri> routes = new ArrayList<>();

    Share(Family family, AttributeSet attributes) {
      this.family = family;
      this.attributes = attributes;
    }

    boolean is(Family family, AttributeSet attributes) {
      return this.attributes.equals(attributes) && this.family.equals(family);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Share o && is(o.family, o.attributes);
    }

    @Override
    public int hashCode() {
      return family.hashCode() * 31 + attributes.hashCode();
    }
  }

  /** All shares, in the order in which they began. */
  private static final class Shares {
    private final Map<Share, Share> known = new HashMap<>();
    private final List<Share> inOrder = new ArrayList<>();
    private @Nullable Share recent;

    void add(Family family, AttributeSet attributes, Nlri nlri) {
      var share = recent;
      if (share == null || !share.is(family, attributes)) {
        var asked = new Share(family, attributes);
        share = known.get(asked);
        if (share == null) {
          share = asked;
          known.put(share, share);
          inOrder.add(share);
        }
        recent = share;
      }
      share.routes.add(nlri);
    }
  }

  private static final class Maker {
    private final Delta delta;
    private final Outlet outlet;
    private final boolean fresh;
    private final UpdatePacker packer;
    private final Shares withdrawn = new Shares();
    private final Shares announced = new Shares();
    private final Shares instead = new Shares();
    private final List<Messages> messages = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final WireWriter part = new WireWriter(512);
    private int count;
    private boolean announces;

    Maker(Delta delta, Outlet outlet, boolean fresh) {
      this.delta = delta;
      this.outlet = outlet;
      this.fresh = fresh;
      this.packer = new UpdatePacker(outlet, null);
    }

    Bulk bulk() {
      for (int i = 0; i < delta.size(); i++) {
        sort(i);
      }
      for (var share : withdrawn.inOrder) {
        pack(share, true);
      }
      for (var share : announced.inOrder) {
        pack(share, false);
      }
      for (var share : instead.inOrder) {
        pack(share, true);
      }
      cut();
      return new Bulk(
          Kind.of(outlet, delta, fresh), List.copyOf(messages), List.copyOf(problems), announces);
    }

    private void sort(int number) {
      var edit = delta.edit(number);
      var nlri = edit.subject().nlri();
      var family = nlri.family();
      if (!outlet.families().contains(family)) {
        return;
      }
      if (edit.withdraws()) {
        withdrawn.add(family, AttributeSet.EMPTY, nlri);
        return;
      }
      var attributes = packer.resolved(family, edit.subject().attributes());
      var before = delta.former(number);
      if (before == null || !has(before, nlri, attributes)) {
        announced.add(family, attributes, nlri);
      }
    }

    private boolean has(Route before, Nlri nlri, AttributeSet attributes) {
      return before.nlri().sameOctets(nlri)
          && attributes.equals(packer.resolved(nlri.family(), before.attributes()));
    }

    private void pack(Share share, boolean withdraw) {
      int all = share.routes.size();
      for (int done = 0; done < all; ) {
        var left = done == 0 ? share.routes : share.routes.subList(done, all);
        var packed =
            withdraw
                ? packer.withdraw(share.family, null, left, Integer.MAX_VALUE)
                : packer.announce(share.family, share.attributes, left, Integer.MAX_VALUE);
        if (packed instanceof Message message) {
          announces |= !withdraw;
          add(message.frame());
          done += message.count();
        } else if (packed instanceof Unfit unfit) {
          problems.add(left.getFirst() + ": " + unfit.why());
          int refused = Math.min(unfit.count(), left.size());
          if (!withdraw && !fresh) {
            left.subList(0, refused)
                .forEach(nlri -> instead.add(share.family, AttributeSet.EMPTY, nlri));
          }
          done += refused;
        }
      }
    }

    private void add(Frame message) {
      part.bytes(message.octets());
      count++;
      if (part.size() >= Messages.ENOUGH) {
        cut();
      }
    }

    private void cut() {
      if (count > 0) {
        messages.add(new Messages(part.toBytes(), count));
        part.clear();
        count = 0;
      }
    }
  }
}
