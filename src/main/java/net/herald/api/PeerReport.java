package net.herald.api;

import java.time.Duration;
import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.fsm.State;
import net.herald.event.NeighborIdentity;
import net.herald.iana.MessageType;
import net.herald.peer.Peer;
import net.herald.peer.Statistics;
import net.herald.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * How a neighbor is doing.
 *
 * @param identity with what the session settled
 * @param state of its state machine
 * @param since for how long the session is up, or down
 * @param sent messages sent in this session
 * @param received messages received in this session
 * @param announced routes that the neighbor announced in this session
 * @param withdrawn routes that the neighbor withdrew in this session
 * @param holdings what there is now
 * @param lastError why the last attempt or session failed; empty before one did
 */
public record PeerReport(
    NeighborIdentity identity,
    State state,
    Duration since,
    Messages sent,
    Messages received,
    long announced,
    long withdrawn,
    Holdings holdings,
    String lastError) {

  /** Messages by type. */
  public record Messages(long open, long notification, long keepalive, long update, long refresh) {
    long total() {
      return open + notification + keepalive + update + refresh;
    }
  }

  /**
   * Routes that are held, and what waits.
   *
   * @param in routes of the neighbor
   * @param out routes that it has, or will get
   * @param pending routes that wait to be announced or withdrawn
   * @param unread messages of the neighbor that wait to be looked at
   */
  public record Holdings(long in, long out, long pending, long unread) {
    /** Of a neighbor that has nothing. */
    public static final Holdings NONE = new Holdings(0, 0, 0, 0);
  }

  /** The report of a peer. */
  public static PeerReport of(Peer peer, Clock clock) {
    var counts = peer.statistics();
    return new PeerReport(
        peer.identity(),
        peer.state(),
        Duration.ofNanos(Math.max(0, clock.nanos() - peer.changed())),
        new Messages(
            counts.sent(MessageType.OPEN),
            counts.sent(MessageType.NOTIFICATION),
            counts.sent(MessageType.KEEPALIVE),
            counts.sent(MessageType.UPDATE),
            counts.sent(MessageType.ROUTE_REFRESH)),
        new Messages(
            counts.received(MessageType.OPEN),
            counts.received(MessageType.NOTIFICATION),
            counts.received(MessageType.KEEPALIVE),
            counts.received(MessageType.UPDATE),
            counts.received(MessageType.ROUTE_REFRESH)),
        counts.get(Statistics.Counter.PREFIXES_RECEIVED),
        counts.get(Statistics.Counter.PREFIXES_WITHDRAWN),
        new Holdings(
            counts.get(Statistics.Counter.ROUTES_IN),
            counts.get(Statistics.Counter.ROUTES_OUT),
            counts.get(Statistics.Counter.ROUTES_PENDING),
            peer.unread()),
        counts.lastError());
  }

  public boolean established() {
    return state instanceof State.Established;
  }

  /** What both sides agreed on; null before they did. */
  @Nullable Negotiated negotiated() {
    return switch (state) {
      case State.OpenConfirm s -> s.negotiated();
      case State.Established s -> s.negotiated();
      case State.Idle _, State.Connect _, State.Active _, State.OpenSent _ -> null;
    };
  }
}
