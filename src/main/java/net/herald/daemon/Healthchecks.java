package net.herald.daemon;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import net.herald.api.Access;
import net.herald.api.Answers;
import net.herald.api.CommandSession;
import net.herald.api.HealthcheckReport;
import net.herald.api.Speaker;
import net.herald.config.Configuration;
import net.herald.event.ApiEvent;
import net.herald.healthcheck.CheckAssembly;
import net.herald.healthcheck.settings.CheckSettings;
import net.herald.log.Log;
import net.herald.peer.Order;
import net.herald.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The health checks that run. Changed by the thread of the supervisor, looked at by any. One that
 * ends may take a while, for which nobody waits but one of the same name.
 */
final class Healthchecks implements RunningCheck.Around {
  /** How long a check may take to withdraw and to clear up. */
  private static final Duration FAREWELL = Duration.ofSeconds(10);

  private final BiFunction<Access, Answers, CommandSession> sessions;
  private final Consumer<ApiEvent> events;
  private final Clock clock;
  private final Log log;
  private final Map<String, RunningCheck> all = new LinkedHashMap<>();
  private final Map<String, RunningCheck> ending = new LinkedHashMap<>();
  private volatile Map<String, RunningCheck> running = Map.of();
  private volatile @Nullable Speaker speaker;

  /**
   * None run yet.
   *
   * @param sessions makes the session of an operator
   * @param events where changes of state are told
   */
  Healthchecks(
      BiFunction<Access, Answers, CommandSession> sessions,
      Consumer<ApiEvent> events,
      Clock clock,
      Log log) {
    this.sessions = sessions;
    this.events = events;
    this.clock = clock;
    this.log = log;
  }

  /** Says whose neighbors are told, before any check is started. */
  void serve(Speaker acting) {
    speaker = acting;
  }

  /**
   * Lets those that a coming configuration does not have take their routes back from the neighbors
   * of now, which may not name them any more when they do. To be told before neighbors change.
   */
  void prepare(Configuration now, Configuration coming) {
    var stay = coming.healthchecks().stream().map(CheckSettings::name).toList();
    for (var check : all.values()) {
      var name = check.settings().name();
      if (check.settings().asProcess() && !stay.contains(name)) {
        now.neighbors().stream()
            .filter(neighbor -> neighbor.api().commanders().contains(name))
            .forEach(neighbor -> check.keep(neighbor.key()));
      }
    }
  }

  /**
   * Makes those run that a configuration has. One that is the same goes on; one that was told
   * otherwise goes on in its state, with its routes; one that is gone takes them back.
   */
  void apply(List<CheckSettings> wanted) {
    var gone = new ArrayList<>(all.keySet());
    for (var settings : wanted) {
      gone.remove(settings.name());
      var former = all.get(settings.name());
      if (former == null) {
        start(settings, ending.remove(settings.name()));
      } else if (former.settings().equals(settings)) {
        former.tellAgain();
      } else {
        former.leave();
        start(settings, former);
      }
    }
    ending.values().removeIf(check -> check.ended().isDone());
    for (var name : gone) {
      stop(name);
    }
    running = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(all));
  }

  private void start(CheckSettings settings, @Nullable RunningCheck before) {
    var looking = new CheckAssembly(settings).check();
    var check = new RunningCheck(settings, looking, this, clock, log);
    all.put(settings.name(), check);
    check.start(before);
  }

  private void stop(String name) {
    var check = all.remove(name);
    if (check != null) {
      check.stop();
      ending.put(name, check);
    }
  }

  /** Has all end; done when the last has taken back what it told. */
  CompletableFuture<Void> stop() {
    List.copyOf(all.keySet()).forEach(this::stop);
    running = Map.of();
    return CompletableFuture.allOf(
        ending.values().stream().map(RunningCheck::ended).toArray(CompletableFuture[]::new));
  }

  /** How long that may take. */
  Duration patience() {
    return ending.values().stream()
        .map(check -> check.settings().time("drain-time"))
        .reduce(
            FAREWELL,
            (most, time) -> time.plus(FAREWELL).compareTo(most) > 0 ? time.plus(FAREWELL) : most);
  }

  /** Has those that end do so without lingering. */
  void hurry() {
    ending.values().forEach(RunningCheck::hurry);
  }

  /** How they are doing, in the order of the configuration. */
  List<HealthcheckReport> reports() {
    return running.values().stream().map(RunningCheck::report).toList();
  }

  /** Does what an operator wants; false where there is no such check any more. */
  boolean wish(String name, HealthcheckReport.Wish wish) {
    var check = running.get(name);
    return check != null && check.wish(wish);
  }

  @Override
  public CommandSession session(CheckSettings check, Set<String> former, Answers answers) {
    var access =
        check.asProcess()
            ? Access.of(check.name(), former)
            : Access.operator("healthcheck " + check.name());
    return sessions.apply(access, answers);
  }

  @Override
  public void ready(CheckSettings check) {
    var acting = speaker;
    if (check.asProcess() && acting != null) {
      acting.ready(check.name());
    }
  }

  @Override
  public void tell(ApiEvent event) {
    events.accept(event);
  }

  @Override
  public void whenSent(Runnable call) {
    var acting = speaker;
    var connected =
        acting == null
            ? List.<Speaker.Target>of()
            : acting.neighbors().stream()
                .<Speaker.Target>map(target -> target)
                .filter(target -> target.report().established())
                .toList();
    var left = new AtomicInteger(connected.size() + 1);
    Runnable one =
        () -> {
          if (left.decrementAndGet() == 0) {
            call.run();
          }
        };
    for (var target : connected) {
      if (!target.offer(new Order.WhenSent(one))) {
        one.run();
      }
    }
    one.run();
  }
}
