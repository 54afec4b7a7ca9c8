package net.herald.daemon;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import net.herald.api.HealthcheckReport;
import net.herald.api.HelperProcess;
import net.herald.api.PeerReport;
import net.herald.api.RouteLedger;
import net.herald.api.Speaker;
import net.herald.bgp.fsm.State;
import net.herald.config.ApiSettings.Subscription;
import net.herald.config.ConfigurationReader;
import net.herald.config.Neighbor;
import net.herald.environment.Environment;
import net.herald.event.Dialect;
import net.herald.event.EventEncoder;
import net.herald.event.EventSink;
import net.herald.event.Follower;
import net.herald.peer.Order;
import net.herald.time.Clock;
import org.jspecify.annotations.Nullable;

/** The running daemon as commands see it. Safe for all threads. */
final class Commanded implements Speaker {
  private final Supervisor supervisor;
  private final HelperProcesses helpers;
  private final RouteLedger ledger;
  private final Healthchecks checks;
  private final Clock clock;
  private final Status status;
  private volatile @Nullable Listing listing;

  /** The targets of one state of the peer table. */
  private record Listing(SequencedMap<String, PeerTable.Entry> entries, List<Target> targets) {}

  Commanded(
      Supervisor supervisor,
      HelperProcesses helpers,
      RouteLedger ledger,
      Healthchecks checks,
      Environment environment,
      Clock clock) {
    this.ledger = ledger;
    this.checks = checks;
    this.supervisor = supervisor;
    this.helpers = helpers;
    this.clock = clock;
    Instant started = clock.wall();
    this.status =
        new Status(
            environment.version(),
            UUID.randomUUID().toString(),
            ProcessHandle.current().pid(),
            started);
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // a table that changed is another map
  public List<Target> neighbors() {
    var entries = supervisor.peers().all();
    var known = listing;
    if (known == null || known.entries != entries) {
      var targets = new ArrayList<Target>();
      entries.values().forEach(entry -> targets.add(new PeerTarget(entry)));
      known = new Listing(entries, List.copyOf(targets));
      listing = known;
    }
    return known.targets;
  }

  private final class PeerTarget implements Target {
    private final PeerTable.Entry entry;

    PeerTarget(PeerTable.Entry entry) {
      this.entry = entry;
    }

    @Override
    public Neighbor neighbor() {
      return entry.neighbor();
    }

    @Override
    public PeerReport report() {
      var peer = entry.peer();
      if (peer != null) {
        return PeerReport.of(peer, clock);
      }
      var none = new PeerReport.Messages(0, 0, 0, 0, 0);
      return new PeerReport(
          PeerFactory.identity(entry.neighbor()),
          State.Idle.INITIAL,
          Duration.ZERO,
          none,
          none,
          0,
          0,
          PeerReport.Holdings.NONE,
          "");
    }

    @Override
    public boolean offer(Order order) {
      var peer = entry.peer();
      return peer != null && peer.offer(order);
    }
  }

  @Override
  public ConfigurationReader.Result read(String section) {
    return supervisor.read(section);
  }

  @Override
  public Future<Boolean> create(Neighbor neighbor) {
    var done = new CompletableFuture<Boolean>();
    supervisor.post(() -> done.complete(supervisor.create(neighbor)));
    return done;
  }

  @Override
  public Future<Boolean> delete(Neighbor neighbor) {
    var done = new CompletableFuture<Boolean>();
    supervisor.post(() -> done.complete(supervisor.delete(neighbor)));
    return done;
  }

  @Override
  public void reload() {
    supervisor.post(() -> supervisor.reload(false));
  }

  @Override
  public void restart() {
    supervisor.post(supervisor::restart);
  }

  @Override
  public void shutdown() {
    helpers.letEnd(); // at once: who says this may leave before the supervisor hears of it
    supervisor.post(() -> supervisor.shutdown("command"));
  }

  @Override
  public boolean isEnding() {
    return supervisor.isStopping();
  }

  @Override
  public Status status() {
    return status;
  }

  @Override
  public EventEncoder encoder(Dialect dialect) {
    return helpers.encoder(dialect);
  }

  @Override
  public Follower follow(Subscription subscription, Predicate<Neighbor> which, EventSink sink) {
    return helpers.follow(subscription, which, sink);
  }

  @Override
  public void unfollow(Follower follower) {
    helpers.unfollow(follower);
  }

  @Override
  public RouteLedger ledger() {
    return ledger;
  }

  @Override
  public void ready(String process) {
    supervisor.post(() -> supervisor.ready(process));
  }

  @Override
  public List<HealthcheckReport> healthchecks() {
    return checks.reports();
  }

  @Override
  public boolean healthcheck(String name, HealthcheckReport.Wish wish) {
    return checks.wish(name, wish);
  }

  @Override
  public List<HelperProcess.Backlog> backlogs() {
    return helpers.backlogs();
  }
}
