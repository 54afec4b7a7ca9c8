package net.herald.peer;

import java.util.List;
import java.util.Optional;
import net.herald.bgp.Asn;
import net.herald.bgp.Ip;
import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.capability.Offer;
import net.herald.bgp.fsm.Retry;
import net.herald.bgp.fsm.State;
import net.herald.bgp.message.Frame;
import net.herald.bgp.message.Message;
import net.herald.bgp.message.MessageFault;
import net.herald.config.Neighbor;
import net.herald.event.ApiEvent;
import net.herald.event.Direction;
import net.herald.event.Follower;
import net.herald.event.NeighborIdentity;
import org.jspecify.annotations.Nullable;

/**
 * What helper processes are told of a peer, in ExaBGP's order. Owned by the thread of the peer.
 *
 * <p>ExaBGP's names of states do not mean what RFC 4271 means: an attempt is told as ACTIVE and
 * IDLE, and CONNECT says that TCP is up. Scripts know it so.
 */
final class Reports {
  private static final State IDLE = State.Idle.INITIAL;
  private static final State ACTIVE = new State.Active(Retry.NONE);
  private static final State CONNECT = new State.Connect(Retry.NONE, Optional.empty());

  private final Audience events;
  private Neighbor neighbor;
  private Interest interest;
  private List<Follower> followers = List.of();
  private NeighborIdentity identity;

  Reports(Audience events, Neighbor neighbor) {
    this.events = events;
    this.neighbor = neighbor;
    this.interest = new Interest(neighbor.api(), List.of());
    this.identity = identity(neighbor, neighbor.addresses().local(), neighbor.identity().localAs());
  }

  private static NeighborIdentity identity(Neighbor of, @Nullable Ip local, @Nullable Asn localAs) {
    return new NeighborIdentity(
        local, of.addresses().peer(), localAs, of.identity().peerAs(), of.identity().routerId());
  }

  @SuppressWarnings("ReferenceEquality") // the audience promises the same list
  private Interest interest() {
    List<Follower> now = events.followers();
    if (now != followers) {
      followers = now;
      interest = interest(now);
    }
    return interest;
  }

  private Interest interest(List<Follower> further) {
    return new Interest(
        neighbor.api(),
        further.stream().filter(f -> f.follows(neighbor)).map(Follower::subscription).toList());
  }

  NeighborIdentity identity() {
    return identity;
  }

  void reconfigured(Neighbor next) {
    neighbor = next;
    interest = interest(followers);
    Ip local = next.addresses().local();
    Asn localAs = next.identity().localAs();
    identity =
        identity(
            next,
            local != null ? local : identity.local(),
            localAs != null ? localAs : identity.localAs());
  }

  /** An attempt begins. */
  void attempt() {
    state(ACTIVE);
    state(IDLE);
  }

  /** TCP is up. */
  void connected(Ip local) {
    identity = identity(neighbor, local, identity.localAs());
    if (interest().inChanges()) {
      events.accept(new ApiEvent.Connected(identity));
    }
    state(CONNECT);
  }

  /** Our OPEN was sent. */
  void openSent(State state, Asn localAs) {
    identity = identity(neighbor, identity.local(), localAs);
    state(state);
  }

  /** The peer's OPEN was accepted. */
  void agreed(State state, Negotiated negotiated) {
    if (interest().inNegotiated()) {
      events.accept(new ApiEvent.Agreed(identity, negotiated));
    }
    state(state);
  }

  void up(State state) {
    state(state);
    if (interest().inChanges()) {
      events.accept(new ApiEvent.Up(identity));
    }
  }

  void down(String reason) {
    if (interest().inChanges()) {
      events.accept(new ApiEvent.Down(identity, reason));
    }
    state(IDLE);
  }

  private void state(State state) {
    if (interest().inFsm()) {
      events.accept(new ApiEvent.FsmChange(identity, state));
    }
  }

  /**
   * A message was received.
   *
   * @param message null for one that could not be read
   */
  void received(Frame frame, @Nullable Message message, @Nullable Negotiated negotiated) {
    if (interest().inMessage(Direction.RECEIVE, frame.type())) {
      events.accept(
          new ApiEvent.Exchanged(identity, Direction.RECEIVE, frame, message, negotiated));
    }
  }

  /** Whether anybody is told of messages of a type that are sent. */
  boolean inSent(int type) {
    return interest().inMessage(Direction.SEND, type);
  }

  /** A message is about to be sent. */
  void sent(Frame frame, @Nullable Negotiated negotiated) {
    if (interest().inMessage(Direction.SEND, frame.type())) {
      Message message =
          interest().inContent(Direction.SEND, frame.type()) ? decoded(frame, negotiated) : null;
      events.accept(new ApiEvent.Exchanged(identity, Direction.SEND, frame, message, negotiated));
    }
  }

  /** What we sent is read as the peer reads it, with both sides exchanged. */
  private static @Nullable Message decoded(Frame frame, @Nullable Negotiated negotiated) {
    try {
      return Message.decode(frame, negotiated == null ? null : mirrored(negotiated));
    } catch (MessageFault unreadable) {
      return null;
    }
  }

  private static Negotiated mirrored(Negotiated negotiated) {
    Offer reader = negotiated.theirs();
    Offer writer = negotiated.ours();
    return Negotiated.of(reader, writer, negotiated.aigp()).withPrefixSid(true);
  }
}
