package net.herald.bgp.fsm;

import java.util.Optional;
import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.capability.Offer;

/**
 * The six states of RFC 4271 section 8.2.2. Each carries what is valid in it and nothing else, so
 * that "Established without anything negotiated" cannot be written.
 */
public sealed interface State {

  /** What is remembered across connections. */
  Retry retry();

  /**
   * No connection; one is neither opened nor awaited.
   *
   * @param finished nothing will ever happen again: the machine may be thrown away
   */
  record Idle(Retry retry, boolean finished) implements State {
    /** Where every neighbor starts. */
    public static final Idle INITIAL = new Idle(Retry.NONE, false);
  }

  /**
   * A connection is being opened; or it is up and waits for the peer's OPEN before ours is sent, as
   * with a running DelayOpenTimer.
   *
   * @param up who opened the connection that is up; empty while it is being opened
   */
  record Connect(Retry retry, Optional<Origin> up) implements State {}

  /** Waits to be called. */
  record Active(Retry retry) implements State {}

  /**
   * Our OPEN was sent, the peer's is awaited.
   *
   * @param ours what our OPEN offered
   */
  record OpenSent(Retry retry, Origin origin, Offer ours) implements State {}

  /** Both OPENs were accepted by us; a KEEPALIVE is awaited. */
  record OpenConfirm(Retry retry, Origin origin, Negotiated negotiated) implements State {}

  /** Routes are exchanged. */
  record Established(Retry retry, Origin origin, Negotiated negotiated) implements State {}
}
