package net.herald.peer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.herald.config.ApiSettings;
import net.herald.config.ApiSettings.MessageKind;
import net.herald.config.ApiSettings.Subscription;
import net.herald.config.ApiSettings.Traffic;
import net.herald.event.Direction;
import net.herald.iana.MessageType;

/**
 * What at least one helper process, or somebody else, wants to know of a neighbor: what nobody
 * wants is not made. Who gets what is decided elsewhere.
 */
final class Interest {
  private final boolean changes;
  private final boolean negotiated;
  private final boolean fsm;
  private final Map<Direction, Set<MessageKind>> messages = new EnumMap<>(Direction.class);
  private final Map<Direction, Set<MessageKind>> decoded = new EnumMap<>(Direction.class);

  Interest(ApiSettings settings, Collection<Subscription> further) {
    List<Subscription> all = new ArrayList<>(settings.subscriptions().values());
    all.addAll(further);
    changes = all.stream().anyMatch(Subscription::neighborChanges);
    negotiated = all.stream().anyMatch(Subscription::negotiated);
    fsm = all.stream().anyMatch(Subscription::fsm);
    for (Subscription one : all) {
      add(Direction.SEND, one.send());
      add(Direction.RECEIVE, one.receive());
    }
  }

  private void add(Direction direction, Traffic traffic) {
    if (traffic.parsed() || traffic.packets() || traffic.consolidate()) {
      kinds(messages, direction).addAll(traffic.messages());
    }
    if (traffic.parsed() || traffic.consolidate()) {
      kinds(decoded, direction).addAll(traffic.messages());
    }
  }

  private static Set<MessageKind> kinds(
      Map<Direction, Set<MessageKind>> wanted, Direction direction) {
    return wanted.computeIfAbsent(direction, _ -> EnumSet.noneOf(MessageKind.class));
  }

  boolean inChanges() {
    return changes;
  }

  boolean inNegotiated() {
    return negotiated;
  }

  boolean inFsm() {
    return fsm;
  }

  boolean inMessage(Direction direction, int type) {
    return kinds(messages, direction).contains(kind(type));
  }

  /** Whether the content of such a message is wanted, not only its octets. */
  boolean inContent(Direction direction, int type) {
    return kinds(decoded, direction).contains(kind(type));
  }

  private static MessageKind kind(int type) {
    return switch (type) {
      case MessageType.OPEN -> MessageKind.OPEN;
      case MessageType.UPDATE -> MessageKind.UPDATE;
      case MessageType.NOTIFICATION -> MessageKind.NOTIFICATION;
      case MessageType.KEEPALIVE -> MessageKind.KEEPALIVE;
      case MessageType.ROUTE_REFRESH -> MessageKind.REFRESH;
      case MessageType.OPERATIONAL -> MessageKind.OPERATIONAL;
      default -> throw new IllegalArgumentException("message type " + type);
    };
  }
}
