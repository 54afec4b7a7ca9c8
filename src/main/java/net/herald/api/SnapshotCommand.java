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
import java.util.function.Consumer;
import net.herald.bgp.Family;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.message.Frame;
import net.herald.bgp.message.Update;
import net.herald.bgp.nlri.Nlri;
import net.herald.config.ApiSettings.MessageKind;
import net.herald.config.ApiSettings.Subscription;
import net.herald.config.Neighbor;
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
    var dialect = Dialect.of(call.session().version().number(), true);
    tell(call, call.show().targets(), dialect, SubscribeCommand.USUAL, _ -> {});
  }

  /**
   * Tells how neighbors are, as far as somebody wants to know.
   *
   * @param told is called on the thread of each peer, between what was and what will be
   */
  static void tell(
      Call call,
      List<? extends Speaker.Target> targets,
      Dialect dialect,
      Subscription wanted,
      Consumer<Neighbor> told) {
    var encoder = call.speaker().encoder(dialect);
    boolean negotiated = dialect == Dialect.JSON_4 && wanted.negotiated();
    var clock = call.session().clock();
    call.session().answers().awaitLater();
    for (var target : targets) {
      if (target.neighbor().addresses().isRange()) {
        continue; // its clients are peers of their own
      }
      var countdown = new Countdown(1, clock);
      var order =
          new Order.Look(tables -> {
            var events = events(target, tables.in(), wanted);
            call.session().answers().later(() -> lines(encoder, negotiated, events.iterator()));
            told.accept(target.neighbor());
            countdown.one();
          });
      if (!target.offer(order) || !countdown.await(clock.after(PATIENCE))) {
        throw Selection.busy(target);
      }
    }
  }

  /** Called on the thread of the peer: copies what changes. */
  private static List<ApiEvent> events(Speaker.Target target, AdjRibIn in, Subscription wanted) {
    var report = target.report();
    var events = new ArrayList<ApiEvent>();
    if (wanted.fsm()) {
      events.add(new ApiEvent.FsmChange(report.identity(), report.state()));
    }
    var negotiated = report.negotiated();
    if (wanted.negotiated() && negotiated != null) {
      events.add(new ApiEvent.Agreed(report.identity(), negotiated));
    }
    if (wanted.neighborChanges()) {
      events.add(
          report.established()
              ? new ApiEvent.Up(report.identity())
              : new ApiEvent.Down(report.identity(), "snapshot"));
    }
    if (wanted.receive().messages().contains(MessageKind.UPDATE)) {
      routes(report, in, events);
    }
    return events;
  }

  private static void routes(PeerReport report, AdjRibIn in, List<ApiEvent> events) {
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
  }

  private static ApiEvent update(
      PeerReport report, Family family, AttributeSet set, List<Nlri> nlri) {
    var announced = new Update.Announced(family, set.nextHop(), nlri);
    var update = new Update(set, List.of(announced), List.of(), List.of(), null);
    @Nullable Negotiated negotiated = report.negotiated();
    return new ApiEvent.Exchanged(
        report.identity(), Direction.RECEIVE, NO_FRAME, update, negotiated);
  }

  private static Iterator<byte[]> lines(
      EventEncoder encoder, boolean negotiated, Iterator<ApiEvent> events) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return events.hasNext();
      }

      @Override
      public byte[] next() {
        var line = encoder.encode(events.next(), Content.PARSED, negotiated);
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
