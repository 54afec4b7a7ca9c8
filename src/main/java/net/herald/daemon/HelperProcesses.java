package net.herald.daemon;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import net.herald.api.Access;
import net.herald.api.Answers;
import net.herald.api.ApiVersion;
import net.herald.api.CommandSession;
import net.herald.api.HelperProcess;
import net.herald.api.Manners;
import net.herald.api.OutputPool;
import net.herald.api.Speaker;
import net.herald.config.ApiSettings;
import net.herald.config.ApiSettings.Subscription;
import net.herald.config.Configuration;
import net.herald.config.Neighbor;
import net.herald.config.ProcessSettings;
import net.herald.environment.Environment;
import net.herald.environment.Settings;
import net.herald.event.ApiEvent;
import net.herald.event.Dialect;
import net.herald.event.EventEncoder;
import net.herald.event.EventOrigin;
import net.herald.event.EventSink;
import net.herald.event.Follower;
import net.herald.event.NeighborEvents;
import net.herald.log.Category;
import net.herald.log.Log;
import net.herald.peer.Audience;
import net.herald.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The helper processes that run, and the way of events to them. Changed by the thread of the
 * supervisor, told events by any.
 */
final class HelperProcesses implements Helpers {
  private static final Duration FAREWELL = Duration.ofSeconds(4);

  private final Environment environment;
  private final Log log;
  private final Clock clock;
  private final OutputPool pool = OutputPool.ofHeap();
  private final ApiVersion version;
  private final EventOrigin origin;
  private final Map<String, HelperProcess> processes = new LinkedHashMap<>();
  private final Map<String, Route> routes = new ConcurrentHashMap<>();
  private final Followers followers = new Followers();
  private volatile NeighborEvents ofDaemon;
  private volatile Map<String, HelperProcess> running = Map.of();
  private @Nullable Speaker speaker;
  private Runnable terminate = () -> {};

  /** The way of the events of one neighbor. */
  private record Route(ApiSettings api, List<HelperProcess> sinks, NeighborEvents events) {}

  HelperProcesses(Environment environment, Log log, Clock clock) {
    this.environment = environment;
    this.log = log;
    this.clock = clock;
    this.version = new ApiVersion(environment.get(Settings.API_VERSION));
    this.origin = EventOrigin.here();
    this.ofDaemon = events(Map.of());
  }

  /**
   * Says what commands act on, before any process is started.
   *
   * @param terminate ends the daemon, for those who want that when a helper process is lost
   */
  void serve(Speaker acting, Runnable terminate) {
    this.speaker = acting;
    this.terminate = terminate;
  }

  /** Where the events of a neighbor go, through all reloads. */
  Audience events(Neighbor neighbor) {
    // a dozen words long: made once, not for each event
    var key = neighbor.key();
    return new Audience() {
      @Override
      public void accept(ApiEvent event) {
        tell(key, neighbor, event);
      }

      @Override
      public List<Follower> followers() {
        return followers.all();
      }
    };
  }

  @Override
  public void tell(Neighbor neighbor, ApiEvent event) {
    tell(neighbor.key(), neighbor, event);
  }

  private void tell(String key, Neighbor neighbor, ApiEvent event) {
    var route = routes.get(key);
    if (route == null && !neighbor.api().subscriptions().isEmpty()) {
      // a client of a range, whose key no configuration has
      route = routes.computeIfAbsent(key, _ -> route(neighbor.api()));
    }
    if (route != null) {
      route.events.accept(event);
    }
    followers.tell(key, neighbor, event);
  }

  /** Tells those that asked for it, by whichever neighbor, of what is of none. Any thread. */
  void tell(ApiEvent event) {
    ofDaemon.accept(event);
    followers.tell(event);
  }

  /**
   * Says whether a process that is told of a neighbor has half of what may wait still to read. Any
   * thread.
   */
  BooleanSupplier congested(Neighbor neighbor) {
    var key = neighbor.key();
    return () -> {
      var route = routes.get(key);
      if (route != null) {
        for (var process : route.sinks) {
          if (process.congested()) {
            return true;
          }
        }
      }
      return false;
    };
  }

  private Route route(ApiSettings api) {
    var sinks =
        api.subscriptions().keySet().stream().map(running::get).filter(Objects::nonNull).toList();
    return new Route(api, sinks, events(api.subscriptions()));
  }

  private NeighborEvents events(Map<String, Subscription> subscriptions) {
    var subscribers = new ArrayList<NeighborEvents.Subscriber>();
    subscriptions.forEach((name, subscription) -> {
      var process = running.get(name);
      if (process != null) {
        subscribers.add(new NeighborEvents.Subscriber(subscription, process));
      }
    });
    return new NeighborEvents(subscribers, origin, clock, environment.get(Settings.API_COMPACT));
  }

  /** What each process asked for by any of the neighbors. */
  private static Map<String, Subscription> ofAny(List<Neighbor> neighbors) {
    var all = new LinkedHashMap<String, Subscription>();
    for (var neighbor : neighbors) {
      neighbor
          .api()
          .subscriptions()
          .forEach((name, asked) -> all.merge(name, asked, Subscription::or));
    }
    return all;
  }

  @Override
  public void apply(Configuration configuration, boolean changedToo) {
    var gone = new ArrayList<>(processes.keySet());
    for (var settings : configuration.processes()) {
      gone.remove(settings.name());
      var former = processes.get(settings.name());
      boolean changed = former != null && !former.settings().equals(settings);
      if (former == null || changed && changedToo) {
        if (former != null) {
          former.stop(false);
        }
        processes.put(settings.name(), process(settings));
      }
    }
    gone.forEach(this::stop);
    running = Map.copyOf(processes);
    ofDaemon = events(ofAny(configuration.neighbors()));
    routes.clear();
    configuration
        .neighbors()
        .forEach(neighbor -> routes.put(neighbor.key(), route(neighbor.api())));
    processes.values().forEach(HelperProcess::start);
  }

  private void stop(String name) {
    var process = processes.remove(name);
    if (process != null) {
      process.stop(false);
    }
  }

  private HelperProcess process(ProcessSettings settings) {
    var acting = Objects.requireNonNull(speaker, "serve comes first");
    var spoken = settings.apiVersion() == 0 ? version : new ApiVersion(settings.apiVersion());
    var rules = HelperProcess.Rules.of(spoken, environment.get(Settings.API_RESPAWN), pool);
    var manners = Manners.of(environment, spoken);
    return new HelperProcess(
        settings,
        rules,
        this::encoder,
        answers ->
            new CommandSession(
                Access.of(settings.name()), acting, answers, spoken, manners, clock, log),
        this::lost,
        clock,
        log);
  }

  EventEncoder encoder(Dialect dialect) {
    return dialect.encoder(origin, clock, environment.get(Settings.API_COMPACT));
  }

  Follower follow(Subscription subscription, Predicate<Neighbor> which, EventSink sink) {
    var compact = environment.get(Settings.API_COMPACT);
    var follower = new Follower(subscription, which, sink, origin, clock, compact);
    followers.add(follower);
    return follower;
  }

  void unfollow(Follower follower) {
    followers.remove(follower);
  }

  /** The session of somebody who is the operator: always acknowledged, and told why. */
  CommandSession operator(Access access, Answers answers) {
    var acting = Objects.requireNonNull(speaker, "serve comes first");
    var usual = Manners.of(environment, version);
    var manners = new Manners(true, () -> true, usual.routesFormat(), usual.wholeFlowPrefixes());
    return new CommandSession(access, acting, answers, version, manners, clock, log);
  }

  private void lost(HelperProcess process) {
    if (speaker != null) {
      speaker.ready(process.name()); // nothing will come of it any more
    }
    if (environment.get(Settings.API_TERMINATE)) {
      log.critical(Category.PROCESSES, "process.lost", "process", process.name());
      terminate.run();
    }
  }

  /** What may wait to be read by all processes, and whoever else, together. */
  OutputPool unread() {
    return pool;
  }

  /** What waits to be read by each process. */
  List<HelperProcess.Backlog> backlogs() {
    return running.values().stream().map(HelperProcess::backlog).toList();
  }

  @Override
  public void letEnd() {
    running.values().forEach(HelperProcess::letEnd);
  }

  @Override
  public void stop() {
    followers.end();
    processes.values().forEach(process -> process.stop(true));
    for (var process : processes.values()) {
      try {
        if (!process.awaitEnd(FAREWELL)) {
          log.warning(Category.PROCESSES, "process.stays", "process", process.name());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
