package net.herald.healthcheck.settings;

import net.herald.text.Arguments;

/**
 * An option of a health check: a row of {@link CheckOptions#TABLE}.
 *
 * @param letter the short name on a command line, or 0
 * @param name the long name, and the keyword of the configuration
 * @param form what its value is
 * @param absent the value where it is not given; empty where there is none
 * @param help what it does, in a few words
 * @param repeatable whether each of several counts, not the last alone
 * @param instead where it has no place in a configuration, what is to be done there; else empty
 */
public record CheckOption(
    char letter,
    String name,
    CheckForm<?> form,
    String absent,
    String help,
    boolean repeatable,
    String instead)
    implements Arguments.Option {

  /** Whether it has no value. */
  public boolean isFlag() {
    return form.shape().isEmpty();
  }

  @Override
  public boolean takesValue() {
    return !isFlag();
  }

  @Override
  public boolean mayBeBare() {
    return form.shape().startsWith("[");
  }

  @Override
  public String spelling() {
    return ("--" + name + " " + form.shape()).strip();
  }

  /** Whether it is only for the helper program. */
  public boolean isOfProgram() {
    return !instead.isEmpty();
  }
}
