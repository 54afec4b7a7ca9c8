package net.herald.bgp.fsm;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.herald.bgp.Asn;
import net.herald.bgp.Family;
import net.herald.bgp.Ipv4;
import net.herald.bgp.capability.Capability;
import net.herald.bgp.capability.CapabilitySet;
import net.herald.bgp.capability.FourOctetAs;
import net.herald.bgp.capability.GracefulRestart;
import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.capability.Offer;
import net.herald.bgp.message.Notification;
import net.herald.iana.MessageType;

/** States and events by name, enough of them to show every way through the machine. */
final class Scenes {
  static final Retry RETRY = new Retry(1, 3);
  static final Offer OURS = offer("10.0.0.1", 65001, 90);
  static final Offer THEIRS = offer("10.0.0.2", 65002, 180);
  static final Offer NO_HOLD = offer("10.0.0.2", 65002, 0);

  static final Negotiated PLAIN = Negotiated.of(OURS, THEIRS, false);
  static final Negotiated WITHOUT_HOLD = Negotiated.of(OURS, NO_HOLD, false);
  static final Negotiated GRACEFUL = graceful(false);
  static final Negotiated GRACEFUL_NOTIFICATION = graceful(true);

  static final Notification SHUTDOWN = Notification.of(6, 2);
  static final Notification RESET = Notification.of(6, 4);
  static final Notification CHANGED = Notification.of(6, 6);
  static final Notification HARD = SHUTDOWN.hardReset();

  private Scenes() {}

  static Offer offer(String identifier, int as, int hold, Capability... more) {
    var capabilities = new CapabilitySet.Builder().add(new FourOctetAs(new Asn(as)));
    for (var capability : more) {
      capabilities.add(capability);
    }
    return new Offer(new Asn(as).as16(), hold, Ipv4.parse(identifier), capabilities.build());
  }

  private static Negotiated graceful(boolean notification) {
    var kept = new LinkedHashMap<>(Map.of(Family.IPV4_UNICAST, true));
    var capability = new GracefulRestart(false, notification, 120, kept);
    return Negotiated.of(
        offer("10.0.0.1", 65001, 90, capability), offer("10.0.0.2", 65002, 90, capability), false);
  }

  static Map<String, State> states() {
    var all = new LinkedHashMap<String, State>();
    all.put("Idle", new State.Idle(RETRY, false));
    all.put("Idle, finished", new State.Idle(RETRY, true));
    all.put("Connect, dialling", new State.Connect(RETRY, Optional.empty()));
    all.put("Connect, awaiting OPEN", new State.Connect(RETRY, Optional.of(Origin.INCOMING)));
    all.put("Active", new State.Active(RETRY));
    all.put("OpenSent", new State.OpenSent(RETRY, Origin.OUTGOING, OURS));
    all.put("OpenConfirm", new State.OpenConfirm(RETRY, Origin.OUTGOING, PLAIN));
    all.put(
        "OpenConfirm, hold time 0", new State.OpenConfirm(RETRY, Origin.OUTGOING, WITHOUT_HOLD));
    all.put("Established", new State.Established(RETRY, Origin.OUTGOING, PLAIN));
    all.put(
        "Established, hold time 0", new State.Established(RETRY, Origin.OUTGOING, WITHOUT_HOLD));
    all.put(
        "Established, graceful restart", new State.Established(RETRY, Origin.OUTGOING, GRACEFUL));
    all.put(
        "Established, graceful restart and N bit",
        new State.Established(RETRY, Origin.OUTGOING, GRACEFUL_NOTIFICATION));
    return all;
  }

  static Map<String, Event> events() {
    var all = new LinkedHashMap<String, Event>();
    all.put("Start", new Event.Start());
    all.put("Stop, shutdown", new Event.Stop(SHUTDOWN, false, "stop, message [shutting down]"));
    all.put("Stop, reset", new Event.Stop(RESET, true, "notification sent (6,4)"));
    all.put("Stop, reconfigured", new Event.Stop(CHANGED, true, "notification sent (6,6)"));
    for (var timer : Timer.values()) {
      all.put("TimerExpired " + timer, new Event.TimerExpired(timer));
    }
    all.put("TcpUp, outgoing", new Event.TcpUp(Origin.OUTGOING, Optional.of(OURS)));
    all.put("TcpUp, incoming", new Event.TcpUp(Origin.INCOMING, Optional.of(OURS)));
    all.put("TcpUp, to mirror", new Event.TcpUp(Origin.OUTGOING, Optional.empty()));
    all.put("TcpDown", new Event.TcpDown("reset by peer"));
    all.put("OpenReceived", new Event.OpenReceived(PLAIN));
    all.put("OpenReceived, hold time 0", new Event.OpenReceived(WITHOUT_HOLD));
    all.put("KeepaliveReceived", new Event.KeepaliveReceived());
    all.put("MessageReceived UPDATE", new Event.MessageReceived(MessageType.UPDATE));
    all.put("UpdateSent", new Event.UpdateSent());
    all.put("NotificationReceived 6/4", new Event.NotificationReceived(RESET));
    all.put("NotificationReceived 6/9", new Event.NotificationReceived(HARD));
    all.put("Fault 3/1", new Event.Fault(Notification.of(3, 1), "malformed UPDATE"));
    all.put("CollisionLost", new Event.CollisionLost());
    all.put("Superseded", new Event.Superseded());
    return all;
  }

  /** Other settings than the default ones. */
  static Map<String, FsmSettings> settings() {
    var all = new LinkedHashMap<String, FsmSettings>();
    all.put("passive", FsmSettings.DEFAULT.withPassive(true));
    all.put("attempts 1", FsmSettings.DEFAULT.withAttempts(1));
    all.put("send_hold 0", FsmSettings.DEFAULT.withSendHold(Duration.ZERO));
    all.put("send_hold 600", FsmSettings.DEFAULT.withSendHold(Duration.ofMinutes(10)));
    all.put("one connection", FsmSettings.DEFAULT.forOneConnection());
    return all;
  }

  static String text(State state) {
    return switch (state) {
      case State.Idle s ->
          s.finished() ? "Idle, finished" : "Idle, then wait " + s.retry().seconds() + " s";
      case State.Connect s ->
          s.up().isEmpty()
              ? "Connect, attempt " + s.retry().attempts()
              : "Connect, awaiting OPEN, " + s.up().get();
      case State.Active _ -> "Active";
      case State.OpenSent s -> "OpenSent, " + s.origin();
      case State.OpenConfirm s -> "OpenConfirm, " + s.origin();
      case State.Established s -> "Established, " + s.origin();
    };
  }

  static String text(List<Action> actions) {
    return String.join("; ", actions.stream().map(Scenes::text).toList());
  }

  private static String text(Action action) {
    return switch (action) {
      case Action.Dial _ -> "dial";
      case Action.SendOpen _ -> "send OPEN";
      case Action.SendKeepalive _ -> "send KEEPALIVE";
      case Action.SendNotification(Notification n) ->
          "send NOTIFICATION " + n.code() + "/" + n.subcode() + data(n.data().toBytes());
      case Action.Close _ -> "close";
      case Action.StartTimer(Timer timer, var time) -> timer + " " + time.toSeconds() + " s";
      case Action.StopTimer(Timer timer) -> "stop " + timer;
      case Action.StopTimers _ -> "stop timers";
      case Action.ReportConnected _ -> "report connected";
      case Action.SessionUp _ -> "session up";
      case Action.ReportDown(String told) -> "report down \"" + told + "\"";
      case Action.Deliver _ -> "deliver";
      case Action.RetainRoutes _ -> "retain routes";
      case Action.EndRestart _ -> "end restart";
      case Action.DropStaleRoutes _ -> "drop stale routes";
      case Action.Finish _ -> "finish";
    };
  }

  private static String data(byte[] data) {
    var text = new StringBuilder();
    for (byte octet : data) {
      text.append(text.isEmpty() ? " data " : " ").append("%02x".formatted(octet));
    }
    return text.toString();
  }
}
