package net.herald.api;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import net.herald.config.ProcessSettings;
import net.herald.event.ApiEvent;
import net.herald.event.Dialect;
import net.herald.event.EventEncoder;
import net.herald.event.EventLine;
import net.herald.event.EventSink;
import net.herald.log.Category;
import net.herald.log.Log;
import net.herald.posix.ProcessGroup;
import net.herald.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * One helper process of the configuration, across its restarts. Mutable; safe for every thread, of
 * which none ever waits here but those that say so.
 *
 * <p>A program that runs has three threads: a platform thread reads its output and carries out its
 * commands, another writes its input, and a virtual one waits for its end. Its end is final for all
 * it started in its own process group. The end of a run frees whoever is in one of its pipes, so
 * pipes are closed after it and never before: closing one that another thread writes to waits for
 * that thread.
 */
public final class HelperProcess implements EventSink {
  /** The longest command. */
  static final int LONGEST_LINE = 1 << 20;

  /** The longest line of its standard error that is logged whole. */
  private static final int LONGEST_LOGGED = 4096;

  private static final int READ_SIZE = 1 << 16;

  /**
   * How helper processes are run.
   *
   * @param apiVersion the setting {@code api.version} now; what a run is told it is told in the
   *     form of the version it was started with
   * @param respawn the setting {@code api.respawn}
   * @param outputLimit octets that may wait to be read by a program
   * @param pool what may wait to be read by all together
   * @param farewell how long a program may take to read the last event, and to end by itself
   * @param patience how long a program may take to end once asked to
   */
  public record Rules(
      ApiVersion apiVersion,
      boolean respawn,
      long outputLimit,
      OutputPool pool,
      Duration farewell,
      Duration patience) {
    /** The rules of a daemon. */
    public static Rules of(ApiVersion apiVersion, boolean respawn, OutputPool pool) {
      return new Rules(
          apiVersion, respawn, 16 << 20, pool, Duration.ofMillis(200), Duration.ofSeconds(2));
    }
  }

  private final ProcessSettings settings;
  private final Rules rules;
  private final Function<Dialect, EventEncoder> encoders;
  private final Function<Answers, CommandSession> sessions;
  private final Consumer<HelperProcess> down;
  private final Clock clock;
  private final Log log;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private final RespawnLimit limit;
  private @Nullable Run current;
  private boolean stopping;

  private volatile @Nullable ProcessOutput output;
  private volatile Dialect dialect;

  /** One life of the program. */
  private record Run(
      Process process,
      ProcessGroup group,
      ProcessOutput output,
      CommandSession session,
      CountDownLatch read) {}

  /**
   * A process that does not run yet.
   *
   * @param encoders makes encoders of the events that every process gets
   * @param sessions makes the session of a run, which answers as it is given
   * @param down is told when the program is left down although it should run
   */
  public HelperProcess(
      ProcessSettings settings,
      Rules rules,
      Function<Dialect, EventEncoder> encoders,
      Function<Answers, CommandSession> sessions,
      Consumer<HelperProcess> down,
      Clock clock,
      Log log) {
    this.settings = settings;
    this.rules = rules;
    this.encoders = encoders;
    this.sessions = sessions;
    this.down = down;
    this.clock = clock;
    this.log = log;
    this.limit = new RespawnLimit(clock);
    this.dialect = dialectNow();
  }

  private Dialect dialectNow() {
    return Dialect.of(
        rules.apiVersion.number(), settings.encoder() == ProcessSettings.Encoder.JSON);
  }

  /** The name of the section. */
  public String name() {
    return settings.name();
  }

  public ProcessSettings settings() {
    return settings;
  }

  /** Whether the program runs. */
  public boolean runs() {
    return output != null;
  }

  /** What waits to be read by the program. */
  public Backlog backlog() {
    var out = output;
    var waiting = out == null ? new ProcessOutput.Backlog(0, 0) : out.backlog();
    return new Backlog(name(), waiting.items(), waiting.octets());
  }

  /** Whether half of what may wait to be read does. */
  public boolean congested() {
    var out = output;
    return out != null && out.congested();
  }

  /** How much waits to be read by a program. */
  public record Backlog(String name, int items, long octets) {}

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public void event(EventLine line, long counter) {
    var out = output;
    if (out != null) {
      out.event(line, counter);
    }
  }

  /** Starts the program, unless it runs. Former failures do not count. */
  public void start() {
    lock.lock();
    try {
      if (current == null) {
        stopping = false;
        limit.reset();
        begin();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The caller holds the lock. */
  private void begin() {
    if (!limit.start()) {
      leftDown("it ended too often");
      return;
    }
    Process process;
    try {
      process = builder().start();
    } catch (IOException e) {
      leftDown("it cannot be started: " + e.getMessage());
      return;
    }
    dialect = dialectNow();
    var encoder = encoders.apply(dialect);
    var out =
        new ProcessOutput(
            rules.outputLimit,
            rules.pool,
            count -> encoder.encode(new ApiEvent.Lost(count), EventEncoder.Content.PARSED, false),
            clock);
    var run =
        new Run(process, ProcessGroup.of(process), out, sessions.apply(out), new CountDownLatch(1));
    current = run;
    output = out;
    log.info(Category.PROCESSES, "process.started", "process", name(), "pid", process.pid());
    platform("reader", () -> read(run));
    platform("writer", () -> write(run));
    if (logsErrors()) {
      platform("errors", () -> log(run));
    }
    Thread.ofVirtual().name("helper-" + name() + "-end").start(() -> awaitEnd(run));
  }

  private ProcessBuilder builder() {
    var builder = new ProcessBuilder(ProcessGroup.command(settings.command()));
    builder.directory(new File("/"));
    if (!logsErrors()) {
      builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    }
    builder.environment().put("TERM", "dumb");
    builder.environment().remove("exabgp_cli_pipe");
    return builder;
  }

  private void platform(String what, Runnable work) {
    Thread.ofPlatform().daemon().name("helper-" + name() + "-" + what).start(work);
  }

  private void leftDown(String why) {
    log.error(Category.PROCESSES, "process.down", "process", name(), "reason", why);
    down.accept(this);
  }

  private void read(Run run) {
    var octets = new byte[READ_SIZE];
    var lines = run.session.splitter(LONGEST_LINE);
    try (InputStream in = run.process.getInputStream()) {
      int count = in.read(octets);
      while (count >= 0) {
        boolean fits = lines.feed(octets, count);
        run.session.flush();
        if (!fits) {
          log.error(
              Category.PROCESSES,
              "process.line-too-long",
              "process",
              name(),
              "limit",
              LONGEST_LINE);
          run.group.kill();
          break;
        }
        count = in.read(octets);
      }
      if (lines.waiting() > 0) {
        log.warning(
            Category.PROCESSES, "process.half-line", "process", name(), "octets", lines.waiting());
      }
    } catch (IOException e) {
      log.debug(Category.PROCESSES, "process.read", "process", name(), "reason", e);
    } catch (RuntimeException | StackOverflowError defect) {
      // the session contains what a command does: this is ours, and ends this program only
      log.critical(Category.PROCESSES, "process.defect", "process", name(), "reason", defect);
      run.group.kill();
    } finally {
      run.read.countDown();
    }
  }

  private boolean logsErrors() {
    return settings.errors() == ProcessSettings.Errors.LOG;
  }

  /** What it writes on its standard error, a line each, and pieces of a long one. */
  private void log(Run run) {
    var octets = new byte[LONGEST_LOGGED];
    var lines = new LineSplitter(Integer.MAX_VALUE, this::says);
    try (InputStream in = run.process.getErrorStream()) {
      for (int count = in.read(octets); count >= 0; count = in.read(octets)) {
        lines.feed(octets, count);
        if (lines.waiting() >= LONGEST_LOGGED) {
          lines.cut();
        }
      }
    } catch (IOException e) {
      log.debug(Category.PROCESSES, "process.errors", "process", name(), "reason", e);
    }
  }

  private void says(String line) {
    log.warning(Category.PROCESSES, "process.says", "process", name(), "text", line);
  }

  private void write(Run run) {
    try (OutputStream out = new BufferedOutputStream(run.process.getOutputStream(), READ_SIZE)) {
      run.output.writeTo(out);
    } catch (IOException e) {
      log.debug(Category.PROCESSES, "process.write", "process", name(), "reason", e);
    }
  }

  /** The program ended: what it left in its group ends too, its last lines are carried out. */
  private void awaitEnd(Run run) {
    try {
      int status = run.process.waitFor();
      // whoever waits for the program to read something waits in vain
      run.output.close();
      run.group.kill();
      var read = run.read.await(rules.patience.toMillis(), TimeUnit.MILLISECONDS);
      log.info(
          Category.PROCESSES, "process.ended", "process", name(), "status", status, "read", read);
    } catch (InterruptedException e) {
      run.output.close();
      run.group.kill();
    }
    lock.lock();
    try {
      current = null;
      output = null;
      ended.signalAll();
      if (!stopping) {
        again();
      }
    } finally {
      lock.unlock();
    }
  }

  private void again() {
    if (rules.respawn && settings.respawn()) {
      begin();
    } else {
      leftDown("it ended and is not started again");
    }
  }

  /** Lets the program run, but when it ends it is not started again: the daemon ends. */
  public void letEnd() {
    lock.lock();
    try {
      stopping = true;
    } finally {
      lock.unlock();
    }
  }

  /** Ends the program; returns at once. It is told the end of the daemon if {@code last}. */
  public void stop(boolean last) {
    lock.lock();
    try {
      stopping = true;
      var run = current;
      if (run != null) {
        output = null;
        Thread.ofVirtual().name("helper-" + name() + "-stop").start(() -> end(run, last));
      }
    } finally {
      lock.unlock();
    }
  }

  private void end(Run run, boolean last) {
    try {
      if (last) {
        var line =
            encoders
                .apply(dialect)
                .encode(new ApiEvent.Shutdown(), EventEncoder.Content.PARSED, false);
        if (line != null) {
          run.output.event(line, 0);
        }
      }
      run.output.awaitDrained(clock.after(rules.farewell));
      // what is in the pipe was not read yet: a program that reads it may end before it is asked to
      if (!last || !run.process.waitFor(rules.farewell.toMillis(), TimeUnit.MILLISECONDS)) {
        run.group.terminate();
      }
      if (!run.process.waitFor(rules.patience.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warning(Category.PROCESSES, "process.killed", "process", name());
      }
      run.group.kill();
    } catch (InterruptedException e) {
      run.group.kill();
    }
  }

  /**
   * Waits for the end of the program.
   *
   * @return whether it ended in time
   */
  public boolean awaitEnd(Duration atMost) throws InterruptedException {
    long deadline = clock.after(atMost);
    lock.lock();
    try {
      while (current != null && clock.await(lock, ended, deadline)) {
        // looks again
      }
      return current == null;
    } finally {
      lock.unlock();
    }
  }
}
