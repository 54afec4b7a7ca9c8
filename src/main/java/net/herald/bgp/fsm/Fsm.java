package net.herald.bgp.fsm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.fsm.Action.Deliver;
import net.herald.bgp.fsm.Action.Dial;
import net.herald.bgp.fsm.Action.DropStaleRoutes;
import net.herald.bgp.fsm.Action.EndRestart;
import net.herald.bgp.fsm.Action.Finish;
import net.herald.bgp.fsm.Action.ReportConnected;
import net.herald.bgp.fsm.Action.SendKeepalive;
import net.herald.bgp.fsm.Action.SendOpen;
import net.herald.bgp.fsm.Action.SessionUp;
import net.herald.bgp.fsm.Action.StartTimer;
import net.herald.bgp.fsm.Action.StopTimer;
import net.herald.bgp.fsm.Action.StopTimers;
import net.herald.bgp.fsm.Event.CollisionLost;
import net.herald.bgp.fsm.Event.Fault;
import net.herald.bgp.fsm.Event.KeepaliveReceived;
import net.herald.bgp.fsm.Event.MessageReceived;
import net.herald.bgp.fsm.Event.NotificationReceived;
import net.herald.bgp.fsm.Event.OpenReceived;
import net.herald.bgp.fsm.Event.Start;
import net.herald.bgp.fsm.Event.Stop;
import net.herald.bgp.fsm.Event.Superseded;
import net.herald.bgp.fsm.Event.TcpDown;
import net.herald.bgp.fsm.Event.TcpUp;
import net.herald.bgp.fsm.Event.TimerExpired;
import net.herald.bgp.fsm.Event.UpdateSent;
import net.herald.bgp.fsm.State.Active;
import net.herald.bgp.fsm.State.Connect;
import net.herald.bgp.fsm.State.Established;
import net.herald.bgp.fsm.State.Idle;
import net.herald.bgp.fsm.State.OpenConfirm;
import net.herald.bgp.fsm.State.OpenSent;
import net.herald.iana.ErrorCode;
import net.herald.iana.MessageType;

/**
 * RFC 4271 section 8.2.2: one method per state, in it one line per event.
 *
 * <p>How connections end is in {@link Ending}. An event that makes no sense in a state, such as the
 * expiry of a timer that was stopped in the meantime, changes nothing.
 */
public final class Fsm {
  /** After this long a session counts as good and the back-off starts from the beginning. */
  static final Duration STABLE_TIME = Duration.ofSeconds(60);

  private Fsm() {}

  /** What happens in {@code state} on {@code event}. Total: it never throws. */
  public static Transition next(State state, Event event, FsmSettings settings) {
    return switch (state) {
      case Idle s -> s.finished() ? stay(s, "finished") : idle(s, event, settings);
      case Connect s ->
          s.up().isEmpty()
              ? dialling(s, event, settings)
              : awaitingOpen(s, s.up().get(), event, settings);
      case Active s -> active(s, event, settings);
      case OpenSent s -> openSent(s, event, settings);
      case OpenConfirm s -> openConfirm(s, event, settings);
      case Established s -> established(s, event, settings);
    };
  }

  private static Transition idle(Idle s, Event event, FsmSettings settings) {
    return switch (event) {
      case Start _ -> begin(s.retry(), settings, "started");
      case TimerExpired(Timer timer) ->
          switch (timer) {
            case IDLE_HOLD -> begin(s.retry(), settings, "back-off is over");
            case CONNECT_RETRY, OPEN_WAIT, HOLD, KEEPALIVE, SEND_HOLD, STABLE, STALE_ROUTES ->
                lateTimer(s);
            case RESTART -> notBack(s);
          };
      case TcpUp up -> connected(s.retry(), up, settings);
      case Stop stop -> Ending.stopped(s, stop, settings);
      case CollisionLost _ -> Ending.collisionLost(s, settings);
      case Superseded _,
          TcpDown _,
          OpenReceived _,
          KeepaliveReceived _,
          MessageReceived _,
          UpdateSent _,
          NotificationReceived _,
          Fault _ ->
          noConnection(s);
    };
  }

  private static Transition dialling(Connect s, Event event, FsmSettings settings) {
    return switch (event) {
      case TcpUp up ->
          up.origin() == Origin.OUTGOING ? connected(s.retry(), up, settings) : second(s);
      case TcpDown(String why) -> Ending.failed(s, "connection failed: " + why, settings);
      case TimerExpired(Timer timer) ->
          switch (timer) {
            case CONNECT_RETRY -> Ending.failed(s, "connection failed: no answer", settings);
            case IDLE_HOLD, OPEN_WAIT, HOLD, KEEPALIVE, SEND_HOLD, STABLE, STALE_ROUTES ->
                lateTimer(s);
            case RESTART -> notBack(s);
          };
      case Stop stop -> Ending.stopped(s, stop, settings);
      case Fault fault -> Ending.failed(s, fault.why(), settings);
      case CollisionLost _ -> Ending.collisionLost(s, settings);
      case Start _ -> started(s);
      case Superseded _,
          OpenReceived _,
          KeepaliveReceived _,
          MessageReceived _,
          UpdateSent _,
          NotificationReceived _ ->
          noConnection(s);
    };
  }

  private static Transition active(Active s, Event event, FsmSettings settings) {
    return switch (event) {
      case TcpUp up -> connected(s.retry(), up, settings);
      case Stop stop -> Ending.stopped(s, stop, settings);
      case Fault fault -> Ending.failed(s, fault.why(), settings);
      case CollisionLost _ -> Ending.collisionLost(s, settings);
      case TimerExpired(Timer timer) -> timer == Timer.RESTART ? notBack(s) : lateTimer(s);
      case Start _ -> started(s);
      case Superseded _,
          TcpDown _,
          OpenReceived _,
          KeepaliveReceived _,
          MessageReceived _,
          UpdateSent _,
          NotificationReceived _ ->
          noConnection(s);
    };
  }

  /**
   * TCP is up, but our OPEN must mirror the peer's: the DelayOpenTimer rows of the Connect state.
   */
  private static Transition awaitingOpen(
      Connect s, Origin origin, Event event, FsmSettings settings) {
    return switch (event) {
      case OpenReceived(Negotiated agreed) ->
          confirm(s.retry(), origin, agreed, List.of(new SendOpen(agreed.ours())), "OPEN mirrored");
      case KeepaliveReceived _ ->
          Ending.unexpected(s, MessageType.KEEPALIVE, ErrorCode.UNEXPECTED_IN_OPEN_SENT, settings);
      case MessageReceived(int type) ->
          Ending.unexpected(s, type, ErrorCode.UNEXPECTED_IN_OPEN_SENT, settings);
      case TimerExpired(Timer timer) ->
          switch (timer) {
            case OPEN_WAIT -> Ending.timeout(s, "no OPEN in time", settings);
            case CONNECT_RETRY, IDLE_HOLD, HOLD, KEEPALIVE, SEND_HOLD, STABLE, STALE_ROUTES ->
                lateTimer(s);
            case RESTART -> notBack(s);
          };
      case NotificationReceived(var notification) -> Ending.notified(s, notification, settings);
      case Fault(var notification, var why) -> Ending.fault(s, notification, why, settings);
      case TcpDown(String why) -> Ending.lost(s, why, settings);
      case Stop stop -> Ending.stopped(s, stop, settings);
      case CollisionLost _ -> Ending.collisionLost(s, settings);
      case Superseded _ -> Ending.superseded(s, settings);
      case TcpUp _ -> second(s);
      case Start _ -> started(s);
      case UpdateSent _ -> noSession(s);
    };
  }

  private static Transition openSent(OpenSent s, Event event, FsmSettings settings) {
    return switch (event) {
      case OpenReceived(Negotiated agreed) ->
          confirm(s.retry(), s.origin(), agreed, List.of(), "OPEN accepted");
      case KeepaliveReceived _ ->
          Ending.unexpected(s, MessageType.KEEPALIVE, ErrorCode.UNEXPECTED_IN_OPEN_SENT, settings);
      case MessageReceived(int type) ->
          Ending.unexpected(s, type, ErrorCode.UNEXPECTED_IN_OPEN_SENT, settings);
      case TimerExpired(Timer timer) ->
          switch (timer) {
            case OPEN_WAIT -> Ending.timeout(s, "no OPEN in time", settings);
            case CONNECT_RETRY, IDLE_HOLD, HOLD, KEEPALIVE, SEND_HOLD, STABLE, STALE_ROUTES ->
                lateTimer(s);
            case RESTART -> notBack(s);
          };
      case NotificationReceived(var notification) -> Ending.notified(s, notification, settings);
      case Fault(var notification, var why) -> Ending.fault(s, notification, why, settings);
      case TcpDown(String why) -> Ending.lost(s, why, settings);
      case Stop stop -> Ending.stopped(s, stop, settings);
      case CollisionLost _ -> Ending.collisionLost(s, settings);
      case Superseded _ -> Ending.superseded(s, settings);
      case TcpUp _ -> second(s);
      case Start _ -> started(s);
      case UpdateSent _ -> noSession(s);
    };
  }

  private static Transition openConfirm(OpenConfirm s, Event event, FsmSettings settings) {
    boolean held = s.negotiated().holdTime() > 0;
    return switch (event) {
      case KeepaliveReceived _ -> establish(s, settings);
      case OpenReceived _ ->
          Ending.unexpected(s, MessageType.OPEN, ErrorCode.UNEXPECTED_IN_OPEN_CONFIRM, settings);
      case MessageReceived(int type) ->
          Ending.unexpected(s, type, ErrorCode.UNEXPECTED_IN_OPEN_CONFIRM, settings);
      case TimerExpired(Timer timer) ->
          switch (timer) {
            case KEEPALIVE -> held ? keepalive(s, s.negotiated()) : lateTimer(s);
            case HOLD -> held ? Ending.timeout(s, "no KEEPALIVE in time", settings) : lateTimer(s);
            case OPEN_WAIT ->
                held ? lateTimer(s) : Ending.timeout(s, "no KEEPALIVE in time", settings);
            case CONNECT_RETRY, IDLE_HOLD, SEND_HOLD, STABLE, STALE_ROUTES -> lateTimer(s);
            case RESTART -> notBack(s);
          };
      case NotificationReceived(var notification) -> Ending.notified(s, notification, settings);
      case Fault(var notification, var why) -> Ending.fault(s, notification, why, settings);
      case TcpDown(String why) -> Ending.lost(s, why, settings);
      case Stop stop -> Ending.stopped(s, stop, settings);
      case CollisionLost _ -> Ending.collisionLost(s, settings);
      case Superseded _ -> Ending.superseded(s, settings);
      case TcpUp _ -> second(s);
      case Start _ -> started(s);
      case UpdateSent _ -> noSession(s);
    };
  }

  private static Transition established(Established s, Event event, FsmSettings settings) {
    boolean held = s.negotiated().holdTime() > 0;
    return switch (event) {
      case MessageReceived _ ->
          new Transition(
              s, heard(s.negotiated(), new Deliver()), "the peer is alive and sent something");
      case KeepaliveReceived _ -> new Transition(s, heard(s.negotiated()), "the peer is alive");
      case UpdateSent _ ->
          held
              ? new Transition(s, List.of(untilKeepalive(s.negotiated())), "an UPDATE was sent")
              : stay(s, "an UPDATE was sent");
      case OpenReceived _ ->
          Ending.unexpected(s, MessageType.OPEN, ErrorCode.UNEXPECTED_IN_ESTABLISHED, settings);
      case TimerExpired(Timer timer) ->
          switch (timer) {
            case KEEPALIVE -> held ? keepalive(s, s.negotiated()) : lateTimer(s);
            case HOLD ->
                held
                    ? Ending.timeout(s, "the peer was silent for the hold time", settings)
                    : lateTimer(s);
            case SEND_HOLD -> Ending.sendHold(s, settings);
            case STABLE ->
                new Transition(
                    new Established(s.retry().fresh(), s.origin(), s.negotiated()),
                    List.of(),
                    "the session lasts: back-off starts over");
            case STALE_ROUTES ->
                new Transition(s, List.of(new DropStaleRoutes()), "no End-of-RIB in time");
            case CONNECT_RETRY, IDLE_HOLD, OPEN_WAIT -> lateTimer(s);
            case RESTART -> notBack(s);
          };
      case NotificationReceived(var notification) -> Ending.notified(s, notification, settings);
      case Fault(var notification, var why) -> Ending.fault(s, notification, why, settings);
      case TcpDown(String why) -> Ending.lost(s, why, settings);
      case Stop stop -> Ending.stopped(s, stop, settings);
      case CollisionLost _ -> Ending.collisionLost(s, settings);
      case Superseded _ -> Ending.superseded(s, settings);
      case TcpUp _ -> second(s);
      case Start _ -> started(s);
    };
  }

  private static Transition begin(Retry retry, FsmSettings settings, String why) {
    if (settings.passive()) {
      return new Transition(
          new Active(retry),
          List.of(new StopTimer(Timer.IDLE_HOLD)),
          why + ", waiting to be called");
    }
    if (retry.exhausted(settings.attempts())) {
      return new Transition(
          new Idle(retry, true),
          List.of(new StopTimer(Timer.IDLE_HOLD), new Finish()),
          "no attempt is left");
    }
    return new Transition(
        new Connect(retry.dialled(), Optional.empty()),
        List.of(
            new StopTimer(Timer.IDLE_HOLD),
            new Dial(),
            new StartTimer(Timer.CONNECT_RETRY, settings.connectTime())),
        why + ", dialling");
  }

  private static Transition connected(Retry retry, TcpUp up, FsmSettings settings) {
    // A peer that calls is there: the next attempt of ours need not wait.
    Retry after = up.origin() == Origin.INCOMING ? retry.fresh() : retry;
    var actions = new ArrayList<Action>();
    actions.add(new StopTimers());
    actions.add(new ReportConnected());
    up.ours().ifPresent(ours -> actions.add(new SendOpen(ours)));
    actions.add(new StartTimer(Timer.OPEN_WAIT, settings.openWait()));
    State next =
        up.ours().isPresent()
            ? new OpenSent(after, up.origin(), up.ours().get())
            : new Connect(after, Optional.of(up.origin()));
    return new Transition(
        next, actions, up.origin() == Origin.INCOMING ? "the peer called" : "the peer answered");
  }

  private static Transition confirm(
      Retry retry, Origin origin, Negotiated agreed, List<Action> before, String why) {
    var actions = new ArrayList<>(before);
    actions.add(new SendKeepalive());
    if (agreed.holdTime() > 0) {
      actions.add(new StopTimer(Timer.OPEN_WAIT));
      actions.add(new StartTimer(Timer.HOLD, hold(agreed)));
      actions.add(untilKeepalive(agreed));
    }
    // Without a hold time OPEN_WAIT goes on, or a peer could stay in OpenConfirm for ever.
    return new Transition(new OpenConfirm(retry, origin, agreed), actions, why);
  }

  private static Transition establish(OpenConfirm s, FsmSettings settings) {
    var actions = new ArrayList<Action>();
    actions.add(new StopTimer(Timer.OPEN_WAIT));
    actions.add(new StopTimer(Timer.RESTART));
    actions.addAll(heard(s.negotiated()));
    if (settings.sendHold().isPositive()) {
      actions.add(new StartTimer(Timer.SEND_HOLD, sendHold(s.negotiated(), settings)));
    }
    actions.add(new StartTimer(Timer.STABLE, STABLE_TIME));
    if (s.negotiated().peerGracefulRestart() != null) {
      actions.add(new StartTimer(Timer.STALE_ROUTES, settings.staleTime()));
    }
    actions.add(new SessionUp(s.negotiated()));
    return new Transition(
        new Established(s.retry(), s.origin(), s.negotiated()), actions, "KEEPALIVE received");
  }

  private static Transition keepalive(State s, Negotiated agreed) {
    return new Transition(
        s, List.of(new SendKeepalive(), untilKeepalive(agreed)), "KEEPALIVE is due");
  }

  /** The hold timer starts over with every message, unless there is none (RFC 4271 section 4.4). */
  private static List<Action> heard(Negotiated agreed, Action... more) {
    var actions = new ArrayList<Action>();
    if (agreed.holdTime() > 0) {
      actions.add(new StartTimer(Timer.HOLD, hold(agreed)));
    }
    actions.addAll(List.of(more));
    return actions;
  }

  private static Duration hold(Negotiated agreed) {
    return Duration.ofSeconds(agreed.holdTime());
  }

  private static Action untilKeepalive(Negotiated agreed) {
    return new StartTimer(Timer.KEEPALIVE, hold(agreed).dividedBy(3));
  }

  /** RFC 9687 section 6: the greater of what is configured and twice the hold time. */
  private static Duration sendHold(Negotiated agreed, FsmSettings settings) {
    Duration twice = hold(agreed).multipliedBy(2);
    return twice.compareTo(settings.sendHold()) > 0 ? twice : settings.sendHold();
  }

  /** RFC 4724 section 4.2: in any state. */
  private static Transition notBack(State s) {
    return new Transition(s, List.of(new EndRestart()), "the peer did not come back in time");
  }

  private static Transition noSession(State s) {
    return stay(s, "there is no session");
  }

  private static Transition lateTimer(State s) {
    return stay(s, "the timer was stopped meanwhile");
  }

  private static Transition second(State s) {
    return stay(s, "a second connection has a machine of its own");
  }

  private static Transition started(State s) {
    return stay(s, "started already");
  }

  private static Transition noConnection(State s) {
    return stay(s, "not about a connection of this machine");
  }

  private static Transition stay(State s, String why) {
    return new Transition(s, List.of(), why);
  }
}
