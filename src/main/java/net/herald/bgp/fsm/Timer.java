package net.herald.bgp.fsm;

/**
 * The timers a machine asks for.
 *
 * <p>RFC 4271 section 10 wants jitter on some, so that many routers do not act in step: the caller
 * shortens those by up to a quarter.
 */
public enum Timer {
  /** How long a TCP connection may take to come up. */
  CONNECT_RETRY(true, false),
  /** How long to rest in Idle before the next attempt. */
  IDLE_HOLD(true, true),
  /** How long the peer may take to send its OPEN: the "large value" of RFC 4271 section 8.2.2. */
  OPEN_WAIT(true, false),
  /** How long the peer may be silent. */
  HOLD(true, false),
  /** When the next KEEPALIVE is due. */
  KEEPALIVE(true, true),
  /**
   * How long one message may take to leave (RFC 9687). Measured from the moment the write in
   * progress began, so that it does not run while nothing waits to be written.
   */
  SEND_HOLD(true, false),
  /** How long a session must have lasted for its end not to count as a repeated failure. */
  STABLE(true, false),
  /**
   * How long stale routes may wait for the End-of-RIB of a session that came back (RFC 4724 4.2).
   */
  STALE_ROUTES(true, false),
  /** How long stale routes may wait for the session to come back: the peer's restart time. */
  RESTART(false, false);

  private final boolean ofConnection;
  private final boolean jittered;

  Timer(boolean ofConnection, boolean jittered) {
    this.ofConnection = ofConnection;
    this.jittered = jittered;
  }

  /** Whether {@link Action.StopTimers} stops it; one timer outlives the connection. */
  public boolean ofConnection() {
    return ofConnection;
  }

  /** Whether the caller is to shorten it at random, to between 75 and 100 %. */
  public boolean jittered() {
    return jittered;
  }
}
