package net.herald.daemon;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import net.herald.api.RouteLedger;
import net.herald.config.Configuration;
import net.herald.config.ConfigurationDiff;
import net.herald.config.ConfigurationReader;
import net.herald.config.Neighbor;
import net.herald.environment.Environment;
import net.herald.environment.Settings;
import net.herald.event.ApiEvent;
import net.herald.iana.ErrorCode;
import net.herald.iana.MessageType;
import net.herald.log.Category;
import net.herald.log.Log;
import net.herald.net.Listeners;
import net.herald.peer.OctetStream;
import net.herald.peer.Order;
import net.herald.peer.Peer;
import net.herald.peer.RouteChange;
import net.herald.posix.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Runs the neighbors of a configuration until told to stop. Its state belongs to the thread of
 * {@link #run}; other threads hand it tasks by {@link #post}.
 *
 * <p>A reload is a transaction: the configuration is read and checked as a whole, compared with the
 * running one, and only then applied. One that has an error changes nothing.
 */
final class Supervisor {
  /** How long peers may take to say goodbye. */
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final Environment environment;
  private final Log log;
  private final ConfigurationSource source;
  private final Helpers helpers;
  private final PeerFactory factory;
  private final RouteLedger ledger;
  private final Healthchecks checks;
  private final Readiness readiness = new Readiness(this::release);
  private final PeerTable peers = new PeerTable();
  private final Listeners listeners;
  private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final List<Peer> ending = new ArrayList<>();
  private final Map<String, Neighbor> created = new LinkedHashMap<>();
  private Configuration running = Configuration.EMPTY;
  private boolean started;
  private volatile boolean stopping;
  private boolean leaving;
  private boolean ended;

  Supervisor(
      Environment environment,
      Log log,
      ConfigurationSource source,
      Helpers helpers,
      PeerFactory factory,
      RouteLedger ledger,
      Healthchecks checks) {
    this.checks = checks;
    this.ledger = ledger;
    this.environment = environment;
    this.log = log;
    this.source = source;
    this.helpers = helpers;
    this.factory = factory;
    this.listeners = new Listeners(new Doorkeeper(peers, log, this::admit));
  }

  PeerTable peers() {
    return peers;
  }

  /** A number that changes while sessions have something to say. Any thread. */
  long activity() {
    long messages = 0;
    for (var peer : peers.peers()) {
      var counts = peer.statistics();
      messages += counts.sent(MessageType.UPDATE) + counts.received(MessageType.UPDATE);
    }
    return messages;
  }

  /** Has a task done by the thread of the supervisor. Any thread; never waits. */
  void post(Runnable task) {
    tasks.add(task);
  }

  /**
   * Listens and takes the first configuration over; peers are made but do not start yet.
   *
   * @return false, after a message, when the daemon cannot start
   */
  boolean prepare(Configuration first) {
    if (!listen(first)) {
      return false;
    }
    running = first;
    var all = new LinkedHashMap<String, PeerTable.Entry>();
    first.neighbors().forEach(neighbor -> all.put(neighbor.key(), entry(neighbor)));
    peers.replace(all);
    holdEndOfRib(first);
    all.values().forEach(this::restore);
    return true;
  }

  /** What commands announced in an earlier life comes before the first session. */
  private void restore(PeerTable.Entry entry) {
    var routes = ledger.of(entry.neighbor().key());
    if (entry.peer() != null && !routes.isEmpty()) {
      entry.peer().post(new Order.Change(routes));
    }
  }

  private void holdEndOfRib(Configuration first) {
    int seconds = environment.get(Settings.API_READY);
    if (seconds > 0) {
      readiness.await(first).forEach(neighbor -> order(neighbor, new Order.HoldEndOfRib()));
      CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS)
          .execute(() -> post(readiness::enough));
    }
  }

  private void release(Neighbor neighbor) {
    order(neighbor, new Order.ReleaseEndOfRib());
  }

  /** A process has announced what it has to, or never will. */
  void ready(String process) {
    readiness.ready(process);
  }

  /** The lifetime of a route ended. Any thread. */
  void expired(String neighbor, RouteChange change) {
    var entry = peers.get(neighbor);
    if (entry != null && entry.peer() != null) {
      entry.peer().post(new Order.Change(List.of(change)));
    }
  }

  /** Starts the peers, after a while. */
  void start(Duration delay) {
    if (delay.isPositive()) {
      log.info(Category.REACTOR, "daemon.delayed", "seconds", delay.toSeconds());
      later(delay, () -> start(Duration.ZERO));
      return;
    }
    if (!stopping) {
      peers.peers().forEach(Peer::start);
      started = true;
      checks.apply(running.healthchecks());
      log.info(Category.REACTOR, "daemon.started", "neighbors", running.neighbors().size());
    }
  }

  /** Does what is posted until the daemon ends. */
  void run() {
    while (!ended) {
      try {
        tasks.take().run();
      } catch (InterruptedException e) {
        post(() -> shutdown("interrupt"));
      } catch (RuntimeException bug) {
        log.critical(Category.REACTOR, "supervisor.failed", "error", bug);
      }
    }
  }

  private boolean listen(Configuration configuration) {
    var faults =
        listeners.apply(
            Sockets.listeners(
                environment.get(Settings.TCP_BIND),
                environment.get(Settings.TCP_PORT),
                configuration.neighbors()),
            configuration.neighbors().stream().map(Sockets::expected).toList());
    faults.forEach(fault -> log.critical(Category.NETWORK, "bind.failed", "reason", fault));
    return faults.isEmpty();
  }

  private PeerTable.Entry entry(Neighbor neighbor) {
    return neighbor.addresses().isRange()
        ? new PeerTable.Entry(neighbor, null)
        : new PeerTable.Entry(neighbor, factory.lasting(neighbor, this::finished));
  }

  /** Brings a connection to its peer; one of a range gets a peer of its own. Any thread. */
  private void admit(PeerTable.Entry entry, OctetStream stream) {
    @Nullable Peer peer = entry.peer();
    if (peer == null) {
      peer = factory.single(entry.neighbor(), stream.remoteAddress(), this::finished);
      peer.start();
      ephemeral(peer);
    }
    peer.post(new Order.Accept(stream));
  }

  /** The peer of one client of a range ends with its connection, or with the daemon. */
  private void ephemeral(Peer peer) {
    post(() -> {
      ending.add(peer);
      if (stopping) {
        peer.post(Endings.shutdown());
      }
    });
  }

  /** A peer came to its end. Any thread. */
  private void finished(Peer peer) {
    post(() -> {
      ending.remove(peer);
      var key = peer.neighbor().key();
      var entry = peers.get(key);
      if (entry != null && peer.equals(entry.peer())) {
        peers.remove(key);
      }
      boolean none = peers.all().isEmpty() && ending.isEmpty();
      if (none && (stopping || environment.get(Settings.TCP_ATTEMPTS) > 0)) {
        end("no neighbor is left");
      }
    });
  }

  /** Acts on a signal of session.md section 24. Any thread. */
  void signal(Signals.Kind kind) {
    post(() -> {
      log.info(Category.REACTOR, "signal.received", "signal", "SIG" + kind);
      tell(kind.name());
      switch (kind) {
        case TERM, HUP, INT -> shutdown("SIG" + kind);
        case USR1 -> reload(false);
        case USR2 -> reload(true);
        case ALRM -> restart();
      }
    });
  }

  private void tell(String signal) {
    for (var entry : peers.all().values()) {
      var identity = PeerFactory.identity(entry.neighbor());
      helpers.tell(
          entry.neighbor(),
          new ApiEvent.Signalled(identity, SignalNumbers.of(signal), "SIG" + signal));
    }
  }

  /** Whether it ends. Any thread. */
  boolean isStopping() {
    return stopping;
  }

  /** Ends everything in order: the peers are told, then the helper processes. */
  void shutdown(String why) {
    if (stopping) {
      checks.hurry();
      later(FAREWELL, () -> farewell(why));
      return;
    }
    stopping = true;
    log.info(Category.REACTOR, "daemon.stopping", "reason", why);
    helpers.letEnd();
    closeListeners();
    var quiet = checks.stop();
    if (quiet.isDone()) {
      farewell(why);
    } else {
      // what they withdraw, or drain, is for sessions that are still there
      var _ = quiet.whenComplete((_, _) -> post(() -> farewell(why)));
      later(checks.patience(), () -> farewell(why));
    }
  }

  private void later(Duration delay, Runnable task) {
    CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> post(task));
  }

  /** The peers are told; once. */
  private void farewell(String why) {
    if (leaving) {
      return;
    }
    leaving = true;
    for (var entry : peers.all().entrySet()) {
      if (entry.getValue().peer() == null) {
        peers.remove(entry.getKey());
      }
    }
    peers.peers().forEach(peer -> peer.post(Endings.shutdown()));
    ending.forEach(peer -> peer.post(Endings.shutdown()));
    if (peers.all().isEmpty() && ending.isEmpty()) {
      end(why);
      return;
    }
    later(FAREWELL, () -> end("peers took too long"));
  }

  private void end(String why) {
    if (!ended) {
      ended = true;
      closeListeners();
      helpers.stop();
      log.info(Category.REACTOR, "daemon.ended", "reason", why);
    }
  }

  private void closeListeners() {
    try {
      listeners.close();
    } catch (java.io.IOException e) {
      log.warning(
          Category.NETWORK, "listener.close-failed", "reason", String.valueOf(e.getMessage()));
    }
  }

  /**
   * Reads the configuration again and applies what changed.
   *
   * @param processes whether helper processes whose definition changed are started anew
   * @return whether it was applied; never while the daemon ends
   */
  boolean reload(boolean processes) {
    if (stopping) {
      return false;
    }
    log.info(Category.REACTOR, "reload.started", "source", source.next());
    var configuration = source.read(log);
    if (configuration == null) {
      log.error(
          Category.REACTOR,
          "reload.failed",
          "reason",
          "the configuration has errors; the running one is unchanged");
      return false;
    }
    apply(configuration, processes);
    return true;
  }

  /** Reads a section that somebody wrote in a command. Any thread. */
  ConfigurationReader.Result read(String section) {
    return source.section(section);
  }

  /**
   * Begins to run a neighbor that no file has; it is there until it is deleted.
   *
   * @return false when there is one of its name, or the daemon ends
   */
  boolean create(Neighbor neighbor) {
    if (stopping || peers.get(neighbor.key()) != null) {
      return false;
    }
    created.put(neighbor.key(), neighbor);
    var all = new ArrayList<>(running.neighbors());
    all.add(neighbor);
    running = running.withNeighbors(all);
    listen(running);
    var entry = entry(neighbor);
    peers.put(neighbor.key(), entry);
    restore(entry);
    startPeer(neighbor);
    log.info(Category.REACTOR, "neighbor.created", "neighbor", neighbor.name());
    return true;
  }

  /**
   * Ends and forgets a neighbor; a file that has it brings it back with the next reload.
   *
   * @return false when there is none of its name
   */
  boolean delete(Neighbor neighbor) {
    var entry = peers.get(neighbor.key());
    if (entry == null) {
      return false;
    }
    created.remove(neighbor.key());
    ledger.clear(neighbor.key());
    order(neighbor, Endings.removed());
    if (entry.peer() != null) {
      ending.add(entry.peer());
    }
    peers.remove(neighbor.key());
    running =
        running.withNeighbors(
            running.neighbors().stream().filter(n -> !n.key().equals(neighbor.key())).toList());
    listen(running);
    log.info(Category.REACTOR, "neighbor.deleted", "neighbor", neighbor.name());
    return true;
  }

  /** A configuration with the neighbors that commands made; those of a file count. */
  private Configuration withCreated(Configuration read) {
    read.neighbors().forEach(neighbor -> created.remove(neighbor.key()));
    var all = new ArrayList<>(read.neighbors());
    all.addAll(created.values());
    return read.withNeighbors(all);
  }

  /** Reads the configuration again, ends all sessions and lets them start anew. */
  void restart() {
    if (reload(true)) {
      peers.peers().forEach(peer -> peer.post(Endings.reset(ErrorCode.OTHER_CONFIGURATION_CHANGE)));
    }
  }

  private void apply(Configuration read, boolean processes) {
    var configuration = withCreated(read);
    var diff = ConfigurationDiff.of(running, configuration);
    if (!listen(configuration)) {
      // what could be listened on is; neighbors that need the rest wait as if their peer were down
      log.error(Category.REACTOR, "reload.incomplete", "reason", "an address cannot be used");
    }
    checks.prepare(running, configuration);
    helpers.apply(configuration, processes);
    for (var neighbor : diff.removed()) {
      order(neighbor, Endings.removed());
      ledger.clear(neighbor.key());
    }
    var all = new LinkedHashMap<String, PeerTable.Entry>();
    for (var neighbor : configuration.neighbors()) {
      all.put(neighbor.key(), carried(neighbor));
    }
    var before = peers.all();
    keepEnding(diff, before);
    peers.replace(all);
    diff.changed().forEach(change -> reconfigure(change.after(), true));
    diff.kept().forEach(kept -> reconfigure(kept.neighbor(), false));
    diff.added().forEach(this::startPeer);
    running = configuration;
    if (started) {
      checks.apply(configuration.healthchecks());
    }
    log.info(
        Category.REACTOR,
        "reload.done",
        "added",
        diff.added().size(),
        "removed",
        diff.removed().size(),
        "changed",
        diff.changed().size(),
        "kept",
        diff.kept().size());
  }

  /** The entry of a neighbor after a reload: the peer that runs goes on. */
  private PeerTable.Entry carried(Neighbor neighbor) {
    var former = peers.get(neighbor.key());
    boolean range = neighbor.addresses().isRange();
    if (former == null || range || former.peer() == null) {
      return entry(neighbor);
    }
    return new PeerTable.Entry(neighbor, former.peer());
  }

  private void keepEnding(
      ConfigurationDiff diff, java.util.SequencedMap<String, PeerTable.Entry> before) {
    for (var neighbor : diff.removed()) {
      var entry = before.get(neighbor.key());
      if (entry != null && entry.peer() != null) {
        ending.add(entry.peer());
      }
    }
  }

  private void startPeer(Neighbor neighbor) {
    var entry = peers.get(neighbor.key());
    if (entry != null && entry.peer() != null) {
      entry.peer().start();
    }
  }

  private void reconfigure(Neighbor neighbor, boolean anew) {
    order(neighbor, new Order.Reconfigure(neighbor, factory.settings(neighbor), anew));
  }

  private void order(Neighbor neighbor, Order order) {
    var entry = peers.get(neighbor.key());
    @Nullable Peer peer = entry == null ? null : entry.peer();
    if (peer != null) {
      peer.post(order);
    }
  }
}
