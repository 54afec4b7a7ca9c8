package net.herald.bgp.fsm;

import java.time.Duration;
import java.util.ArrayList;
import net.herald.bgp.capability.GracefulRestart;
import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.fsm.Action.Close;
import net.herald.bgp.fsm.Action.Finish;
import net.herald.bgp.fsm.Action.ReportDown;
import net.herald.bgp.fsm.Action.RetainRoutes;
import net.herald.bgp.fsm.Action.SendNotification;
import net.herald.bgp.fsm.Action.StartTimer;
import net.herald.bgp.fsm.Action.StopTimers;
import net.herald.bgp.fsm.State.Active;
import net.herald.bgp.fsm.State.Connect;
import net.herald.bgp.fsm.State.Established;
import net.herald.bgp.fsm.State.Idle;
import net.herald.bgp.fsm.State.OpenConfirm;
import net.herald.bgp.fsm.State.OpenSent;
import net.herald.bgp.message.Notification;
import net.herald.iana.ErrorCode;
import net.herald.wire.Octets;
import org.jspecify.annotations.Nullable;

/**
 * Every way in which a machine leaves a state for Idle: what the peer is told, whether its routes
 * are kept (RFC 4724, RFC 8538), and when to try again.
 */
final class Ending {

  /** What comes after Idle. */
  private enum After {
    /** Try again after the back-off, if the settings allow one more attempt. */
    RETRY,
    /** Nothing. */
    FINISH,
    /** A new connection, whatever the settings say: it is there already. */
    NEW_CONNECTION
  }

  private static final Notification COLLISION =
      Notification.of(ErrorCode.CEASE, ErrorCode.COLLISION_RESOLUTION);

  private Ending() {}

  /**
   * One way out.
   *
   * @param notification what the peer is told, null to close without a word
   * @param kept whether the peer's routes become stale instead of being forgotten
   * @param told the reason given to helper processes
   * @param reason the sentence for the log
   */
  private record Exit(
      @Nullable Notification notification,
      boolean kept,
      Retry retry,
      After after,
      String told,
      String reason) {

    static Exit silent(State from, String told, String reason) {
      return new Exit(null, false, from.retry(), After.RETRY, told, reason);
    }

    static Exit telling(State from, Notification notification, String told, String reason) {
      boolean kept = survives(notification, session(from));
      return new Exit(notification, kept, from.retry(), After.RETRY, told, reason);
    }

    Exit keeping(boolean kept) {
      return new Exit(notification, kept, retry, after, told, reason);
    }

    /** Without back-off: the end says nothing bad about the peer. */
    Exit fresh(After after) {
      return new Exit(notification, kept, retry.fresh(), after, told, reason);
    }

    Exit finishing() {
      return new Exit(notification, kept, retry, After.FINISH, told, reason);
    }
  }

  /** Told to stop (RFC 4271 events 2 and 8; RFC 4486). */
  static Transition stopped(State from, Event.Stop stop, FsmSettings settings) {
    After after = stop.again() ? After.RETRY : After.FINISH;
    boolean reconfigured =
        stop.again() && stop.cease().subcode() == ErrorCode.OTHER_CONFIGURATION_CHANGE;
    if (reconfigured && restartTime(from) != null) {
      // A NOTIFICATION would make the peer forget our routes, which are about to be announced
      // again:
      // a bare close keeps them (RFC 4724 section 4.2).
      String told = "graceful restarted negotiated, closing without sending any notification";
      var exit = Exit.silent(from, told, "closed to start again with another configuration");
      return leave(from, exit.keeping(true).fresh(after), settings);
    }
    Notification cease = hardened(stop.cease(), session(from));
    var exit = Exit.telling(from, cease, stop.told(), "stopped: " + cease.name());
    return leave(from, exit.fresh(after), settings);
  }

  /** A connection that never came up. */
  static Transition failed(State from, String reason, FsmSettings settings) {
    return leave(from, Exit.silent(from, "", reason), settings);
  }

  /** TCP ended (RFC 4271 event 18): with graceful restart the peer may be restarting. */
  static Transition lost(State from, String why, FsmSettings settings) {
    var exit = Exit.silent(from, "closing connection", "connection lost: " + why);
    return leave(from, exit.keeping(true), settings);
  }

  /** A NOTIFICATION from the peer is never answered with one (RFC 4271 section 6.4). */
  static Transition notified(State from, Notification received, FsmSettings settings) {
    String told = "notification received " + numbers(received);
    boolean kept = survives(received, session(from));
    var exit = Exit.silent(from, told, "the peer sent " + received.name());
    return leave(from, exit.keeping(kept), settings);
  }

  /** Something is wrong, and the peer is told what. */
  static Transition fault(State from, Notification notification, String why, FsmSettings settings) {
    String told = "notification sent " + numbers(notification);
    return leave(from, Exit.telling(from, notification, told, why), settings);
  }

  /** A message out of place (RFC 6608): its type is the data. */
  static Transition unexpected(State from, int type, int subcode, FsmSettings settings) {
    var notification = new Notification(ErrorCode.STATE_MACHINE, subcode, Octets.of((byte) type));
    return fault(from, notification, "unexpected message of type " + type, settings);
  }

  static Transition timeout(State from, String why, FsmSettings settings) {
    var notification = Notification.of(ErrorCode.HOLD_TIMER_EXPIRED, ErrorCode.UNSPECIFIC);
    return fault(from, notification, why, settings);
  }

  /** Nothing could be written for too long (RFC 9687); what is told will hardly arrive either. */
  static Transition sendHold(State from, FsmSettings settings) {
    var notification = Notification.of(ErrorCode.SEND_HOLD_TIMER_EXPIRED, ErrorCode.UNSPECIFIC);
    return fault(from, notification, "the peer does not read what we send", settings);
  }

  /** The other connection was chosen (RFC 4271 section 6.8): this one ends for good. */
  static Transition collisionLost(State from, FsmSettings settings) {
    String told =
        "closing outgoing connection as we have another incoming on with higher router-id";
    var exit = Exit.telling(from, COLLISION, told, "another connection of this peer was chosen");
    return leave(from, exit.finishing(), settings);
  }

  /**
   * The peer called anew. An established session with graceful restart is dropped without a word
   * and its routes kept (RFC 4724 section 5); one that was not established yet lost a collision.
   */
  static Transition superseded(State from, FsmSettings settings) {
    String told = "closing connection as the peer opened a new one";
    String reason = "the peer opened a new connection";
    var exit =
        session(from) == null
            ? Exit.telling(from, COLLISION, told, reason)
            : Exit.silent(from, told, reason).keeping(true);
    return leave(from, exit.fresh(After.NEW_CONNECTION), settings);
  }

  private static Transition leave(State from, Exit exit, FsmSettings settings) {
    boolean finished =
        switch (exit.after) {
          case RETRY -> settings.oneConnection() || exit.retry.exhausted(settings.attempts());
          case FINISH -> true;
          case NEW_CONNECTION -> false;
        };
    var actions = new ArrayList<Action>();
    if (exit.notification != null && isUp(from)) {
      actions.add(new SendNotification(exit.notification));
    }
    actions.add(new StopTimers());
    if (isUp(from) || from instanceof Connect) {
      actions.add(new Close());
    }
    Duration restartTime = restartTime(from);
    if (exit.kept && !finished && restartTime != null) {
      actions.add(new RetainRoutes());
      actions.add(new StartTimer(Timer.RESTART, restartTime));
    }
    if (isUp(from)) {
      actions.add(new ReportDown(exit.told));
    }
    actions.add(finished ? new Finish() : new StartTimer(Timer.IDLE_HOLD, exit.retry.delay()));
    return new Transition(new Idle(exit.retry.longer(), finished), actions, exit.reason);
  }

  private static boolean isUp(State state) {
    return switch (state) {
      case Idle _, Active _ -> false;
      case Connect s -> s.up().isPresent();
      case OpenSent _, OpenConfirm _, Established _ -> true;
    };
  }

  private static @Nullable Negotiated session(State state) {
    return state instanceof Established s ? s.negotiated() : null;
  }

  /** How long the peer may take to restart; null without graceful restart (RFC 4724). */
  private static @Nullable Duration restartTime(State state) {
    Negotiated agreed = session(state);
    GracefulRestart offered = agreed == null ? null : agreed.peerGracefulRestart();
    return offered == null ? null : Duration.ofSeconds(offered.time());
  }

  /**
   * Whether routes outlive this NOTIFICATION: with the N bit of both, all but a hard reset (RFC
   * 8538).
   */
  private static boolean survives(Notification notification, @Nullable Negotiated agreed) {
    boolean hard =
        notification.code() == ErrorCode.CEASE && notification.subcode() == ErrorCode.HARD_RESET;
    return agreed != null && agreed.gracefulNotification() && !hard;
  }

  /**
   * A Cease that means to end the session for long becomes a hard reset where the peer would keep
   * routes otherwise; the original is its data (RFC 8538 sections 3.1 and 4).
   */
  private static Notification hardened(Notification cease, @Nullable Negotiated agreed) {
    boolean lasting =
        switch (cease.subcode()) {
          case ErrorCode.MAXIMUM_PREFIXES,
              ErrorCode.ADMINISTRATIVE_SHUTDOWN,
              ErrorCode.PEER_DECONFIGURED ->
              true;
          default -> false;
        };
    if (!lasting || agreed == null || !agreed.gracefulNotification()) {
      return cease;
    }
    return cease.hardReset();
  }

  private static String numbers(Notification n) {
    return "(" + n.code() + "," + n.subcode() + ")";
  }
}
