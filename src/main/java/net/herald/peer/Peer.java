package net.herald.peer;

import java.util.function.Consumer;
import net.herald.bgp.fsm.FsmSettings;
import net.herald.bgp.fsm.State;
import net.herald.bgp.message.Notification;
import net.herald.config.Neighbor;
import net.herald.event.NeighborIdentity;
import net.herald.iana.ErrorCode;
import net.herald.log.Category;
import net.herald.log.Log;
import net.herald.time.Clock;
import net.herald.wire.Hex;
import org.jspecify.annotations.Nullable;

/**
 * The running side of a neighbor: one virtual thread that owns the state machine, the tables and
 * the deadlines, across all sessions. Other threads only see what is public here, and never wait.
 */
public final class Peer {
  /** Items handled before what they led to is sent. */
  private static final int TURN = 256;

  private final World world;
  private final Log log;
  private final String name;
  private final Consumer<Peer> ended;
  private final Mailbox<Item> mailbox;
  private final Statistics statistics = new Statistics();
  private final Reports reports;
  private final Exchange exchange;
  private final Machines machines;
  private final Restraint restraint;

  private volatile Neighbor neighbor;
  private volatile State state = State.Idle.INITIAL;
  private volatile NeighborIdentity identity;
  private volatile long changed;

  /** What is being handled; told when it turns out to be too much for us. */
  private @Nullable Item current;

  /**
   * A peer that does nothing yet.
   *
   * @param ended is called on its thread when the peer is over for good
   */
  public Peer(World world, Neighbor neighbor, FsmSettings settings, Consumer<Peer> ended) {
    this.world = world;
    this.neighbor = neighbor;
    this.ended = ended;
    this.name = neighbor.addresses().peer().toString();
    this.log = world.log();
    this.mailbox = new Mailbox<>(world.clock());
    this.reports = new Reports(world.events(), neighbor);
    this.identity = reports.identity();
    var parts = new Parts(world, mailbox, reports, statistics, log, name);
    this.exchange = new Exchange(parts, neighbor);
    this.restraint = new Restraint(world.clock(), world.congested());
    this.machines = new Machines(parts, neighbor, settings, exchange, this::publishState);
    this.changed = world.clock().nanos();
  }

  /** Begins: the thread of the peer, and its first attempt. */
  public void start() {
    post(new Order.Start());
    Thread.ofVirtual().name("peer-" + name).start(this::run);
  }

  /** Gives an order that must not be lost. */
  public void post(Order order) {
    if (!mailbox.post(order)) {
      refused(order);
    }
  }

  /**
   * Gives an order of which there may be many.
   *
   * @return false when the peer has too many to do already, or is over
   */
  public boolean offer(Order order) {
    return mailbox.offer(order);
  }

  /** Nobody will carry it out. */
  private static void refused(Order order) {
    switch (order) {
      case Order.Accept(OctetStream stream) -> stream.close();
      case Order.WhenSent(Runnable call) -> call.run();
      default -> {}
    }
  }

  /** The configuration in force. */
  public Neighbor neighbor() {
    return neighbor;
  }

  /** The state a moment ago; with it what was negotiated. */
  public State state() {
    return state;
  }

  /** When the state last changed between established and not, a value of {@link Clock#nanos}. */
  public long changed() {
    return changed;
  }

  /** Messages of the neighbor that were received and wait to be looked at. */
  public int unread() {
    return mailbox.frames();
  }

  public NeighborIdentity identity() {
    return identity;
  }

  public Statistics statistics() {
    return statistics;
  }

  @Override
  public String toString() {
    return "peer " + name;
  }

  private void run() {
    try {
      while (!machines.finished()) {
        turn();
      }
    } catch (InterruptedException asked) {
      log.warning(Category.REACTOR, "peer.interrupted", "peer", name);
    } finally {
      machines.abandon();
      mailbox.close();
      exchange.down();
      publish();
      exchange.close();
      ended.accept(this);
    }
  }

  /**
   * What is due, what is to be sent, and then whatever comes next. A defect of ours ends the
   * session of this peer and nothing else.
   */
  private void turn() throws InterruptedException {
    try {
      machines.expire(false);
      exchange.expire();
      if (exchange.flush()) {
        machines.updateSent();
      }
      publish();
      boolean restrained = restraint.applies(machines.state());
      current = mailbox.poll(nearest(restrained), !restrained);
      if (current == null && !restrained) {
        machines.expire(true);
      }
      for (int i = 0; current != null; i++) {
        handle(current);
        current = i < TURN && !machines.finished() ? mailbox.poll(0, !restrained) : null;
      }
    } catch (RuntimeException | StackOverflowError | AssertionError defect) {
      contain(defect);
    }
  }

  private long nearest(boolean restrained) {
    long nearest = Math.min(machines.nearest(), exchange.nearest());
    return restrained ? Math.min(nearest, world.clock().after(Restraint.PAUSE)) : nearest;
  }

  private void contain(Throwable defect) {
    Item item = current;
    current = null;
    statistics.count(Statistics.Counter.DEFECT);
    log.error(
        Category.REACTOR,
        "peer.defect",
        "peer",
        name,
        "message",
        item instanceof Item.Received received ? Hex.upper(received.frame().octets()) : "",
        "stack",
        stack(defect));
    try {
      machines.fault(
          item,
          Notification.of(ErrorCode.CEASE, ErrorCode.UNSPECIFIC),
          "internal error: " + defect);
    } catch (RuntimeException | StackOverflowError | AssertionError again) {
      log.error(Category.REACTOR, "peer.defect", "peer", name, "stack", stack(again));
      machines.reset();
      exchange.down();
    }
  }

  private static String stack(Throwable defect) {
    var text = new java.io.StringWriter();
    defect.printStackTrace(new java.io.PrintWriter(text, true));
    return text.toString();
  }

  private void publish() {
    publishState();
    exchange.publish();
    identity = reports.identity();
  }

  /** Who is told of a session, and asks for something, is to find it there. */
  private void publishState() {
    State now = machines.state();
    boolean was = state instanceof State.Established;
    if (was != now instanceof State.Established) {
      changed = world.clock().nanos();
    }
    state = now;
  }

  private void handle(Item item) {
    switch (item) {
      case Item.OfConnection about -> machines.handle(about);
      case Order.Start _ -> machines.start();
      case Order.Stop(var cease, var again, var told) -> machines.stop(cease, again, told);
      case Order.Disable(var cease) -> machines.disable(cease);
      case Order.Enable _ -> machines.enable();
      case Order.Accept(var stream) -> machines.accept(stream);
      case Order.Change(var changes) -> exchange.change(changes);
      case Order.Together(var orders) -> orders.forEach(this::handle);
      case Order.Reconfigure(var next, var settings, var anew) -> reconfigure(next, settings, anew);
      case Order.Watchdog(var group, var announced) -> exchange.watchdog(group, announced);
      case Order.Refresh(var family) -> exchange.ask(family);
      case Order.Flush _ -> exchange.sendAgain();
      case Order.ClearOut _ -> exchange.clearOut();
      case Order.ClearIn _ -> exchange.clearIn();
      case Order.EndOfRib(var family) -> exchange.endOfRib(family);
      case Order.HoldEndOfRib _ -> exchange.holdEndOfRib();
      case Order.ReleaseEndOfRib _ -> exchange.releaseEndOfRib();
      case Order.Operate(var message) -> exchange.operate(message);
      case Order.WhenSent(var call) -> exchange.whenSent(call);
      case Order.Look(var viewer) -> exchange.look(viewer);
    }
  }

  private void reconfigure(Neighbor next, FsmSettings settings, boolean anew) {
    neighbor = next;
    if (anew) {
      int subcode = ErrorCode.OTHER_CONFIGURATION_CHANGE;
      machines.stop(
          Notification.cease(subcode, null), true, "notification sent (6," + subcode + ")");
    }
    reports.reconfigured(next);
    machines.reconfigured(next, settings);
    exchange.reconfigure(next);
  }
}
