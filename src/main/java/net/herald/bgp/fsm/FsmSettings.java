package net.herald.bgp.fsm;

import java.time.Duration;

/**
 * What the configuration says about the machine of a neighbor.
 *
 * @param passive never dial, only wait to be called
 * @param oneConnection end with the connection instead of starting again: a rival in a collision,
 *     or one client of a range of addresses
 * @param attempts how many connections may be dialled in all; 0 is no limit ({@code
 *     exabgp.tcp.attempts})
 * @param connectTime how long a TCP connection may take to come up
 * @param openWait how long the peer may take to send its OPEN ({@code exabgp.bgp.openwait})
 * @param sendHold how long the peer may take nothing from us (RFC 9687), at least twice the hold
 *     time; zero is for ever ({@code exabgp.bgp.send_hold})
 * @param staleTime how long routes of a restarted peer are kept without End-of-RIB
 */
public record FsmSettings(
    boolean passive,
    boolean oneConnection,
    int attempts,
    Duration connectTime,
    Duration openWait,
    Duration sendHold,
    Duration staleTime) {

  /** A neighbor that dials, without a limit. */
  public static final FsmSettings DEFAULT =
      new FsmSettings(
          false,
          false,
          0,
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofMinutes(8),
          Duration.ofSeconds(360));

  public FsmSettings {
    if (attempts < 0) {
      throw new IllegalArgumentException("attempts " + attempts);
    }
  }

  public FsmSettings withPassive(boolean value) {
    return new FsmSettings(
        value, oneConnection, attempts, connectTime, openWait, sendHold, staleTime);
  }

  public FsmSettings withAttempts(int value) {
    return new FsmSettings(
        passive, oneConnection, value, connectTime, openWait, sendHold, staleTime);
  }

  public FsmSettings withOpenWait(Duration value) {
    return new FsmSettings(
        passive, oneConnection, attempts, connectTime, value, sendHold, staleTime);
  }

  public FsmSettings withSendHold(Duration value) {
    return new FsmSettings(
        passive, oneConnection, attempts, connectTime, openWait, value, staleTime);
  }

  /** The same for a machine that lives as long as the one connection it is given. */
  public FsmSettings forOneConnection() {
    return new FsmSettings(true, true, attempts, connectTime, openWait, sendHold, staleTime);
  }
}
