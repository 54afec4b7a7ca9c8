package net.herald.peer;

import java.util.Optional;
import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.fsm.Action;
import net.herald.bgp.fsm.Collision;
import net.herald.bgp.fsm.Event;
import net.herald.bgp.fsm.Fsm;
import net.herald.bgp.fsm.FsmSettings;
import net.herald.bgp.fsm.Origin;
import net.herald.bgp.fsm.Retry;
import net.herald.bgp.fsm.State;
import net.herald.bgp.fsm.Timer;
import net.herald.bgp.fsm.Transition;
import net.herald.bgp.message.Frame;
import net.herald.bgp.message.Message;
import net.herald.bgp.message.MessageFault;
import net.herald.bgp.message.Notification;
import net.herald.bgp.message.Open;
import net.herald.config.Neighbor;
import net.herald.iana.ErrorCode;
import net.herald.iana.MessageType;
import net.herald.log.Category;
import net.herald.log.Level;
import org.jspecify.annotations.Nullable;

/**
 * The state machines of a peer, at most two at a time, and their connections: turns items of the
 * mailbox into events and actions into deeds. Owned by the thread of the peer.
 */
final class Machines {

  private final Parts parts;
  private final Reports reports;
  private final Handshake handshake;
  private final Deeds deeds;
  private final Deadlines shared;
  private final Partings partings;
  private final Runnable changed;

  private FsmSettings lasting;
  private Machine first;
  private @Nullable Machine rival;

  /** Why the last attempt failed, where the log was told; empty after a session. */
  private String failure = "";

  /** Whether there shall be no session until {@link #enable}. */
  private boolean resting;

  /**
   * The machines of a peer that does nothing yet.
   *
   * @param changed is called when the state may be another, before anybody is told so
   */
  Machines(
      Parts parts, Neighbor neighbor, FsmSettings settings, Session session, Runnable changed) {
    this.parts = parts;
    this.changed = changed;
    this.reports = parts.reports();
    this.lasting = settings;
    this.handshake = new Handshake(parts.world(), neighbor);
    this.shared = deadlines();
    this.partings = new Partings(parts.world().clock());
    this.deeds = new Deeds(parts, handshake, session, shared, partings);
    this.first = machine(State.Idle.INITIAL, settings);
  }

  private Deadlines deadlines() {
    return new Deadlines(parts.world().clock(), parts.world().random());
  }

  private Machine machine(State state, FsmSettings settings) {
    return new Machine(state, settings, parts.world().clock(), deadlines());
  }

  /** The state of the first machine. */
  State state() {
    return first.state;
  }

  /** The connection of the established session. */
  Optional<Connection> established() {
    return first.session();
  }

  void reconfigured(Neighbor next, FsmSettings settings) {
    handshake.reconfigured(next);
    lasting = settings;
    first.settings = settings;
  }

  boolean finished() {
    return first.finished && partings.isEmpty() && !resting;
  }

  long nearest() {
    long nearest = Math.min(shared.nearest(), Math.min(first.nearest(), partings.nearest()));
    return rival == null ? nearest : Math.min(nearest, rival.nearest());
  }

  /** Runs timers that are due; see {@link Deadlines#expired}. */
  void expire(boolean quiet) {
    partings.expire();
    Timer restart = shared.expired(quiet);
    if (restart != null) {
      step(first, new Event.TimerExpired(restart));
    }
    for (Timer due = first.expired(quiet); due != null; due = first.expired(quiet)) {
      step(first, new Event.TimerExpired(due));
    }
    Machine second = rival;
    Timer late = second == null ? null : second.expired(quiet);
    if (second != null && late != null) {
      step(second, new Event.TimerExpired(late));
    }
  }

  void start() {
    step(first, new Event.Start());
  }

  void stop(Notification cease, boolean again, String told) {
    if (resting) {
      resting = again;
      return;
    }
    var stop = new Event.Stop(cease, again, told);
    if (rival != null) {
      step(rival, stop);
    }
    step(first, stop);
  }

  /** Ends the session, and has no other until {@link #enable}. */
  void disable(Notification cease) {
    if (!resting) {
      stop(cease, false, "stop, message [disabled]");
      resting = true;
    }
  }

  /** Begins anew after {@link #disable}. */
  void enable() {
    if (resting) {
      resting = false;
      first = machine(State.Idle.INITIAL, lasting);
      start();
    }
  }

  /**
   * Something is wrong with us.
   *
   * @param item what it happened on; its connection ends, or else that of the first machine
   */
  void fault(@Nullable Item item, Notification notification, String why) {
    Machine machine = item instanceof Item.OfConnection about ? of(about.connection()) : null;
    step(machine != null ? machine : first, new Event.Fault(notification, why));
  }

  /** The last resort: forgets everything about connections and rests for the longest time. */
  void reset() {
    abandon();
    var retry = new Retry(first.state.retry().attempts(), Retry.LONGEST);
    first = machine(new State.Idle(retry, false), lasting);
    first.start(Timer.IDLE_HOLD, retry.delay());
    rival = null;
  }

  /** The neighbor opened a connection. */
  void accept(OctetStream stream) {
    if (resting) {
      refuse(stream, ErrorCode.ADMINISTRATIVE_SHUTDOWN);
      return;
    }
    switch (Collision.admit(first.state)) {
      case TAKE -> attach(first, stream, Origin.INCOMING);
      case CONTEND -> {
        if (rival != null) {
          // Nobody opens a second connection while it still cares for its first.
          step(rival, new Event.CollisionLost());
        }
        rival = machine(new State.Active(first.state.retry()), lasting.forOneConnection());
        attach(rival, stream, Origin.INCOMING);
      }
      case REPLACE -> {
        step(first, new Event.Superseded());
        attach(first, stream, Origin.INCOMING);
      }
      case REFUSE -> refuse(stream, ErrorCode.COLLISION_RESOLUTION);
      case REJECT -> refuse(stream, ErrorCode.CONNECTION_REJECTED);
    }
  }

  private void refuse(OctetStream stream, int subcode) {
    parts.log().info(Category.NETWORK, "peer.refused", "peer", parts.name(), "subcode", subcode);
    var connection = deeds.connection(Origin.INCOMING, stream);
    connection.send(Notification.cease(subcode, null).encode().octets());
    partings.add(connection);
  }

  private void attach(Machine machine, OctetStream stream, Origin origin) {
    machine.connection = deeds.connection(origin, stream);
    machine.number = machine.connection.number();
    step(machine, new Event.TcpUp(origin, handshake.ours()));
  }

  /** Handles what is about a connection. */
  void handle(Item.OfConnection item) {
    Machine machine = of(item.connection());
    if (machine == null) {
      stray(item);
      return;
    }
    switch (item) {
      case Item.Received received -> hear(machine, received.frame());
      case Item.Malformed malformed -> step(machine, fault(malformed.fault()));
      case Item.Down down -> lost(machine, down.why());
      case Item.Dialled dialled -> {
        machine.attempt = null;
        attach(machine, dialled.stream(), Origin.OUTGOING);
      }
      case Item.Room _ -> {}
    }
  }

  private Event fault(MessageFault fault) {
    return new Event.Fault(parts.world().wording().apply(fault.notification()), fault.why());
  }

  private @Nullable Machine of(int number) {
    if (first.number == number) {
      return first;
    }
    return rival != null && rival.number == number ? rival : null;
  }

  /** About a connection that no machine has any more. */
  private void stray(Item.OfConnection item) {
    switch (item) {
      case Item.Dialled dialled -> dialled.stream().close();
      case Item.Down down -> partings.ended(down.connection());
      case Item.Received _, Item.Malformed _, Item.Room _ -> {}
    }
  }

  private void lost(Machine machine, String why) {
    if (machine.connection != null) {
      machine.connection.close();
      machine.connection = null;
    }
    machine.attempt = null;
    machine.number = 0;
    step(machine, new Event.TcpDown(why));
  }

  private void hear(Machine machine, Frame frame) {
    parts.statistics().countReceived(frame.type());
    try {
      switch (frame.type()) {
        case MessageType.OPEN -> hearOpen(machine, frame);
        case MessageType.KEEPALIVE -> {
          decoded(machine, frame);
          if (machine == rival && machine.state instanceof State.OpenConfirm) {
            elect(Collision.Verdict.SECOND_STAYS);
          }
          step(machine, new Event.KeepaliveReceived());
        }
        case MessageType.NOTIFICATION -> {
          var notification = (Notification) decoded(machine, frame);
          step(machine, new Event.NotificationReceived(notification));
        }
        default -> {
          deeds.toDeliver(frame);
          step(machine, new Event.MessageReceived(frame.type()));
        }
      }
    } catch (MessageFault fault) {
      step(machine, new Event.Fault(fault.notification(), fault.why()));
    }
  }

  /** Reads a message that needs no session, and tells of it whether or not it can be read. */
  private Message decoded(Machine machine, Frame frame) {
    Message message = null;
    try {
      message = Message.decode(frame, null);
      return message;
    } finally {
      reports.received(frame, message, Handshake.negotiated(machine.state));
    }
  }

  private void hearOpen(Machine machine, Frame frame) {
    var open = (Open) decoded(machine, frame);
    Negotiated agreed = handshake.agree(machine.state, open);
    if (machine.connection != null) {
      machine.connection.receiveLimit(agreed.receiveLimit());
      machine.connection.stream().introduced();
    }
    step(machine, new Event.OpenReceived(agreed));
    if (rival != null) {
      elect(Collision.judge(first.state, rival.state));
    }
  }

  /** Ends the machine that lost a collision (RFC 4271 section 6.8). */
  private void elect(Collision.Verdict verdict) {
    switch (verdict) {
      case UNDECIDED -> {}
      case FIRST_STAYS -> {
        if (rival != null) {
          step(rival, new Event.CollisionLost());
        }
      }
      case SECOND_STAYS -> step(first, new Event.CollisionLost());
    }
  }

  private void step(Machine machine, Event event) {
    State before = machine.state;
    Transition transition = Fsm.next(before, event, machine.settings);
    machine.state = transition.next();
    changed.run();
    boolean failed = isFailure(before, event, machine.state);
    tell(machine, before, transition, failed);
    if (failed) {
      parts.statistics().failed(transition.reason());
    }
    if (machine == first && before instanceof State.Idle && startsAttempt(machine.state)) {
      reports.attempt();
    }
    for (Action action : transition.actions()) {
      deeds.perform(action, machine, machine == first, before);
    }
    settle();
  }

  /** Whether an attempt or a session ended that nobody here wanted to end. */
  private static boolean isFailure(State before, Event event, State now) {
    boolean wanted = event instanceof Event.Stop || event instanceof Event.CollisionLost;
    return now instanceof State.Idle && !(before instanceof State.Idle) && !wanted;
  }

  /** An UPDATE was handed to the connection of the session. */
  void updateSent() {
    step(first, new Event.UpdateSent());
  }

  private static boolean startsAttempt(State state) {
    return !(state instanceof State.Idle);
  }

  private void tell(Machine machine, State before, Transition transition, boolean failed) {
    State now = transition.next();
    if (before.getClass().equals(now.getClass())) {
      return;
    }
    // Attempts that fail for the same reason again and again are told once.
    boolean news = failed && !transition.reason().equals(failure);
    if (failed) {
      failure = transition.reason();
    } else if (now instanceof State.Established) {
      failure = "";
    }
    boolean notable =
        now instanceof State.Established || before instanceof State.Established || news;
    parts
        .log()
        .tell(
            notable ? Level.INFO : Level.DEBUG,
            Category.REACTOR,
            "peer.fsm",
            "peer",
            parts.name(),
            "connection",
            machine.number,
            "from",
            before.getClass().getSimpleName(),
            "to",
            now.getClass().getSimpleName(),
            "reason",
            transition.reason());
  }

  /**
   * Throws away a machine that is done; a rival takes the place of a first one that has nothing.
   */
  private void settle() {
    Machine second = rival;
    if (second == null) {
      return;
    }
    if (second.finished) {
      rival = null;
    } else if (first.finished || first.idle()) {
      first.stopTimers();
      first = second;
      rival = null;
      first.settings = lasting;
      if (first.connection != null) {
        promoted(first, first.connection);
      }
    }
  }

  /** What was not told of a rival is told now. */
  private void promoted(Machine machine, Connection connection) {
    reports.connected(connection.stream().localAddress());
    switch (machine.state) {
      case State.OpenSent s -> reports.openSent(s, s.ours().asn());
      case State.OpenConfirm s -> {
        reports.openSent(
            new State.OpenSent(s.retry(), s.origin(), s.negotiated().ours()),
            s.negotiated().localAs());
        reports.agreed(s, s.negotiated());
      }
      case State.Idle _, State.Connect _, State.Active _, State.Established _ -> {}
    }
  }

  /** Ends everything at once, without a word. */
  void abandon() {
    partings.closeAll();
    for (Machine machine : rival == null ? new Machine[] {first} : new Machine[] {first, rival}) {
      deeds.close(machine);
    }
    partings.closeAll();
  }
}
