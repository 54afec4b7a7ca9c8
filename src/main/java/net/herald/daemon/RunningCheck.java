package net.herald.daemon;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import net.herald.api.Answers;
import net.herald.api.CommandSession;
import net.herald.api.HealthcheckReport;
import net.herald.event.ApiEvent;
import net.herald.event.EventLine;
import net.herald.healthcheck.Check;
import net.herald.healthcheck.CheckAssembly;
import net.herald.healthcheck.Healthcheck;
import net.herald.healthcheck.State;
import net.herald.healthcheck.StoppableCheck;
import net.herald.healthcheck.TransitionCommand;
import net.herald.healthcheck.settings.CheckSettings;
import net.herald.healthcheck.settings.Target;
import net.herald.log.Category;
import net.herald.log.Level;
import net.herald.log.Log;
import net.herald.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * A health check of the configuration, on a virtual thread of its own: as a helper process would
 * be, but for the pipe. What goes wrong is told in the log, and tried again at the next turn.
 */
final class RunningCheck implements Healthcheck.World {
  /** The least that is waited before what failed is tried again. */
  private static final Duration AGAIN = Duration.ofSeconds(1);

  /** How long the end of a check with a limit may take beyond it. */
  private static final Duration BEYOND = Duration.ofSeconds(2);

  /** What a check needs of the daemon. */
  interface Around {
    /**
     * A session for commands, with the rights of the check; its thread is that of the check.
     *
     * @param former keys of neighbors that it commands whether or not they name it; grows
     */
    CommandSession session(CheckSettings check, Set<String> former, Answers answers);

    /** The first routes are told, for neighbors that wait for a process before they say so. */
    void ready(CheckSettings check);

    /** Tells those who asked for it. */
    void tell(ApiEvent event);

    /** Calls when all that was commanded is handed to the connections. */
    void whenSent(Runnable call);
  }

  private final CheckSettings settings;
  private final Around around;
  private final Clock clock;
  private final Log log;
  private final StoppableCheck check;
  private final CheckAssembly assembly;
  private final CommandSession session;
  private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean ending;
  private boolean hurry;
  private boolean poked;
  private boolean sent;
  private boolean settled;
  private volatile boolean leaving;
  private volatile boolean disabled;
  private volatile boolean drained;
  private volatile @Nullable Healthcheck wheel;

  /** The wheel of the one before, until ours is made. */
  private @Nullable Healthcheck legacy;

  private volatile Instant since;
  private final AtomicLong checks = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private volatile String reason = "";
  private String refusal = "";

  /** Neighbors that may not name it any more when it takes back what it told them. */
  private final Set<String> former = ConcurrentHashMap.newKeySet();

  /** Commands since the last announcement. */
  private final Set<String> withdrawn = new HashSet<>();

  RunningCheck(CheckSettings settings, Check looking, Around around, Clock clock, Log log) {
    this.settings = settings;
    this.around = around;
    this.clock = clock;
    this.log = log;
    this.since = clock.wall();
    this.assembly = new CheckAssembly(settings);
    var limit = settings.time("timeout");
    this.check = new StoppableCheck(looking, limit.isZero() ? limit : limit.plus(BEYOND));
    this.session = around.session(settings, former, new Refusals());
  }

  CheckSettings settings() {
    return settings;
  }

  /** Begins, when the one before it has ended; goes on in its state where that left one. */
  void start(@Nullable RunningCheck before) {
    if (before != null) {
      disabled = before.disabled;
      drained = before.drained;
    }
    Thread.ofVirtual().name("healthcheck " + settings.name()).start(() -> live(before));
  }

  private void live(@Nullable RunningCheck before) {
    try {
      if (before != null) {
        before.ended.join();
        legacy = !before.leaving ? null : before.wheel != null ? before.wheel : before.legacy;
      }
      boolean again = true;
      while (again) {
        again = lived() && pause(again());
      }
    } catch (InterruptedException e) {
      notes(Level.DEBUG, "interrupted");
    } finally {
      around.ready(settings);
      ended.complete(null);
    }
  }

  private Duration again() {
    var interval = settings.time("interval");
    return interval.compareTo(AGAIN) < 0 ? AGAIN : interval;
  }

  /** Returns whether it failed and is to be tried again. */
  private boolean lived() throws InterruptedException {
    try {
      turning().run(this);
      return false;
    } catch (IOException e) {
      failed(String.valueOf(e.getMessage()));
    } catch (RuntimeException bug) {
      log.critical(
          Category.PROCESSES, "healthcheck.defect", "check", settings.name(), "reason", bug);
      reason = bug.toString();
    }
    return true;
  }

  private void failed(String why) {
    reason = why;
    log.error(Category.PROCESSES, "healthcheck.failed", "check", settings.name(), "reason", why);
  }

  private Healthcheck turning() throws IOException, InterruptedException {
    var known = wheel;
    if (known != null) {
      return known;
    }
    var targets = assembly.targets();
    if (targets.isEmpty()) {
      throw new IOException("there is no address to announce: no ip, and none on lo");
    }
    var made =
        assembly.healthcheck(
            targets, "peer", this::look, () -> disabled, () -> drained, this::notes);
    if (legacy != null) {
      made.succeed(legacy);
    }
    wheel = made;
    return made;
  }

  private String look() throws InterruptedException {
    var failure = check.failure();
    checks.incrementAndGet();
    if (!failure.isEmpty()) {
      failures.incrementAndGet();
      reason = failure;
    }
    return failure;
  }

  /** What a check says of each turn is for those who look closely; a state is told by moved. */
  private void notes(Level level, String text) {
    log.tell(
        level == Level.INFO ? Level.DEBUG : level,
        Category.PROCESSES,
        "healthcheck.note",
        "check",
        settings.name(),
        "text",
        text);
  }

  /** Has it command a neighbor to its end, whoever names it then. Any thread. */
  void keep(String neighbor) {
    former.add(neighbor);
  }

  /** Has it end: routes and addresses are taken back. Any thread; does not wait. */
  void stop() {
    end(false);
  }

  /** Has it end for a successor, which is left everything. Any thread; does not wait. */
  void leave() {
    end(true);
  }

  private void end(boolean forSuccessor) {
    leaving = forSuccessor;
    signal(() -> ending = true);
    check.stop();
  }

  /** Has it end without lingering. */
  void hurry() {
    signal(() -> hurry = true);
  }

  CompletableFuture<@Nullable Void> ended() {
    return ended;
  }

  /** Has the routes told again soon: there may be neighbors that do not know them. */
  void tellAgain() {
    var turning = wheel;
    if (turning != null) {
      turning.tellAgain();
    }
    signal(() -> poked = true);
  }

  /** Does what an operator wants; false when it ends. */
  boolean wish(HealthcheckReport.Wish wish) {
    switch (wish) {
      case DRAIN -> drained = true;
      case UNDRAIN -> drained = false;
      case DISABLE -> disabled = true;
      case ENABLE -> disabled = false;
    }
    log.info(Category.PROCESSES, "healthcheck.wish", "check", settings.name(), "wish", wish);
    signal(() -> poked = true);
    return !ended.isDone();
  }

  private void signal(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  HealthcheckReport report() {
    var turning = wheel;
    return new HealthcheckReport(
        settings.name(),
        (turning == null ? State.INIT : turning.state()).name(),
        since,
        disabled,
        drained,
        checks.get(),
        failures.get(),
        reason,
        (turning == null ? settings.targets() : turning.targets())
            .stream().map(Target::toString).toList());
  }

  @Override
  public void ready() {
    log.info(Category.PROCESSES, "healthcheck.started", "check", settings.name());
  }

  @Override
  public boolean pause(Duration time) throws InterruptedException {
    var turning = wheel;
    if (!settled && turning != null && turning.state().settled()) {
      settled = true;
      around.ready(settings);
    }
    long deadline = clock.after(time);
    lock.lock();
    try {
      while (!ending && !poked && clock.await(lock, changed, deadline)) {
        // until somebody wants something, or it is time
      }
      poked = false;
      return !ending;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void linger(Duration time) throws InterruptedException {
    long deadline = clock.after(time);
    lock.lock();
    try {
      while (!hurry && clock.await(lock, changed, deadline)) {
        // until somebody is in a hurry, or it is time
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void sent() throws InterruptedException {
    sent = false;
    around.whenSent(() -> signal(() -> sent = true));
    long deadline = clock.after(BEYOND);
    lock.lock();
    try {
      while (!sent && clock.await(lock, changed, deadline)) {
        // a neighbor that does not read is not waited for
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean takesBack() {
    return !leaving;
  }

  @Override
  public void moved(State from, State to) {
    since = clock.wall();
    var why = to == State.DOWN || to == State.FALLING ? reason : "";
    log.info(
        Category.PROCESSES,
        "healthcheck.state",
        "check",
        settings.name(),
        "from",
        from,
        "state",
        to,
        "reason",
        why);
    around.tell(new ApiEvent.CheckMoved(settings.name(), from.name(), to.name(), why));
  }

  /** What is withdrawn once is not withdrawn again: neighbors would be sent it each time. */
  @Override
  public void command(String line) {
    if (!line.contains(" withdraw ")) {
      withdrawn.clear();
    } else if (!withdrawn.add(line)) {
      return;
    }
    refusal = "";
    session.line(line);
    session.flush();
  }

  @Override
  public void execute(String command, State state) throws InterruptedException {
    TransitionCommand.run(command, state, this::notes);
  }

  /** Of the answers only why something was refused is of interest. */
  private final class Refusals implements Answers {
    @Override
    public void line(String line) {
      refusal = line;
    }

    @Override
    public void later(Iterable<byte[]> lines) {
      throw new IllegalStateException("a check asks for nothing");
    }

    @Override
    public void awaitLater() {}

    @Override
    public void event(EventLine line, long counter) {
      throw new IllegalStateException("a check follows nothing");
    }

    @Override
    public void ack(Ack ack) {
      if (ack == Ack.ERROR) {
        log.warning(
            Category.PROCESSES, "healthcheck.refused", "check", settings.name(), "reason", refusal);
      }
    }
  }
}
