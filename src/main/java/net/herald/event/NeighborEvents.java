package net.herald.event;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import net.herald.bgp.attribute.Reaction;
import net.herald.bgp.message.Update;
import net.herald.config.ApiSettings.MessageKind;
import net.herald.config.ApiSettings.Subscription;
import net.herald.config.ApiSettings.Traffic;
import net.herald.event.EventEncoder.Content;
import net.herald.iana.MessageType;
import net.herald.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The events of one neighbor, or those of the daemon, on their way to the helper processes that
 * asked for them.
 *
 * <p>Each process gets what it asked for itself, whatever others asked for. An event is encoded
 * once per form, by the caller. Events are numbered from 1 over all processes; the numbers start
 * again with a new object, which is made when a reload changes the neighbor.
 *
 * <p>Mostly called by the thread of the peer, and by that of the daemon for signals: it is safe for
 * both, and never waits.
 */
public final class NeighborEvents implements Consumer<ApiEvent> {
  private static final int FORMS = Dialect.values().length * Content.values().length * 2;

  /**
   * A helper process and what it asked for.
   *
   * @param subscription of section {@code api}
   * @param sink where its lines go
   */
  public record Subscriber(Subscription subscription, EventSink sink) {}

  /** One line of an event for one process. */
  private record Delivery(EventSink sink, Content content, boolean negotiated) {}

  private final EventOrigin origin;
  private final Clock clock;
  private final boolean compact;
  private final List<Delivery> changes;
  private final List<Delivery> agreements;
  private final List<Delivery> transitions;
  private final List<Delivery> signals;
  private final List<Delivery> checks;
  private final Map<MessageKind, List<Delivery>> sent;
  private final Map<MessageKind, List<Delivery>> received;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Dialect, EventEncoder> encoders = new EnumMap<>(Dialect.class);
  private long counter;

  /**
   * The events of a neighbor.
   *
   * @param compact the setting {@code api.compact}
   */
  public NeighborEvents(
      List<Subscriber> subscribers, EventOrigin origin, Clock clock, boolean compact) {
    this.origin = origin;
    this.clock = clock;
    this.compact = compact;
    changes = only(subscribers, Subscription::neighborChanges);
    agreements = only(subscribers, Subscription::negotiated);
    transitions = only(subscribers, Subscription::fsm);
    signals = only(subscribers, Subscription::signal);
    checks = only(subscribers, Subscription::healthcheck);
    sent = messages(subscribers, Subscription::send);
    received = messages(subscribers, Subscription::receive);
  }

  private static List<Delivery> only(List<Subscriber> subscribers, Predicate<Subscription> wants) {
    return subscribers.stream()
        .filter(s -> wants.test(s.subscription))
        .map(s -> new Delivery(s.sink, Content.PARSED, false))
        .toList();
  }

  private static Map<MessageKind, List<Delivery>> messages(
      List<Subscriber> subscribers, Function<Subscription, Traffic> direction) {
    var byKind = new EnumMap<MessageKind, List<Delivery>>(MessageKind.class);
    for (var kind : MessageKind.values()) {
      var deliveries = new ArrayList<Delivery>();
      for (var subscriber : subscribers) {
        var traffic = direction.apply(subscriber.subscription);
        if (traffic.messages().contains(kind)) {
          boolean negotiated = subscriber.subscription.negotiated();
          contents(traffic)
              .forEach(c -> deliveries.add(new Delivery(subscriber.sink, c, negotiated)));
        }
      }
      byKind.put(kind, List.copyOf(deliveries));
    }
    return byKind;
  }

  /** In which forms a message is told, in order: its kind alone, without a form, tells nothing. */
  private static List<Content> contents(Traffic traffic) {
    if (traffic.consolidate()) {
      return List.of(traffic.packets() ? Content.CONSOLIDATED : Content.PARSED);
    }
    var contents = new ArrayList<Content>();
    if (traffic.packets()) {
      contents.add(Content.PACKET);
    }
    if (traffic.parsed()) {
      contents.add(Content.PARSED);
    }
    return contents;
  }

  /**
   * Whether anybody is told of messages of a type: if not, nobody has to decode them for this.
   *
   * @param type of {@link MessageType}
   */
  public boolean wants(Direction direction, int type) {
    return !deliveries(direction, type).isEmpty();
  }

  private List<Delivery> deliveries(Direction direction, int type) {
    var kind = kind(type);
    if (kind == null) {
      return List.of();
    }
    return switch (direction) {
      case SEND -> sent.getOrDefault(kind, List.of());
      case RECEIVE -> received.getOrDefault(kind, List.of());
      case OFFLINE -> List.of();
    };
  }

  private static @Nullable MessageKind kind(int type) {
    return switch (type) {
      case MessageType.OPEN -> MessageKind.OPEN;
      case MessageType.UPDATE -> MessageKind.UPDATE;
      case MessageType.NOTIFICATION -> MessageKind.NOTIFICATION;
      case MessageType.KEEPALIVE -> MessageKind.KEEPALIVE;
      case MessageType.ROUTE_REFRESH -> MessageKind.REFRESH;
      case MessageType.OPERATIONAL -> MessageKind.OPERATIONAL;
      default -> null;
    };
  }

  @Override
  public void accept(ApiEvent event) {
    var deliveries = deliveries(event);
    if (deliveries.isEmpty()) {
      return;
    }
    boolean readable = readable(event);
    var lines = new @Nullable EventLine[FORMS];
    lock.lock();
    try {
      for (var delivery : deliveries) {
        if (readable || delivery.content == Content.PACKET) {
          deliver(event, delivery, lines);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private List<Delivery> deliveries(ApiEvent event) {
    return switch (event) {
      case ApiEvent.Connected _, ApiEvent.Up _, ApiEvent.Down _ -> changes;
      case ApiEvent.FsmChange _ -> transitions;
      case ApiEvent.Agreed _ -> agreements;
      case ApiEvent.Signalled _ -> signals;
      case ApiEvent.CheckMoved _ -> checks;
      case ApiEvent.Exchanged e -> deliveries(e.direction(), e.frame().type());
      // those of a process, not of a neighbor
      case ApiEvent.Shutdown _, ApiEvent.Lost _ -> List.of();
    };
  }

  /** Of a message that ends the session because of what it says, only the octets are told. */
  private static boolean readable(ApiEvent event) {
    return !(event instanceof ApiEvent.Exchanged e)
        || e.message() != null
            && !(e.message() instanceof Update update
                && update.reaction() instanceof Reaction.SessionReset);
  }

  private void deliver(ApiEvent event, Delivery delivery, @Nullable EventLine[] lines) {
    var dialect = delivery.sink.dialect();
    boolean negotiated = dialect == Dialect.JSON_4 && delivery.negotiated;
    int form =
        (dialect.ordinal() * Content.values().length + delivery.content.ordinal()) * 2
            + (negotiated ? 1 : 0);
    var line = lines[form];
    if (line == null) {
      line = encoder(dialect).encode(event, delivery.content, negotiated);
      lines[form] = line;
    }
    if (line != null) {
      delivery.sink.event(line, ++counter);
    }
  }

  private EventEncoder encoder(Dialect dialect) {
    return encoders.computeIfAbsent(dialect, d -> d.encoder(origin, clock, compact));
  }
}
