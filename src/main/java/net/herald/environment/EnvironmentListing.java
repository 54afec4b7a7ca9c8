package net.herald.environment;

/** The values as text: what {@code herald env} prints and a later start can read. */
public final class EnvironmentListing {

  private EnvironmentListing() {}

  /**
   * As an ini file, with an empty line before each section.
   *
   * @param onlyDifferent leave out what is at its standard value
   */
  public static String ini(Environment environment, boolean onlyDifferent) {
    StringBuilder out = new StringBuilder();
    String section = "";
    for (Setting<?> setting : Settings.TABLE) {
      if (shown(environment, setting, onlyDifferent)) {
        if (!setting.section().equals(section)) {
          section = setting.section();
          out.append("\n[exabgp.").append(section).append("]\n");
        }
        out.append(setting.option()).append(" = ");
        appendIni(environment, setting, out);
        out.append('\n');
      }
    }
    return out.toString();
  }

  /**
   * As variables of the process environment, in the dotted spelling.
   *
   * @param onlyDifferent leave out what is at its standard value
   */
  public static String variables(Environment environment, boolean onlyDifferent) {
    StringBuilder out = new StringBuilder();
    for (Setting<?> setting : Settings.TABLE) {
      if (shown(environment, setting, onlyDifferent)) {
        out.append(setting.dotted()).append('=');
        appendVariable(environment, setting, out);
        out.append('\n');
      }
    }
    return out.toString();
  }

  /** Every setting with what it does and its standard value, for the help of the program. */
  public static String help() {
    StringBuilder out = new StringBuilder();
    for (Setting<?> setting : Settings.TABLE) {
      if (!setting.hidden()) {
        out.append("    ").append(setting.dotted());
        out.repeat(' ', Math.max(2, 28 - setting.dotted().length()));
        out.append(setting.help()).append(" (");
        appendStandard(setting, out);
        out.append(")\n");
      }
    }
    return out.toString();
  }

  private static boolean shown(Environment environment, Setting<?> setting, boolean onlyDifferent) {
    return !setting.hidden() && (!onlyDifferent || environment.differs(setting));
  }

  /** A percent sign has a meaning in the ini file. */
  private static <T> void appendIni(
      Environment environment, Setting<T> setting, StringBuilder out) {
    out.append(setting.kind().ini(environment.get(setting)).replace("%", "%%"));
  }

  private static <T> void appendVariable(
      Environment environment, Setting<T> setting, StringBuilder out) {
    out.append(setting.kind().variable(environment.get(setting)));
  }

  private static <T> void appendStandard(Setting<T> setting, StringBuilder out) {
    out.append(setting.kind().ini(setting.standard()));
  }
}
