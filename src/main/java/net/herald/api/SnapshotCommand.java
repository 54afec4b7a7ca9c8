package net.herald.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.herald.bgp.Family;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.message.Frame;
import net.herald.bgp.message.Update;
import net.herald.bgp.nlri.Nlri;
import net.herald.event.ApiEvent;
import net.herald.event.Dialect;
import net.herald.event.Direction;
import net.herald.event.EventEncoder;
import net.herald.event.EventEncoder.Content;
import net.herald.iana.MessageType;
import net.herald.peer.Order;
import net.herald.rib.AdjRibIn;
import org.jspecify.annotations.Nullable;

/**
 * {@code snapshot}: how things are, told as if it had just come to be: for each neighbor its state,
 * and the routes it announced, as the events that would have told of them, with counter 0.
 *
 * <p>The peer says on its own thread where in the stream of its events this belongs. So all that
 * was told before is in the snapshot and all that is told behind it is not: who keeps routes can
 * begin with a snapshot and go on with events, and nothing is missing or counted twice.
 */
final class SnapshotCommand {
  /** How long a peer may take until it comes to it. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** NLRI in one event. */
  private static final int PORTION = 200;

  /** What is not told has to be there: the octets of a message that came in no message. */
  private static final Frame NO_FRAME = Frame.of(MessageType.UPDATE, new byte[4]);

  private SnapshotCommand() {}

  static void snapshot(Call call) {
    call.words().expectEnd();
    var encoder = call.speaker().encoder(Dialect.of(call.session().version().number(), true));
    var clock = call.session().clock();
    var targets = call.show().targets();
    for (var target : targets) {
      var countdown = new Countdown(1, clock);
      var order =
          new Order.Look(tables -> {
            tell(call, encoder, target, tables.in());
            countdown.one();
          });
      if (!target.offer(order) || !countdown.await(clock.after(PATIENCE))) {
        throw Selection.busy(target);
      }
    }
  }

  /** Called on the thread of the peer: copies what changes, and leaves the rest for later. */
  private static void tell(Call call, EventEncoder encoder, Speaker.Target target, AdjRibIn in) {
    var report = target.report();
    var events = new ArrayList<ApiEvent>();
    events.add(
        report.established()
            ? new ApiEvent.Up(report.identity())
            : new ApiEvent.Down(report.identity(), "snapshot"));
    var routes = new LinkedHashMap<Family, Map<AttributeSet, List<Nlri>>>();
    in.forEach((nlri, set) ->
        routes
            .computeIfAbsent(nlri.family(), _ -> new LinkedHashMap<>())
            .computeIfAbsent(set, _ -> new ArrayList<>())
            .add(nlri));
    routes.forEach((family, bySet) ->
        bySet.forEach((set, nlri) -> {
          for (int from = 0; from < nlri.size(); from += PORTION) {
            var some = nlri.subList(from, Math.min(from + PORTION, nlri.size()));
            events.add(update(report, family, set, some));
          }
        }));
    call.session().answers().later(() -> lines(encoder, events.iterator()));
  }

  private static ApiEvent update(
      PeerReport report, Family family, AttributeSet set, List<Nlri> nlri) {
    var announced = new Update.Announced(family, set.nextHop(), nlri);
    var update = new Update(set, List.of(announced), List.of(), List.of(), null);
    @Nullable Negotiated negotiated = report.negotiated();
    return new ApiEvent.Exchanged(
        report.identity(), Direction.RECEIVE, NO_FRAME, update, negotiated);
  }

  private static Iterator<byte[]> lines(EventEncoder encoder, Iterator<ApiEvent> events) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return events.hasNext();
      }

      @Override
      public byte[] next() {
        var line = encoder.encode(events.next(), Content.PARSED, false);
        var out = new ByteArrayOutputStream();
        try {
          if (line != null) {
            line.writeTo(out, 0);
          }
        } catch (IOException impossible) {
          throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
      }
    };
  }
}
