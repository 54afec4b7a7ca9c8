package net.herald.peer;

import java.io.IOException;
import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.capability.Offer;
import net.herald.bgp.fsm.Action;
import net.herald.bgp.fsm.Origin;
import net.herald.bgp.fsm.State;
import net.herald.bgp.fsm.Timer;
import net.herald.bgp.message.Frame;
import net.herald.bgp.message.Keepalive;
import net.herald.bgp.message.Open;
import org.jspecify.annotations.Nullable;

/** Carries out what a state machine asks for. Owned by the thread of the peer. */
final class Deeds {
  private final Parts parts;
  private final Reports reports;
  private final Handshake handshake;
  private final Session session;
  private final Deadlines shared;
  private final Partings partings;

  private int numbers;
  private @Nullable Frame delivered;

  /**
   * The deeds of a peer.
   *
   * @param shared runs the timers that outlive connections
   */
  Deeds(Parts parts, Handshake handshake, Session session, Deadlines shared, Partings partings) {
    this.parts = parts;
    this.reports = parts.reports();
    this.handshake = handshake;
    this.session = session;
    this.shared = shared;
    this.partings = partings;
  }

  /** Which message {@link Action.Deliver} is about. */
  void toDeliver(Frame frame) {
    delivered = frame;
  }

  /**
   * Does it.
   *
   * @param leads whether the machine speaks for the peer: of a rival helper processes are told only
   *     its messages
   * @param before the state in which it was when the event came that led to this
   */
  void perform(Action action, Machine machine, boolean leads, State before) {
    switch (action) {
      case Action.Dial _ -> dial(machine);
      case Action.SendOpen(Offer ours) -> {
        send(machine, new Open(ours).encode(), before);
        if (leads) {
          var state = new State.OpenSent(machine.state.retry(), machine.origin(), ours);
          reports.openSent(state, ours.asn());
        }
      }
      case Action.SendKeepalive _ -> {
        if (leads
            && machine.state instanceof State.OpenConfirm now
            && !(before instanceof State.OpenConfirm)) {
          reports.agreed(now, now.negotiated());
        }
        send(machine, Keepalive.KEEPALIVE.encode(), before);
      }
      case Action.SendNotification(var notification) ->
          send(machine, notification.encode(), before);
      case Action.Close _ -> close(machine);
      case Action.StartTimer(Timer timer, var time) -> {
        if (timer.ofConnection()) {
          machine.start(timer, time);
        } else {
          shared.start(timer, time);
        }
      }
      case Action.StopTimer(Timer timer) -> {
        machine.stop(timer);
        shared.stop(timer);
      }
      case Action.StopTimers _ -> machine.stopTimers();
      case Action.ReportConnected _ -> {
        if (leads && machine.connection != null) {
          reports.connected(machine.connection.stream().localAddress());
        }
      }
      case Action.SessionUp(Negotiated negotiated) -> up(machine, negotiated);
      case Action.ReportDown(String told) -> {
        if (leads) {
          down(before, told);
        }
      }
      case Action.Deliver _ -> {
        if (delivered != null && machine.state instanceof State.Established now) {
          session.deliver(delivered, now.negotiated());
        }
      }
      case Action.RetainRoutes _ -> session.retain();
      case Action.EndRestart _ -> session.endRestart();
      case Action.DropStaleRoutes _ -> session.dropStale();
      case Action.Finish _ -> machine.finished = true;
    }
  }

  /** A connection whose threads run, with a number of its own. */
  Connection connection(Origin origin, OctetStream stream) {
    int number = ++numbers;
    var connection = new Connection(number, origin, stream, parts.mailbox(), parts.world().clock());
    connection.start(parts.name() + "-" + number);
    return connection;
  }

  private void dial(Machine machine) {
    int number = ++numbers;
    var attempt = parts.world().dialler().attempt(handshake.neighbor());
    machine.number = number;
    machine.attempt = attempt;
    Thread.ofVirtual()
        .name(parts.name() + "-dial")
        .start(() -> {
          Item outcome = outcome(number, attempt);
          if (!parts.mailbox().post(outcome) && outcome instanceof Item.Dialled dialled) {
            dialled.stream().close();
          }
        });
  }

  private static Item outcome(int number, Dialler.Attempt attempt) {
    try {
      return new Item.Dialled(number, attempt.connect());
    } catch (IOException | RuntimeException failed) {
      return new Item.Down(number, String.valueOf(failed.getMessage()));
    }
  }

  private void send(Machine machine, Frame frame, State before) {
    if (machine.connection != null) {
      Negotiated now = Handshake.negotiated(machine.state);
      reports.sent(frame, now != null ? now : Handshake.negotiated(before));
      parts.statistics().countSent(frame.type());
      machine.connection.send(frame.octets());
    }
  }

  /** Lets the connection of a machine end, or gives up opening one. */
  void close(Machine machine) {
    if (machine.attempt != null) {
      machine.attempt.giveUp();
      machine.attempt = null;
    }
    if (machine.connection != null) {
      partings.add(machine.connection);
      machine.connection = null;
    }
    machine.number = 0;
  }

  private void up(Machine machine, Negotiated negotiated) {
    handshake.established();
    parts.statistics().count(Statistics.Counter.UP);
    reports.up(machine.state);
    if (machine.connection != null) {
      session.up(negotiated, machine.connection);
    }
  }

  private void down(State before, String told) {
    parts.statistics().count(Statistics.Counter.DOWN);
    reports.down(told);
    parts.statistics().endSession();
    if (before instanceof State.Established) {
      session.down();
    }
  }
}
