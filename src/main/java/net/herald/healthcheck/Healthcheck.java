package net.herald.healthcheck;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import net.herald.healthcheck.settings.Target;
import net.herald.log.Level;
import org.jspecify.annotations.Nullable;

/** The wheel: check, judge, tell, wait. Belongs to one thread. */
public final class Healthcheck {

  /** What surrounds a check. */
  public interface World {
    /** What was to be set up is set up. */
    void ready() throws IOException;

    /**
     * Waits.
     *
     * @return false when the check is to end
     */
    boolean pause(Duration time) throws InterruptedException;

    /**
     * Gives a command to the daemon, and waits a bounded time for its answer where one is wanted.
     *
     * @throws IOException when the daemon is gone
     */
    void command(String line) throws IOException, InterruptedException;

    /** Runs a shell command of the operator, with the state in its environment. */
    void execute(String command, State state) throws InterruptedException;

    /**
     * Waits at the end, when {@link #pause} waits no more; shorter where somebody is in a hurry.
     */
    void linger(Duration time) throws InterruptedException;

    /** Waits, a bounded time, until neighbors were told what was commanded. */
    default void sent() throws InterruptedException {}

    /** The state is another one. */
    default void moved(State from, State to) {}

    /** Whether at the end routes and addresses are taken back, not left to a successor. */
    default boolean takesBack() {
      return true;
    }
  }

  /** When the service's addresses are on this machine. */
  public enum Addresses {
    /** They are somebody else's business. */
    LEFT_ALONE,
    /** From start to end. */
    ALWAYS,
    /** While the service is not down or disabled. */
    WHILE_UP
  }

  /**
   * What to do when.
   *
   * @param interval between checks; zero ends the check after the first settled announcement
   * @param fastInterval between checks while the state is not settled
   * @param onChange whether routes are told only when they or the state change, not at each check
   * @param drainTime how long routes carry GRACEFUL_SHUTDOWN at the end before they are withdrawn
   * @param withdraws whether routes and addresses are taken back at the end
   */
  public record Plan(
      Judgement judgement,
      Duration interval,
      Duration fastInterval,
      boolean onChange,
      Duration drainTime,
      boolean withdraws,
      Addresses addresses) {}

  /**
   * Commands of the operator.
   *
   * @param always at every transition, after the others
   * @param up at the one to UP
   * @param down at the one to DOWN
   * @param disabled at the one to DISABLED
   */
  public record Transitions(
      List<String> always, List<String> up, List<String> down, List<String> disabled) {
    List<String> of(State state) {
      return switch (state) {
        case UP -> up;
        case DOWN -> down;
        case DISABLED -> disabled;
        case INIT, RISING, FALLING, EXIT -> List.of();
      };
    }
  }

  private final Plan plan;
  private final Check check;
  private final BooleanSupplier disabled;
  private final BooleanSupplier drained;
  private final RouteWording wording;
  private final LoopbackAddresses addresses;
  private final Transitions transitions;
  private final Notes notes;

  private volatile Judgement.Position position = Judgement.Position.START;
  private List<String> told = List.of();
  private volatile boolean stale;
  private @Nullable Healthcheck predecessor;

  /**
   * A health check.
   *
   * @param disabled whether the operator has taken the service out
   * @param drained whether the operator wants traffic to go elsewhere
   */
  public Healthcheck(
      Plan plan,
      Check check,
      BooleanSupplier disabled,
      BooleanSupplier drained,
      RouteWording wording,
      LoopbackAddresses addresses,
      Transitions transitions,
      Notes notes) {
    this.plan = plan;
    this.check = check;
    this.disabled = disabled;
    this.drained = drained;
    this.wording = wording;
    this.addresses = addresses;
    this.transitions = transitions;
    this.notes = notes;
  }

  /** What is thought of the service now. */
  public State state() {
    return position.state();
  }

  /**
   * Goes on where another check of the same service, which has ended without taking anything back,
   * left off: in its state, and with the routes and addresses it left.
   */
  public void succeed(Healthcheck other) {
    if (other.state() != State.EXIT) {
      position = other.position;
    }
    predecessor = other;
    addresses.takeOver(
        other.addresses, plan.addresses == Addresses.LEFT_ALONE ? List.of() : wording.targets());
  }

  /** Has routes told at the next check though they are the same. Any thread. */
  public void tellAgain() {
    stale = true;
  }

  /** What it announces, or would. */
  public List<Target> targets() {
    return wording.targets();
  }

  /**
   * Turns until it is told to end; then withdraws the routes and removes the addresses.
   *
   * @throws IOException when the daemon is gone, or addresses cannot be set
   */
  public void run(World world) throws IOException, InterruptedException {
    if (plan.addresses == Addresses.ALWAYS) {
      addresses.add(wording.targets());
    }
    world.ready();
    if (turns(world) && plan.withdraws && world.takesBack()) {
      end(world);
    }
  }

  /** Returns whether there is something to take back. */
  private boolean turns(World world) throws IOException {
    try {
      do {
        turn(world);
        if (plan.interval.isZero() && state().settled()) {
          notes.tell(Level.INFO, "interval set to zero, exiting after the announcement");
          return false;
        }
      } while (world.pause(onTheWay() ? plan.fastInterval : plan.interval));
    } catch (InterruptedException e) {
      notes.tell(Level.DEBUG, "ended in the middle of a check");
    }
    return true;
  }

  private boolean onTheWay() {
    return state() == State.RISING || state() == State.FALLING || plan.interval.isZero();
  }

  /** One check, and what follows from it. */
  void turn(World world) throws IOException, InterruptedException {
    boolean out = disabled.getAsBoolean();
    String failure = out ? "" : check.failure();
    if (!failure.isEmpty()) {
      notes.tell(Level.WARNING, failure);
    }
    var before = state();
    position = plan.judgement.next(position, failure.isEmpty(), out);
    if (before != state()) {
      stale = true;
      transition(world, before);
    }
    if (state().settled()) {
      tell(world, drained.getAsBoolean());
    }
  }

  private void transition(World world, State before) throws InterruptedException {
    notes.tell(Level.DEBUG, "Transition to " + state());
    world.moved(before, state());
    for (String command : transitions.of(state())) {
      world.execute(command, state());
    }
    for (String command : transitions.always) {
      world.execute(command, state());
    }
  }

  /** Addresses come before their routes, and go after them. */
  private void tell(World world, boolean draining) throws IOException, InterruptedException {
    boolean wanted = state() == State.UP;
    if (plan.addresses == Addresses.WHILE_UP && wanted) {
      addresses.add(wording.targets());
    }
    var lines = wording.lines(state(), draining);
    boolean again = stale;
    stale = false;
    if (!plan.onChange || again || !lines.equals(told)) {
      notes.tell(Level.INFO, "send announces for " + state() + " state to the daemon");
      for (String line : lines) {
        world.command(line);
      }
      told = lines;
    }
    clearAfterPredecessor(world);
    if (plan.addresses == Addresses.WHILE_UP && !wanted) {
      world.sent();
      addresses.remove();
    }
  }

  /** What the predecessor left and is not told here goes, once what is told here is there. */
  private void clearAfterPredecessor(World world) throws IOException, InterruptedException {
    if (predecessor == null) {
      return;
    }
    var ours = wording.lines(State.EXIT, false);
    for (var before = predecessor; before != null; before = before.predecessor) {
      if (!before.told.isEmpty()) {
        for (String line : before.wording.lines(State.EXIT, false)) {
          if (!ours.contains(line)) {
            world.command(line);
          }
        }
      }
    }
    world.sent();
    for (var before = predecessor; before != null; before = before.predecessor) {
      before.addresses.remove();
    }
    predecessor = null;
  }

  private void end(World world) throws IOException, InterruptedException {
    try {
      if (state() == State.UP && !plan.drainTime.isZero()) {
        notes.tell(
            Level.INFO,
            String.format(Locale.ROOT, "draining for %.1f s", plan.drainTime.toMillis() / 1000.0));
        tell(world, true);
        world.linger(plan.drainTime);
      }
      world.moved(state(), State.EXIT);
      position = new Judgement.Position(State.EXIT, 0);
      for (String line : wording.lines(State.EXIT, false)) {
        world.command(line);
      }
      clearAfterPredecessor(world);
      if (plan.addresses != Addresses.LEFT_ALONE) {
        world.sent();
      }
    } finally {
      addresses.remove();
    }
  }
}
