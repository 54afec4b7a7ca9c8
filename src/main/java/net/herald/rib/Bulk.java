package net.herald.rib;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.herald.bgp.Family;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv4;
import net.herald.bgp.Ipv6;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.capability.EncodingContext;
import net.herald.rib.Batch.Change;
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

  private static final class Maker {
    private final Delta delta;
    private final Outlet outlet;
    private final boolean fresh;
    private final UpdatePacker packer;
    private final Line withdrawals = new Line();
    private final Line announcements = new Line();
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
      drain(withdrawals);
      drain(announcements);
      drain(withdrawals); // what could not be announced
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
        withdrawals.batch(family, AttributeSet.EMPTY).add(nlri);
        return;
      }
      var attributes = packer.resolved(family, edit.subject().attributes());
      var before = delta.former(number);
      boolean has =
          before != null
              && before.nlri().sameOctets(nlri)
              && attributes.equals(packer.resolved(family, before.attributes()));
      if (!has) {
        announcements.batch(family, attributes).add(nlri);
      }
    }

    private void drain(Line line) {
      while (line.first() instanceof Batch batch) {
        var packed =
            line == withdrawals
                ? packer.withdraw(batch.family, null, batch, Integer.MAX_VALUE)
                : packer.announce(batch.family, batch.attributes, batch, Integer.MAX_VALUE);
        switch (packed) {
          case Message message -> {
            announces |= line == announcements;
            part.bytes(message.frame().octets());
            count++;
            if (part.size() >= Messages.ENOUGH) {
              cut();
            }
            leave(batch, message.count(), false);
          }
          case Unfit unfit -> {
            problems.add(batch.first().nlri() + ": " + unfit.why());
            leave(batch, unfit.count(), line == announcements && !fresh);
          }
        }
      }
    }

    /** The first of a batch are dealt with, or are to be withdrawn instead. */
    private void leave(Batch batch, int most, boolean withdraw) {
      for (int i = 0; i < most && !batch.isEmpty(); i++) {
        Change change = batch.first();
        change.leave();
        if (withdraw) {
          withdrawals.batch(batch.family, AttributeSet.EMPTY).add(change.nlri());
        }
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
