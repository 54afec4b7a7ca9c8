package net.herald.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import net.herald.api.RouteLedger;
import net.herald.bgp.fsm.FsmSettings;
import net.herald.environment.Environment;
import net.herald.environment.Settings;
import net.herald.log.Category;
import net.herald.log.Log;
import net.herald.peer.Audience;
import net.herald.peer.World;
import net.herald.posix.PidFile;
import net.herald.posix.PosixException;
import net.herald.posix.Privileges;
import net.herald.posix.Signals;
import net.herald.posix.Umask;
import net.herald.rib.JointTables;
import net.herald.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The life of the daemon, in ExaBGP's order: signals, umask, configuration and listeners,
 * privileges, helper processes, pid file, delay, and then the work until it is told to stop.
 */
public final class Daemon {
  /** All went well. */
  public static final int DONE = 0;

  /** Something that the daemon needs could not be had. */
  public static final int FAILED = 1;

  /** Ends before the timer of the state machine, for the socket can tell what it suspects. */
  private static final Duration CONNECT = FsmSettings.DEFAULT.connectTime().minusSeconds(1);

  private final JointTables tables = new JointTables();
  private final Environment environment;
  private final Log log;
  private final Clock clock;
  private final ConfigurationSource source;

  /** Whether neighbors made now may still hold routes of a former life of this program. */
  private boolean restarted;

  /** A daemon that has not begun. */
  public Daemon(Environment environment, Log log, Clock clock, ConfigurationSource source) {
    this.environment = environment;
    this.log = log;
    this.clock = clock;
    this.source = source;
    this.restarted = !farewellWasSaid();
  }

  /**
   * RFC 4724 section 4.1 wants a restart told to peers that wait for us. Who ends in order tells
   * its peers and removes its pid file; one that is left says that the former daemon did not.
   * Without a pid file nobody knows, and to claim a restart does less harm than to hide one.
   */
  private boolean farewellWasSaid() {
    var name = environment.get(Settings.DAEMON_PID);
    return !name.isEmpty() && Files.notExists(pidPath(name));
  }

  /**
   * Runs until told to stop.
   *
   * @param alarm seconds after which the daemon sends itself SIGUSR1; 0 for never
   * @return the exit code
   */
  public int run(int alarm) {
    var signals = new PendingSignals();
    var kept = new KeptRoutes(environment);
    var helpers = new HelperProcesses(environment, log, clock);
    var factory =
        new PeerFactory(
            neighbor -> world(helpers.events(neighbor), helpers.congested(neighbor)), fsm());
    try (var _ = Signals.listen(signals);
        var ledger = kept.open(clock, log);
        var profile = Profile.of(environment, log)) {
      umask();
      if (profile.wanted() && !givesUpRoot()) {
        profile.begin();
      }
      var checks = new Healthchecks(helpers::operator, helpers::tell, clock, log);
      var supervisor = new Supervisor(environment, log, source, helpers, factory, ledger, checks);
      var commanded = new Commanded(supervisor, helpers, ledger, checks, environment, clock);
      checks.serve(commanded);
      helpers.serve(
          commanded, () -> supervisor.post(() -> supervisor.shutdown("a helper process is lost")));
      var first = source.read(log);
      if (first == null) {
        log.critical(Category.CONFIGURATION, "configuration.failed", "source", source.name());
        return FAILED;
      }
      if (!supervisor.prepare(first)) {
        return FAILED;
      }
      restarted = false; // neighbors that a reload adds have never heard of us
      Thread.ofVirtual().name("ledger").start(() -> expire(ledger, supervisor));
      return work(supervisor, helpers, signals, first, alarm, profile, kept);
    } catch (IOException e) {
      log.critical(Category.DAEMON, "daemon.failed", "reason", String.valueOf(e.getMessage()));
      return FAILED;
    }
  }

  private int work(
      Supervisor supervisor,
      HelperProcesses helpers,
      PendingSignals signals,
      net.herald.config.Configuration first,
      int alarm,
      Profile profile,
      KeptRoutes kept)
      throws IOException, PosixException {
    boolean drop = environment.get(Settings.DAEMON_DROP);
    if (!drop) {
      helpers.apply(first, false);
    }
    if (dropPrivileges()) {
      kept.check();
    }
    if (drop) {
      helpers.apply(first, false);
    }
    log.reopen();
    profile.begin();
    try (var _ = pidFile();
        var _ = ControlChannels.open(environment, helpers::operator, helpers.unread(), clock, log);
        var warmUp = new WarmUp(environment, clock, log, supervisor::activity)) {
      supervisor.post(() -> supervisor.start(delay()));
      signals.deliverTo(supervisor::signal);
      if (environment.get(Settings.DAEMON_WARMUP)) {
        warmUp.begin();
      }
      if (alarm > 0) {
        CompletableFuture.delayedExecutor(alarm, TimeUnit.SECONDS)
            .execute(() -> supervisor.signal(Signals.Kind.USR1));
      }
      supervisor.run();
    }
    return DONE;
  }

  private static void expire(RouteLedger ledger, Supervisor supervisor) {
    try {
      ledger.expire(supervisor::expired);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private FsmSettings fsm() {
    return FsmSettings.DEFAULT
        .withAttempts(environment.get(Settings.TCP_ATTEMPTS))
        .withOpenWait(Duration.ofSeconds(environment.get(Settings.BGP_OPENWAIT)))
        .withSendHold(Duration.ofSeconds(environment.get(Settings.BGP_SEND_HOLD)));
  }

  private World world(Audience events, BooleanSupplier congested) {
    return new World(
        clock,
        new SplittableRandom(),
        log,
        new TcpDialler(CONNECT),
        events,
        tables,
        congested,
        "ExaBGP/" + environment.version(),
        Wording.of(environment),
        environment.get(Settings.BGP_PATHS_LIMIT_AUDIT),
        environment.standsInForExabgp(),
        restarted);
  }

  /**
   * Native code costs at every start, so it is only touched where a file of the daemon wants it.
   */
  private void umask() throws PosixException {
    var log = environment.get(Settings.LOG_DESTINATION);
    boolean files =
        !environment.get(Settings.DAEMON_PID).isEmpty()
            || log.startsWith("/")
            || log.startsWith("~")
            || log.startsWith("file:");
    if (files) {
      Umask.set(environment.get(Settings.DAEMON_UMASK));
    }
  }

  private static boolean givesUpRoot() throws PosixException {
    return Path.of("/proc/self").toFile().exists() && Privileges.held();
  }

  /** Whether there was something to give up. */
  private boolean dropPrivileges() throws PosixException {
    boolean gives = givesUpRoot();
    if (gives) {
      Privileges.drop(environment.get(Settings.DAEMON_USER));
      log.info(Category.DAEMON, "user.changed", "user", environment.get(Settings.DAEMON_USER));
    }
    return gives;
  }

  private static Path pidPath(String name) {
    return Path.of("/").resolve(name);
  }

  private @Nullable PidFile pidFile() throws IOException {
    var name = environment.get(Settings.DAEMON_PID);
    return name.isEmpty() ? null : PidFile.create(pidPath(name));
  }

  /** How long to wait for the minute that {@code exabgp.tcp.delay} asks for. */
  private Duration delay() {
    int minutes = environment.get(Settings.TCP_DELAY);
    if (minutes <= 0) {
      return Duration.ZERO;
    }
    long period = TimeUnit.MINUTES.toMillis(minutes);
    return Duration.ofMillis(period - Math.floorMod(clock.wall().toEpochMilli(), period));
  }
}
