package net.herald.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.herald.bgp.Sessions;
import net.herald.bgp.fsm.Origin;
import net.herald.bgp.fsm.Retry;
import net.herald.bgp.fsm.State;
import net.herald.config.ApiSettings.Subscription;
import net.herald.config.ConfigurationReader;
import net.herald.config.Neighbor;
import net.herald.config.Texts;
import net.herald.event.ApiEvent;
import net.herald.event.Dialect;
import net.herald.event.EventEncoder;
import net.herald.event.EventOrigin;
import net.herald.event.EventSink;
import net.herald.event.Follower;
import net.herald.event.NeighborIdentity;
import net.herald.log.Log;
import net.herald.peer.Order;
import net.herald.peer.RouteChange;
import net.herald.rib.AdjRibIn;
import net.herald.rib.AdjRibOut;
import net.herald.route.ConfiguredRoute;
import net.herald.time.Clock;
import net.herald.time.ManualClock;

/**
 * A daemon that only notes what commands make of it. Neighbors go by their AS number:
 *
 * <ul>
 *   <li>65002, at 192.0.2.1: established, IPv4 and IPv6 unicast
 *   <li>65003, at 192.0.2.2: down, IPv4 unicast
 *   <li>65004, at 192.0.2.1 too: established, IPv4 unicast
 *   <li>65005, at 2001:db8::5: established, not to be changed by process "p"
 * </ul>
 */
public final class RecordedSpeaker implements Speaker {
  private static final String CONFIGURATION =
      """
      process p { run /bin/cat; encoder json; }
      process q { run /bin/cat; encoder json; }
      neighbor 192.0.2.1 {
        router-id 192.0.2.9; local-address 192.0.2.9; local-as 65001; peer-as 65002;
        family { ipv4 unicast; ipv6 unicast; }
        api { processes [ p ]; }
      }
      neighbor 192.0.2.2 {
        router-id 192.0.2.9; local-address 192.0.2.9; local-as 65001; peer-as 65003;
        family { ipv4 unicast; ipv4 nlri-mpls; ipv4 mpls-vpn; }
        api { processes [ p q ]; }
      }
      neighbor 192.0.2.1 {
        router-id 192.0.2.9; local-address 192.0.2.9; local-as 65010; peer-as 65004;
        family { ipv4 unicast; ipv4 mcast-vpn; l2vpn vpls; l2vpn evpn; }
        api { processes [ p ]; }
      }
      neighbor 2001:db8::5 {
        router-id 192.0.2.9; local-address 2001:db8::9; local-as 65001; peer-as 65005;
        family { ipv6 unicast; }
        api { processes [ q ]; }
      }
      """;

  private static final PeerReport.Messages NOTHING = new PeerReport.Messages(0, 0, 0, 0, 0);
  private static final PeerReport.Messages SOME = new PeerReport.Messages(1, 0, 3, 5, 0);

  private List<Noted> neighbors;
  private final BlockingQueue<String> effects = new LinkedBlockingQueue<>();
  private RouteLedger ledger = RouteLedger.inMemory(Clock.system(), Log.silent());
  private final List<Follower> followers = new CopyOnWriteArrayList<>();
  private boolean busy;
  private boolean broken;
  private int orders;

  /** A daemon that was told nothing yet. */
  public RecordedSpeaker() {
    this(CONFIGURATION);
  }

  /** One whose neighbors are those of a configuration. */
  RecordedSpeaker(String configuration) {
    neighbors =
        Texts.configuration(configuration).neighbors().stream().map(n -> new Noted(n)).toList();
  }

  /** Remembers what commands announce there. */
  RecordedSpeaker with(RouteLedger there) {
    ledger = there;
    return this;
  }

  /** A neighbor is no longer there. */
  void forget(long peerAs) {
    neighbors =
        neighbors.stream().filter(n -> n.neighbor.identity().peerAs().toLong() != peerAs).toList();
  }

  /** Peers that take nothing. */
  void busy() {
    busy = true;
  }

  /** A defect of the daemon. */
  void broken() {
    broken = true;
  }

  /** How many orders were given. */
  int orders() {
    return orders;
  }

  /** What was done since the last time this was asked, one neighbor at a time. */
  public List<String> rawEffects() {
    var all = new ArrayList<String>();
    effects.drainTo(all);
    return all;
  }

  /** What was done since the last time this was asked: neighbors that got the same together. */
  public List<String> effects() {
    var byEffect = new LinkedHashMap<String, List<String>>();
    for (var effect : rawEffects()) {
      int colon = effect.indexOf(':');
      byEffect
          .computeIfAbsent(effect.substring(colon), _ -> new ArrayList<>())
          .add(effect.substring(0, colon));
    }
    return byEffect.entrySet().stream()
        .map(e -> String.join(" ", e.getValue()) + e.getKey())
        .collect(Collectors.toList());
  }

  /** The next thing that is done, waiting for it. */
  String next() throws InterruptedException {
    return effects.take();
  }

  /** What neighbor 65002 announced. */
  AdjRibIn in() {
    return neighbors.getFirst().tables.in();
  }

  /** What neighbor 65002 has. */
  public AdjRibOut out() {
    return neighbors.getFirst().tables.out();
  }

  private final class Noted implements Target {
    private final Neighbor neighbor;
    private final Order.Tables tables =
        new Order.Tables(new AdjRibIn(), new AdjRibOut(true, _ -> {}));

    private Noted(Neighbor neighbor) {
      this.neighbor = neighbor;
    }

    @Override
    public Neighbor neighbor() {
      return neighbor;
    }

    private boolean up() {
      return neighbor.identity().peerAs().toLong() != 65003;
    }

    @Override
    public PeerReport report() {
      State state =
          up()
              ? new State.Established(Retry.NONE, Origin.OUTGOING, Sessions.external())
              : new State.Connect(Retry.NONE, Optional.empty());
      return new PeerReport(
          NeighborIdentity.of(neighbor),
          state,
          Duration.ofSeconds(7384),
          up() ? SOME : NOTHING,
          NOTHING,
          up() ? 9 : 0,
          0,
          up() ? new PeerReport.Holdings(7, 4, 2, 1) : PeerReport.Holdings.NONE,
          up() ? "" : "Connection refused");
    }

    @Override
    public boolean offer(Order order) {
      if (busy) {
        return false;
      }
      orders++;
      carry(order);
      return true;
    }

    private void carry(Order order) {
      switch (order) {
        case Order.Change(var changes) -> changes.forEach(c -> note(change(c)));
        case Order.Together(var several) -> several.forEach(this::carry);
        case Order.Stop(var cease, var again, var told) ->
            note(
                "stop %d/%d%s %s"
                    .formatted(cease.code(), cease.subcode(), again ? " again" : "", told));
        case Order.Watchdog(var name, var announced) ->
            note("watchdog " + (announced ? "+" : "-") + name);
        case Order.Refresh(var family) -> note("refresh " + family);
        case Order.Flush _ -> note("flush");
        case Order.ClearOut _ -> note("clear out");
        case Order.ClearIn _ -> note("clear in");
        case Order.EndOfRib(var family) -> note("eor " + family);
        case Order.Operate(var message) -> note("operate " + message.body());
        case Order.WhenSent(var call) -> {
          note("when sent");
          call.run();
        }
        case Order.Look(var viewer) -> viewer.accept(tables);
        case Order.Disable(var cease) ->
            note("disable %d/%d".formatted(cease.code(), cease.subcode()));
        case Order.Enable _ -> note("enable");
        case Order.HoldEndOfRib _, Order.ReleaseEndOfRib _ ->
            throw new IllegalArgumentException("no command does " + order);
        case Order.Start _, Order.Accept _, Order.Reconfigure _ ->
            throw new IllegalArgumentException("no command does " + order);
      }
    }

    private void note(String effect) {
      effects.add(neighbor.identity().peerAs() + ": " + effect);
    }
  }

  private static String change(RouteChange change) {
    return switch (change) {
      case RouteChange.Announce(ConfiguredRoute route) ->
          "+" + route.route() + (route.watchdog().isEmpty() ? "" : " watchdog " + route.watchdog());
      case RouteChange.Withdraw(var route) -> "-" + route.nlri();
    };
  }

  @Override
  public List<? extends Target> neighbors() {
    return neighbors;
  }

  @Override
  public ConfigurationReader.Result read(String section) {
    return Texts.read(section);
  }

  @Override
  public Future<Boolean> create(Neighbor neighbor) {
    boolean there = neighbors.stream().anyMatch(n -> n.neighbor.key().equals(neighbor.key()));
    if (!there) {
      effects.add(
          "daemon: create %s families %s restart %s group %s by %s"
              .formatted(
                  neighbor.name(),
                  neighbor.families(),
                  neighbor.capabilities().gracefulRestart(),
                  neighbor.rib().groupUpdates(),
                  neighbor.api().commanders()));
    }
    return CompletableFuture.completedFuture(!there);
  }

  @Override
  public Future<Boolean> delete(Neighbor neighbor) {
    effects.add(neighbor.identity().peerAs() + ": delete");
    return CompletableFuture.completedFuture(true);
  }

  @Override
  public void reload() {
    effects.add("daemon: reload");
  }

  @Override
  public void restart() {
    effects.add("daemon: restart");
  }

  @Override
  public void shutdown() {
    effects.add("daemon: shutdown");
  }

  @Override
  public boolean isEnding() {
    return effects.contains("daemon: shutdown");
  }

  @Override
  public Status status() {
    if (broken) {
      throw new IllegalStateException("broken");
    }
    return new Status("6.0.0-test", "0-0-1", 4711, Instant.parse("2026-01-01T00:00:00Z"));
  }

  @Override
  public EventEncoder encoder(Dialect dialect) {
    return dialect.encoder(new EventOrigin("h", 1, 1), new ManualClock(), false);
  }

  /** Something happens to neighbor 65002. */
  public void happens(Function<NeighborIdentity, ApiEvent> event) {
    var neighbor = neighbors.getFirst().neighbor;
    followers.forEach(
        f -> f.tell(neighbor.key(), neighbor, event.apply(NeighborIdentity.of(neighbor))));
  }

  /** The daemon ends. */
  public void ends() {
    followers.forEach(Follower::end);
  }

  /** How many are told what happens from now on to every neighbor they asked for. */
  public int followers() {
    return (int) followers.stream().filter(this::begun).count();
  }

  private boolean begun(Follower follower) {
    return neighbors.stream()
        .map(Noted::neighbor)
        .allMatch(n -> !follower.follows(n) || follower.hasBegun(n));
  }

  @Override
  public Follower follow(Subscription subscription, Predicate<Neighbor> which, EventSink sink) {
    var origin = new EventOrigin("h", 1, 1);
    var follower = new Follower(subscription, which, sink, origin, new ManualClock(), false);
    followers.add(follower);
    return follower;
  }

  @Override
  public void unfollow(Follower follower) {
    followers.remove(follower);
  }

  @Override
  public RouteLedger ledger() {
    return ledger;
  }

  @Override
  public void ready(String process) {
    effects.add("daemon: ready " + process);
  }

  @Override
  public List<HelperProcess.Backlog> backlogs() {
    return List.of(new HelperProcess.Backlog("p", 2, 140));
  }

  @Override
  public List<HealthcheckReport> healthchecks() {
    var since = java.time.Instant.parse("2026-01-01T00:00:00Z");
    return List.of(
        new HealthcheckReport(
            "web", "UP", since, false, true, 7, 2, "status 503", List.of("192.0.2.80/32")),
        new HealthcheckReport(
            "dns", "DOWN", since, true, false, 7, 0, "", List.of("192.0.2.53/32")));
  }

  @Override
  public boolean healthcheck(String name, HealthcheckReport.Wish wish) {
    effects.add("daemon: healthcheck " + name + " " + wish);
    return !name.equals("dns");
  }
}
