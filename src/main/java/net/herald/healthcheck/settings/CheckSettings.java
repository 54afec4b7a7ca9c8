package net.herald.healthcheck.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a health check was told. Two that were told the same are the same check.
 *
 * @param name unique among the checks of a configuration; empty for a helper program without one
 * @param given in the order of the file or of the command line
 * @param asProcess whether it commands as the helper process of its name, not as the operator
 */
public record CheckSettings(String name, List<Given> given, boolean asProcess) {

  /**
   * An option that was given.
   *
   * @param option its name
   * @param value empty for a flag
   */
  public record Given(String option, String value) {}

  /** Something wrong with the value of an option. */
  public record Fault(String option, String why) {}

  /** A check that is no process of the configuration. */
  public CheckSettings(String name, List<Given> given) {
    this(name, given, false);
  }

  /** Copies what could change. */
  public CheckSettings {
    given = List.copyOf(given);
  }

  /** What is wrong with a value; empty when nothing is. */
  public static String fault(CheckOption option, String value) {
    try {
      option.form().parse(value);
      return "";
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Everything that is wrong: values that are none, and options that do not go together. */
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    for (var one : given) {
      var why = fault(row(one.option), one.value);
      if (!why.isEmpty()) {
        faults.add(new Fault(one.option, why));
      }
    }
    if (faults.isEmpty()) {
      contradictions(faults);
    }
    return faults;
  }

  private void contradictions(List<Fault> faults) {
    List<Target> targets;
    try {
      targets = targets();
    } catch (IllegalArgumentException e) {
      faults.add(new Fault("deaggregate-networks", String.valueOf(e.getMessage())));
      return;
    }
    for (var target : placements().keySet()) {
      if (!targets.contains(target)) {
        faults.add(new Fault("ip-ifname", "there is no ip " + target));
      }
    }
  }

  private static CheckOption row(String name) {
    return Objects.requireNonNull(CheckOptions.named(name), name);
  }

  /** Whether an option was given. */
  public boolean has(String name) {
    return given.stream().anyMatch(one -> one.option.equals(name));
  }

  /** Every value of an option. */
  public List<String> values(String name) {
    return given.stream().filter(one -> one.option.equals(name)).map(Given::value).toList();
  }

  /** The last value of an option, or what its absence means; empty where that is nothing. */
  public String text(String name) {
    var values = values(name);
    return values.isEmpty() ? row(name).absent() : values.getLast();
  }

  /** A number, or -1 where there is none. */
  public long number(String name) {
    var text = text(name);
    return text.isEmpty() ? -1 : CheckForm.INTEGER.parse(text);
  }

  /** A time. */
  public Duration time(String name) {
    return CheckForm.SECONDS.parse(text(name));
  }

  /** The prefixes that were given, as they are to be announced; none for the addresses of lo. */
  public List<Target> targets() {
    return arranged(values("ip").stream().map(CheckForm.TARGET::parse).toList());
  }

  /**
   * Prefixes in the order and in the parts they are announced in.
   *
   * @throws IllegalArgumentException when they have too many addresses
   */
  public List<Target> arranged(List<Target> found) {
    List<Target> all =
        has("deaggregate-networks")
            ? found.stream().flatMap(target -> target.addresses().stream()).toList()
            : found;
    int start = all.isEmpty() ? 0 : Math.floorMod(number("start-ip"), all.size());
    List<Target> turned = new ArrayList<>(all.subList(start, all.size()));
    turned.addAll(all.subList(0, start));
    return turned;
  }

  /** The addresses that do not belong on lo, and their interfaces. */
  public Map<Target, String> placements() {
    Map<Target, String> placements = new LinkedHashMap<>();
    for (var text : values("ip-ifname")) {
      var placement = CheckForm.PLACEMENT.parse(text);
      placements.put(placement.target(), placement.device());
    }
    return placements;
  }

  /** An address, or {@code self}. */
  public String nextHop() {
    return CheckForm.NEXT_HOP.parse(text("next-hop"));
  }

  /** Whom to announce to; empty for everybody. */
  public List<String> neighbors() {
    var neighbors = values("neighbor").stream().map(CheckForm.NEIGHBOR::parse).toList();
    return neighbors.contains("*") ? List.of() : neighbors;
  }

  /** What is looked at: in the order of the table, and each in the order it was given. */
  public List<Probe> probes() {
    List<Probe> probes = new ArrayList<>();
    for (var option : CheckOptions.TABLE) {
      for (var text : values(option.name())) {
        @Nullable Object value = option.form().parse(text);
        if (value instanceof Probe probe) {
          probes.add(probe);
        }
      }
    }
    return probes;
  }
}
