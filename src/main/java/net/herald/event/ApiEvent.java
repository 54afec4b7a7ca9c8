package net.herald.event;

import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.fsm.State;
import net.herald.bgp.message.Frame;
import net.herald.bgp.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * Something that helper processes may be told of. Which of them are, and in which form, is no part
 * of it.
 */
public sealed interface ApiEvent {

  /** An event about one neighbor. */
  sealed interface OfNeighbor extends ApiEvent {
    NeighborIdentity neighbor();
  }

  /** The TCP connection is there. */
  record Connected(NeighborIdentity neighbor) implements OfNeighbor {}

  /** The session is established; told before the first UPDATE is sent. */
  record Up(NeighborIdentity neighbor) implements OfNeighbor {}

  /**
   * The connection, or the session on it, ended.
   *
   * @param reason in ExaBGP's words, such as {@code notification sent (6,4)}
   */
  record Down(NeighborIdentity neighbor, String reason) implements OfNeighbor {}

  /**
   * The state machine entered a state, the one it was in included.
   *
   * @param state the new one
   */
  record FsmChange(NeighborIdentity neighbor, State state) implements OfNeighbor {}

  /** Both OPENs were accepted; told before the state machine moves on. */
  record Agreed(NeighborIdentity neighbor, Negotiated negotiated) implements OfNeighbor {}

  /**
   * The daemon acts on a signal, or on a command that does the same.
   *
   * @param number of the signal; 0 for a command
   * @param name such as {@code SIGUSR1}; {@code none} for a command
   */
  record Signalled(NeighborIdentity neighbor, int number, String name) implements OfNeighbor {}

  /**
   * A message was received, or is about to be sent. Received ones are told in wire order and before
   * the session acts on them.
   *
   * @param frame its octets
   * @param message what it says; null for one that could not be read, of which only the octets are
   *     told
   * @param negotiated null before both OPENs were accepted
   */
  record Exchanged(
      NeighborIdentity neighbor,
      Direction direction,
      Frame frame,
      @Nullable Message message,
      @Nullable Negotiated negotiated)
      implements OfNeighbor {}

  /**
   * A health check of the daemon is in another state.
   *
   * @param check its name
   * @param from the state before, such as {@code RISING}
   * @param state the state now; {@code EXIT} when the check is over
   * @param reason why the last check failed; empty where the service is well, or disabled
   */
  record CheckMoved(String check, String from, String state, String reason) implements ApiEvent {}

  /** The daemon ends; the last event a helper process gets, and it gets it unasked. */
  record Shutdown() implements ApiEvent {}

  /**
   * Events that a helper process did not take in time were dropped, the oldest ones first.
   *
   * @param count how many since the last time this was told
   */
  record Lost(long count) implements ApiEvent {}
}
