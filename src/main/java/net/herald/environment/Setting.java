package net.herald.environment;

/**
 * One row of {@link Settings#TABLE}.
 *
 * @param <T> the type of its value
 */
public final class Setting<T> {

  /** Where a setting comes from, and who honours it. */
  public enum Origin {
    /** Of ExaBGP 5.0 and of its 6.0. */
    EXABGP,
    /** Of ExaBGP 5.0, gone from its 6.0. */
    EXABGP_5,
    /** New in ExaBGP 6.0. */
    EXABGP_6,
    /** Of ExaBGP, which accepts it and does nothing with it; so does Herald. */
    UNUSED,
    /** Herald's own; ExaBGP ignores it. */
    HERALD
  }

  private final String section;
  private final String option;
  private final Kind<T> kind;
  private final T standard;
  private final Origin origin;
  private final String help;

  Setting(String section, String option, Kind<T> kind, T standard, Origin origin, String help) {
    this.section = section;
    this.option = option;
    this.kind = kind;
    this.standard = standard;
    this.origin = origin;
    this.help = help;
  }

  /** The section, such as {@code tcp}. */
  public String section() {
    return section;
  }

  /** The option in its section, such as {@code port}. */
  public String option() {
    return option;
  }

  /** {@code tcp.port}. */
  public String name() {
    return section + "." + option;
  }

  /** {@code exabgp.tcp.port}. */
  public String dotted() {
    return "exabgp." + section + "." + option;
  }

  /** {@code exabgp_tcp_port}. */
  public String underscored() {
    return "exabgp_" + section + "_" + option;
  }

  /** What values it takes. */
  public Kind<T> kind() {
    return kind;
  }

  /** The value it has when nobody says anything. */
  public T standard() {
    return standard;
  }

  /** Where it comes from. */
  public Origin origin() {
    return origin;
  }

  /** What it does, in one line. */
  public String help() {
    return help;
  }

  /** Whether listings leave it out, as ExaBGP does with what is for developers. */
  public boolean hidden() {
    return section.equals("debug") || origin == Origin.EXABGP_5;
  }

  @Override
  public String toString() {
    return name();
  }
}
