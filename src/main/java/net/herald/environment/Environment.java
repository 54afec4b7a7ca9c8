package net.herald.environment;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import net.herald.log.Category;
import net.herald.log.Destination;
import net.herald.log.Layout;
import net.herald.log.Level;
import net.herald.log.LogSettings;
import net.herald.log.Output;
import net.herald.log.SyslogSocket;
import org.jspecify.annotations.Nullable;

/**
 * The values of all settings, and what else the surroundings say. Immutable: a command line option
 * that overrides a setting makes another one by {@link #with}.
 */
public final class Environment {

  private final Map<Setting<?>, Object> values;
  private final Map<String, String> variables;
  private final Installation installation;

  Environment(
      Map<Setting<?>, Object> values, Map<String, String> variables, Installation installation) {
    this.values = values;
    this.variables = variables;
    this.installation = installation;
  }

  /** Every setting at its standard value, for tests and for commands that need no more. */
  public static Environment standard() {
    Map<String, String> nothing = Map.of();
    return new Environment(new HashMap<>(), nothing, Installation.find(nothing, null));
  }

  /** The value of a setting. */
  @SuppressWarnings("unchecked") // only with() and the reader put values in, both typed
  public <T> T get(Setting<T> setting) {
    Object value = values.get(setting);
    return value == null ? setting.standard() : (T) value;
  }

  /** The same with another value for one setting. */
  public <T> Environment with(Setting<T> setting, T value) {
    Map<Setting<?>, Object> changed = new HashMap<>(values);
    changed.put(setting, (Object) value);
    return new Environment(changed, variables, installation);
  }

  /** Whether a setting has another value than its standard one. */
  public <T> boolean differs(Setting<T> setting) {
    return !get(setting).equals(setting.standard());
  }

  /**
   * A variable of the process environment that is no setting, such as those of {@link Variables}.
   */
  public @Nullable String variable(String name) {
    return variables.get(name);
  }

  /** The whole process environment. */
  public Map<String, String> variables() {
    return variables;
  }

  /** Where the program and its ini file are. */
  public Installation installation() {
    return installation;
  }

  /** Whether IPv6 FlowSpec prefixes are sent with the bits before their offset. */
  public boolean wholeFlowPrefixes() {
    return switch (get(Settings.BGP_FLOW_OFFSET)) {
      case "whole" -> true;
      case "rfc8956" -> false;
      default -> standsInForExabgp();
    };
  }

  /**
   * Whether this speaker is to be taken for an ExaBGP of the version that was named: what Herald
   * does otherwise, but an ExaBGP of that name would not, it then does as well.
   */
  public boolean standsInForExabgp() {
    return variables.containsKey(Variables.VERSION);
  }

  /** The version to show. */
  public String version() {
    return Version.shown(variables);
  }

  /** What the log shows. */
  public LogSettings logSettings() {
    Set<Category> shown = EnumSet.noneOf(Category.class);
    for (Category category : Category.values()) {
      if (get(Settings.LOG_ALL) || (category.switched() && get(Settings.topic(category)))) {
        shown.add(category);
      }
    }
    return new LogSettings(get(Settings.LOG_ENABLE), get(Settings.LOG_LEVEL), shown);
  }

  /**
   * Where the log goes and how its lines look.
   *
   * @param syslog makes the socket for the syslog of this machine
   */
  public Output logOutput(SyslogSocket.Opener syslog) {
    Destination named = destination(get(Settings.LOG_DESTINATION), variables);
    Destination destination = named == null ? new Destination.StandardError() : named;
    return new Output(destination, logLayout(), syslog);
  }

  private Layout logLayout() {
    if (get(Settings.LOG_FORMAT).equals("json")) {
      return Layout.JSON;
    }
    return get(Settings.LOG_SHORT) ? Layout.SHORT : Layout.LONG;
  }

  static @Nullable Destination destination(String text, Map<String, String> variables) {
    String home = variables.getOrDefault("HOME", "/");
    return Destination.parse(text, Path.of(home), Path.of("").toAbsolutePath());
  }

  /** The same with everything logged in long lines, as {@code -d} and {@code -v} ask. */
  public Environment verbose() {
    return with(Settings.LOG_ALL, true)
        .with(Settings.LOG_LEVEL, Level.DEBUG)
        .with(Settings.LOG_SHORT, false);
  }
}
