package net.herald.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.herald.healthcheck.settings.CheckLine;
import net.herald.healthcheck.settings.CheckOptions;
import net.herald.healthcheck.settings.CheckSettings;
import org.jspecify.annotations.Nullable;

/** The options of the health check on a command line. */
record HealthcheckOptions(Options.Given given, CheckSettings settings, String word) {
  /**
   * What was given.
   *
   * @param variables those of a daemon tell its helper programs the dialect it speaks
   * @throws UsageFault when something of it is wrong
   */
  static HealthcheckOptions of(Options.Given given, Map<String, String> variables) {
    List<CheckSettings.Given> all = new ArrayList<>();
    for (var option : CheckOptions.TABLE) {
      given
          .values(option.name())
          .forEach(value -> all.add(new CheckSettings.Given(option.name(), value)));
    }
    var name = given.value("name");
    var settings = new CheckSettings(name == null ? "" : name, CheckLine.lastCommand(all));
    for (var fault : settings.faults()) {
      // ExaBGP looks at it behind all others, when it is no longer a matter of the command line
      int code = fault.option().equals("ip-ifname") ? Main.FAILED : Main.USAGE;
      throw new UsageFault("option --" + fault.option() + ": " + fault.why(), code);
    }
    var version = variables.getOrDefault("exabgp.api.version", variables.get("exabgp_api_version"));
    return new HealthcheckOptions(given, settings, "4".equals(version) ? "neighbor" : "peer");
  }

  /** The rows of the health check, for a command line. */
  static Options table() {
    var table = new Options();
    for (var option : CheckOptions.TABLE) {
      if (option.isFlag()) {
        table.flag(option.letter(), option.name(), option.help());
      } else {
        String absent = option.absent().isEmpty() ? "" : " (" + option.absent() + ")";
        String help = option.help() + absent + (option.repeatable() ? "; may be repeated" : "");
        table.value(option.letter(), option.name(), option.form().shape(), help);
      }
    }
    CheckOptions.ALIASES.forEach((spelling, name) -> table.alias(spelling, name.substring(2)));
    return table.words("", 0, 0, "");
  }

  @Nullable String user() {
    return given.value("user");
  }

  @Nullable String group() {
    return given.value("group");
  }

  boolean answered() {
    return !given.has("no-ack");
  }
}
