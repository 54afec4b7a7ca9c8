package net.herald.offline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import net.herald.api.HealthcheckReport;
import net.herald.api.HelperProcess;
import net.herald.api.PeerReport;
import net.herald.api.RouteLedger;
import net.herald.api.Speaker;
import net.herald.bgp.fsm.Origin;
import net.herald.bgp.fsm.Retry;
import net.herald.bgp.fsm.State;
import net.herald.bgp.message.RouteRefresh;
import net.herald.bgp.nlri.Nlri;
import net.herald.config.ApiSettings.Subscription;
import net.herald.config.ConfigurationReader;
import net.herald.config.Neighbor;
import net.herald.event.Dialect;
import net.herald.event.EventEncoder;
import net.herald.event.EventOrigin;
import net.herald.event.EventSink;
import net.herald.event.Follower;
import net.herald.log.Log;
import net.herald.peer.Order;
import net.herald.peer.RouteChange;
import net.herald.rib.AdjRibOut;
import net.herald.text.Diagnostic;
import net.herald.text.Diagnostics;
import net.herald.text.Range;
import net.herald.text.Source;
import net.herald.time.Clock;

/** A daemon with one established neighbor, whose messages are kept instead of sent. */
final class OfflineSpeaker implements Speaker, Speaker.Target {
  private static final PeerReport.Messages NONE = new PeerReport.Messages(0, 0, 0, 0, 0);

  private final Neighbor neighbor;
  private final OfflineSession session;
  private final AdjRibOut out;
  private final List<OfflineSpeaker> neighbors = List.of(this);
  private final RouteLedger ledger = RouteLedger.inMemory(Clock.system(), Log.silent());
  final List<byte[]> messages = new ArrayList<>();
  final List<Nlri> nlri = new ArrayList<>();

  OfflineSpeaker(Neighbor neighbor, OfflineSession session, AdjRibOut out) {
    this.neighbor = neighbor;
    this.session = session;
    this.out = out;
  }

  @Override
  public Neighbor neighbor() {
    return neighbor;
  }

  @Override
  public PeerReport report() {
    return new PeerReport(
        session.identity(),
        new State.Established(Retry.NONE, Origin.OUTGOING, session.negotiated()),
        Duration.ZERO,
        NONE,
        NONE,
        0,
        0,
        PeerReport.Holdings.NONE,
        "");
  }

  @Override
  public boolean offer(Order order) {
    switch (order) {
      case Order.Change(var changes) -> changes.forEach(this::change);
      case Order.Together(var orders) -> {
        return orders.stream().allMatch(this::offer);
      }
      case Order.EndOfRib(var family) -> out.endOfRib(family);
      case Order.Refresh(var family) ->
          messages.add(new RouteRefresh(family, RouteRefresh.REQUEST).encode().octets());
      case Order.Operate(var message) -> messages.add(message.encode().octets());
      case Order.WhenSent(var call) -> {
        RouteEncoder.drain(out, messages);
        call.run();
      }
      // what makes no message, or none at once
      case Order.Start _,
          Order.Stop _,
          Order.Disable _,
          Order.HoldEndOfRib _,
          Order.ReleaseEndOfRib _,
          Order.Enable _,
          Order.Accept _,
          Order.Reconfigure _,
          Order.Watchdog _,
          Order.Flush _,
          Order.ClearOut _,
          Order.ClearIn _,
          Order.Look _ -> {
        return false;
      }
    }
    return true;
  }

  private void change(RouteChange change) {
    switch (change) {
      case RouteChange.Announce(var route) -> {
        out.announce(route.route());
        nlri.add(route.route().nlri());
      }
      case RouteChange.Withdraw(var gone) -> {
        out.withdraw(gone);
        nlri.add(gone.nlri());
      }
    }
  }

  @Override
  public List<? extends Target> neighbors() {
    return neighbors;
  }

  @Override
  public ConfigurationReader.Result read(String section) {
    var source = new Source("command", section);
    var diagnostics = new Diagnostics();
    diagnostics.add(
        Diagnostic.error(new Range(source, 0, 0), "there is no daemon to have neighbors", ""));
    return new ConfigurationReader.Result(null, diagnostics);
  }

  @Override
  public Future<Boolean> create(Neighbor other) {
    return CompletableFuture.completedFuture(false);
  }

  @Override
  public Future<Boolean> delete(Neighbor other) {
    return CompletableFuture.completedFuture(false);
  }

  @Override
  public void reload() {}

  @Override
  public void restart() {}

  @Override
  public void shutdown() {}

  @Override
  public Status status() {
    return new Status("", "", 0, Instant.EPOCH);
  }

  @Override
  public EventEncoder encoder(Dialect dialect) {
    return dialect.encoder(new EventOrigin("", 0, 0), Clock.system(), false);
  }

  @Override
  public Follower follow(Subscription subscription, Predicate<Neighbor> which, EventSink sink) {
    throw new IllegalStateException("nothing happens here");
  }

  @Override
  public void unfollow(Follower follower) {}

  @Override
  public RouteLedger ledger() {
    return ledger;
  }

  @Override
  public void ready(String process) {}

  @Override
  public List<HelperProcess.Backlog> backlogs() {
    return List.of();
  }

  @Override
  public List<HealthcheckReport> healthchecks() {
    return List.of();
  }

  @Override
  public boolean healthcheck(String name, HealthcheckReport.Wish wish) {
    return false;
  }
}
