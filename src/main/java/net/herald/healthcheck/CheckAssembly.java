package net.herald.healthcheck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import net.herald.healthcheck.settings.CheckSettings;
import net.herald.healthcheck.settings.Probe;
import net.herald.healthcheck.settings.Target;

/**
 * Makes a health check of what it was told, which has no {@linkplain CheckSettings#faults fault}.
 */
public final class CheckAssembly {
  /** For checks that cannot be without limit. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final CheckSettings settings;

  /** The parts of this check. */
  public CheckAssembly(CheckSettings settings) {
    this.settings = settings;
  }

  /**
   * What is to be announced: the prefixes given, or the addresses of lo.
   *
   * @throws IOException when the addresses of this machine cannot be listed
   */
  public List<Target> targets() throws IOException, InterruptedException {
    var given = settings.targets();
    return given.isEmpty()
        ? settings.arranged(
            LoopbackAddresses.present(
                LoopbackAddresses::system,
                settings.text("label"),
                settings.has("label-exact-match")))
        : given;
  }

  /** What is to be looked at. */
  public Check check() {
    var limit = settings.time("timeout");
    var checks = settings.probes().stream().map(probe -> check(probe, limit)).toList();
    return checks.isEmpty() ? Check.NONE : Check.all(checks);
  }

  private static Check check(Probe probe, Duration limit) {
    var bounded = limit.isZero() ? LONGEST : limit;
    return switch (probe) {
      case Probe.Program(var command) -> Check.command(command, limit);
      case Probe.Tcp(var host, var port) -> NetworkChecks.tcp(host, port, bounded);
      case Probe.Http(var uri) -> NetworkChecks.http(uri, bounded);
      case Probe.Name(var name) -> NetworkChecks.name(name, bounded);
      case Probe.Dns(var name, var server, var port) -> DnsCheck.of(name, server, port, bounded);
    };
  }

  /**
   * The check.
   *
   * @param word what the daemon calls a neighbor: {@code peer}, or {@code neighbor} in version 4
   * @param disabled what else than the file disables it
   * @param drained what else than the file has it drain
   */
  public Healthcheck healthcheck(
      List<Target> targets,
      String word,
      Check check,
      BooleanSupplier disabled,
      BooleanSupplier drained,
      Notes notes) {
    var disabledByFile = exists("disable");
    var drainedByFile = exists("drain");
    return new Healthcheck(
        plan(),
        check,
        () -> disabled.getAsBoolean() || disabledByFile.getAsBoolean(),
        () -> drained.getAsBoolean() || drainedByFile.getAsBoolean(),
        wording(targets, word),
        new LoopbackAddresses(
            LoopbackAddresses::system,
            settings.has("sudo"),
            settings.text("label"),
            settings.placements()),
        new Healthcheck.Transitions(
            settings.values("execute"),
            settings.values("up-execute"),
            settings.values("down-execute"),
            settings.values("disabled-execute")),
        notes);
  }

  private BooleanSupplier exists(String option) {
    var file = settings.text(option);
    return file.isEmpty() ? () -> false : () -> Files.exists(Path.of(file));
  }

  private Healthcheck.Plan plan() {
    var addresses =
        settings.has("no-ip-setup")
            ? Healthcheck.Addresses.LEFT_ALONE
            : settings.has("dynamic-ip-setup")
                ? Healthcheck.Addresses.WHILE_UP
                : Healthcheck.Addresses.ALWAYS;
    return new Healthcheck.Plan(
        new Judgement(count("rise"), count("fall")),
        settings.time("interval"),
        settings.time("fast-interval"),
        settings.has("debounce"),
        settings.time("drain-time"),
        !settings.has("no-withdraw"),
        addresses);
  }

  private int count(String option) {
    return Math.clamp(settings.number(option), 0, Integer.MAX_VALUE);
  }

  private RouteWording wording(List<Target> targets, String word) {
    var metrics = new EnumMap<State, Long>(State.class);
    var paths = new EnumMap<State, String>(State.class);
    for (var state : List.of(State.UP, State.DOWN, State.DISABLED)) {
      var own = state.name().toLowerCase(Locale.ROOT);
      metrics.put(state, settings.number(own + "-metric"));
      paths.put(
          state, settings.text(settings.has(own + "-as-path") ? own + "-as-path" : "as-path"));
    }
    return new RouteWording(
        selector(word),
        targets,
        settings.nextHop(),
        metrics,
        settings.number("increase"),
        settings.number("local-preference"),
        settings.text("community"),
        settings.text("disabled-community"),
        settings.text("extended-community"),
        settings.text("large-community"),
        paths,
        settings.number("path-id"),
        settings.has("withdraw-on-down"));
  }

  private String selector(String word) {
    var neighbors = settings.neighbors();
    return neighbors.isEmpty()
        ? word + " *"
        : word + " " + String.join(", " + word + " ", neighbors);
  }
}
