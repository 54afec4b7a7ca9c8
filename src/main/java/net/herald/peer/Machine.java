package net.herald.peer;

import java.time.Duration;
import java.util.Optional;
import net.herald.bgp.fsm.FsmSettings;
import net.herald.bgp.fsm.Origin;
import net.herald.bgp.fsm.State;
import net.herald.bgp.fsm.Timer;
import net.herald.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * One state machine with what it drives: its state, its timers, and the connection it has or opens.
 * Owned by the thread of the peer.
 */
final class Machine {
  private final Clock clock;
  private final Deadlines deadlines;
  private Duration sendHold = Duration.ZERO;

  /** Settings, which change when a rival becomes the first machine. */
  FsmSettings settings;

  State state;

  /** Whether it is done for good. */
  boolean finished;

  /** The number of the connection it has or opens; 0 for none. */
  int number;

  @Nullable Connection connection;
  Dialler.@Nullable Attempt attempt;

  Machine(State state, FsmSettings settings, Clock clock, Deadlines deadlines) {
    this.state = state;
    this.settings = settings;
    this.clock = clock;
    this.deadlines = deadlines;
  }

  /** Whether it neither has a connection nor opens one. */
  boolean idle() {
    return connection == null && attempt == null;
  }

  Optional<Connection> session() {
    return state instanceof State.Established ? Optional.ofNullable(connection) : Optional.empty();
  }

  Origin origin() {
    return connection == null ? Origin.OUTGOING : connection.origin();
  }

  void start(Timer timer, Duration time) {
    deadlines.start(timer, time);
    if (timer == Timer.SEND_HOLD) {
      sendHold = time;
    }
  }

  void stop(Timer timer) {
    deadlines.stop(timer);
  }

  void stopTimers() {
    deadlines.stopOfConnection();
  }

  long nearest() {
    return deadlines.nearest();
  }

  /** A timer that ran out, as {@link Deadlines#expired}. */
  @Nullable Timer expired(boolean quiet) {
    Timer timer = deadlines.expired(quiet);
    return timer == Timer.SEND_HOLD && !stuck() ? null : timer;
  }

  /**
   * Whether one write has taken the whole send hold time; if not, looks again when it could have.
   */
  private boolean stuck() {
    long since = connection == null ? Clock.NEVER : connection.writingSince();
    long began = Math.min(since, clock.nanos());
    long deadline = began + sendHold.toNanos();
    if (deadline <= clock.nanos()) {
      return true;
    }
    deadlines.startAt(Timer.SEND_HOLD, deadline);
    return false;
  }
}
