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
    /** Of ExaBGP, where it has an effect; here it has none, and its help says why. */
    MOOT,
    /** Herald's own; ExaBGP ignores it. */
    HERALD
  }

  private final String name;
  private final int dot;
  private final Kind<T> kind;
  private final T standard;
  private final Origin origin;
  private final String help;

  Setting(String name, Kind<T> kind, T standard, Origin origin, String help) {
    this.name = name;
    this.dot = name.indexOf('.');
    this.kind = kind;
    this.standard = standard;
    this.origin = origin;
    this.help = help;
  }

  /** The section, such as {@code tcp}. */
  public String section() {
    return name.substring(0, dot);
  }

  /** The option in its section, such as {@code port}. */
  public String option() {
    return name.substring(dot + 1);
  }

  /** {@code tcp.port}. */
  public String name() {
    return name;
  }

  /** {@code exabgp.tcp.port}. */
  public String dotted() {
    return dotted(name);
  }

  /** {@code exabgp_tcp_port}; a dash stays a dash. */
  public String underscored() {
    return underscored(name);
  }

  // Every start makes these of every name: concat() is spared the linking that + needs.

  static String dotted(String name) {
    return "exabgp.".concat(name);
  }

  static String underscored(String name) {
    return dotted(name).replace('.', '_');
  }

  /** What values it takes. */
  public Kind<T> kind() {
    return kind;
  }

  /** The value it has when nobody says anything. */
  public T standard() {
    return standard;
  }

  /** That value, as the ini file has it. */
  public String standardText() {
    return kind.ini(standard);
  }

  /** Where it comes from. */
  public Origin origin() {
    return origin;
  }

  /** Whether its value changes anything; if not, its help says why. */
  public boolean hasEffect() {
    return switch (origin) {
      case UNUSED, MOOT -> false;
      case EXABGP, EXABGP_5, EXABGP_6, HERALD -> true;
    };
  }

  /** What it does, in one line. */
  public String help() {
    return help;
  }

  /** Whether listings leave it out, as ExaBGP does with what is for developers. */
  public boolean hidden() {
    return name.startsWith("debug.") || origin == Origin.EXABGP_5;
  }

  @Override
  public String toString() {
    return name;
  }
}
