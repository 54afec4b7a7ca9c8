package net.herald.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every subcommand, one row each, in the order of the help. */
public final class Subcommands {

  /** The rows. */
  public static final List<Subcommand> TABLE =
      List.of(
          new Subcommand("version", "show the version", "version", new VersionCommand()),
          new Subcommand(
              "demo",
              "show a speaker and a peer at work, without a router",
              "demo",
              new DemoCommand()),
          new Subcommand("cli", "send commands to a running server", "cli", new RunCommand(true)),
          new Subcommand(
              "top", "watch the neighbors of a running server", "top --once", new TopCommand()),
          new Subcommand(
              "run",
              "send one command to a running server",
              "run peer list",
              new RunCommand(false)),
          new Subcommand(
              "healthcheck",
              "watch a service and announce its addresses",
              "healthcheck --ip 192.0.2.1/32 --cmd 'curl -f localhost'",
              new HealthcheckCommand()),
          new Subcommand("env", "show the settings", "env -d", new EnvCommand()),
          new Subcommand(
              "decode",
              "show what is in a BGP message",
              "decode FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF001304",
              new DecodeCommand()),
          new Subcommand(
              "encode",
              "make a BGP message of a route",
              "encode 'route 192.0.2.0/24 next-hop 198.51.100.1'",
              new EncodeCommand()),
          new Subcommand("server", "run the speaker", "server edge.conf", new ServerCommand()),
          new Subcommand(
              "shell install",
              "install the completion for a shell",
              "shell install bash",
              new ShellCommand(ShellCommand.Deed.INSTALL)),
          new Subcommand(
              "shell uninstall",
              "remove the completion for a shell",
              "shell uninstall bash",
              new ShellCommand(ShellCommand.Deed.UNINSTALL)),
          new Subcommand(
              "shell completion",
              "print the completion for a shell",
              "shell completion zsh",
              new ShellCommand(ShellCommand.Deed.PRINT)),
          new Subcommand(
              "shell complete",
              "tell what a word could become, for completions",
              "shell complete -- run show nei",
              new CompleteCommand()),
          new Subcommand(
              "schema",
              "show the JSON schema of the configuration, of commands or of events",
              "schema export neighbor",
              new SchemaCommand()),
          new Subcommand(
              "validate",
              "check a configuration file",
              "validate edge.conf",
              new ValidateCommand()),
          new Subcommand(
              "configuration validate",
              "check a configuration file",
              "configuration validate -nr edge.conf",
              new ValidateCommand()),
          new Subcommand(
              "configuration print",
              "show a configuration in its normal form",
              "configuration print edge.conf",
              new PrintCommand()),
          new Subcommand(
              "configuration diff",
              "tell what a reload would do",
              "configuration diff old.conf new.conf",
              new DiffCommand()),
          new Subcommand(
              "configuration export",
              "show a configuration as JSON",
              "configuration export edge.conf",
              new ExportCommand()),
          new Subcommand(
              "configuration example",
              "show a commented configuration",
              "configuration example neighbor",
              new ExampleCommand()),
          new Subcommand(
              "migrate conf",
              "bring a configuration file to another version",
              "migrate conf -f 4 -t main old.conf",
              new MigrateConfCommand()),
          new Subcommand(
              "migrate api",
              "bring the commands of a program to another version",
              "migrate api -f 4 -t main",
              new MigrateApiCommand()),
          new Subcommand("help", "explain a subcommand", "help server", new HelpCommand()));

  private Subcommands() {}

  /** The row of a word, or of two words of a group; null when there is none. */
  static @Nullable Subcommand named(String word) {
    return named(TABLE, word);
  }

  static @Nullable Subcommand named(List<Subcommand> table, String word) {
    for (Subcommand subcommand : table) {
      if (subcommand.word().equals(word)) {
        return subcommand;
      }
    }
    return null;
  }

  /** The rows of a group such as {@code configuration}; empty when it is none. */
  static List<Subcommand> group(String word) {
    List<Subcommand> rows = new ArrayList<>();
    for (Subcommand subcommand : TABLE) {
      if (subcommand.word().startsWith(word + " ")) {
        rows.add(subcommand);
      }
    }
    return rows;
  }
}
