package net.herald.cli;

import net.herald.environment.EnvironmentListing;

/** The texts of help, made of the rows. */
final class Help {

  private Help() {}

  /** The program: how to call it and every subcommand. */
  static String program() {
    StringBuilder out = new StringBuilder();
    out.append("usage: herald [--env-file FILE] COMMAND ...\n");
    out.append("       herald [--env-file FILE] FILE [FILE ...]    the same as herald server\n\n");
    commands("", out);
    out.append("\nherald help COMMAND explains one. Settings come from the process environment\n");
    out.append(
        "(exabgp.tcp.port=1179 or exabgp_tcp_port=1179) or from an ini file: the one named\n");
    out.append("by --env-file or EXABGP_ENVFILE, or etc/exabgp/exabgp.env of the installation.\n");
    return out.toString();
  }

  /** Every setting, for a call without a word. */
  static String settings() {
    return "\nEnvironment values are:\n" + EnvironmentListing.help();
  }

  /** The subcommands of a group. */
  static String group(String word) {
    StringBuilder out = new StringBuilder();
    out.append("usage: herald ").append(word).append(" COMMAND ...\n\n");
    commands(word + " ", out);
    return out.toString();
  }

  private static void commands(String start, StringBuilder out) {
    int width = 0;
    for (Subcommand subcommand : Subcommands.TABLE) {
      width = Math.max(width, subcommand.word().length());
    }
    for (Subcommand subcommand : Subcommands.TABLE) {
      if (subcommand.word().startsWith(start)) {
        out.append("  ").append(subcommand.word());
        out.repeat(' ', width - subcommand.word().length() + 2);
        out.append(subcommand.help()).append('\n');
      }
    }
  }

  /** The one line that says how to call a subcommand. */
  static String usage(Subcommand subcommand) {
    return "usage: herald "
        + subcommand.word()
        + " "
        + subcommand.action().options().usage()
        + "\n";
  }

  /** One subcommand: how to call it, what it does, its options. */
  static String subcommand(Subcommand subcommand) {
    return usage(subcommand)
        + "\n"
        + subcommand.help()
        + "\n\n"
        + subcommand.action().options().help()
        + "\nexample: herald "
        + subcommand.example()
        + "\n";
  }
}
