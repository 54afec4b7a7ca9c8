package net.herald.environment;

import java.util.List;

/**
 * Variables of the process environment that are not settings: names that begin like one but have a
 * meaning of their own, one row each.
 */
public final class Variables {

  /**
   * One row.
   *
   * @param name as in the process environment
   * @param help what it means, in one line
   */
  public record Variable(String name, String help) {}

  public static final String ROOT = "EXABGP_ROOT";
  public static final String ENVFILE = "EXABGP_ENVFILE";
  public static final String ETC = "EXABGP_ETC";
  public static final String VERSION = "exabgp_version";
  public static final String CLI_PIPE = "exabgp_cli_pipe";
  public static final String CLI_SOCKET = "exabgp_cli_socket";
  public static final String API_CLI_MODE = "exabgp_api_cli_mode";
  public static final String API_SOCKETPATH = "exabgp_api_socketpath";
  public static final String API_MULTI_CLIENT = "exabgp_api_multi_client";
  public static final String API_MAX_CLIENTS = "exabgp_api_max_clients";
  public static final String CLI_TRANSPORT = "exabgp_cli_transport";
  public static final String CLI_HISTORY = "exabgp_cli_history";
  public static final String CLI_FUZZY_MATCHING = "exabgp_cli_fuzzy_matching";

  /** Every row. */
  public static final List<Variable> TABLE =
      List.of(
          new Variable(ROOT, "installation directory, instead of where the program is"),
          new Variable(ENVFILE, "the ini file of settings"),
          new Variable(ETC, "directory for programs named etc/exabgp/..., instead of /etc/exabgp"),
          new Variable(
              VERSION,
              "text shown as the version; this speaker then stands in for an ExaBGP of that version"),
          new Variable(CLI_PIPE, "directory of the pipes of the command line"),
          new Variable(CLI_SOCKET, "directory of its socket; empty for no socket"),
          new Variable(
              API_CLI_MODE, "pipe or socket, for the process that serves the command line"),
          new Variable(API_SOCKETPATH, "the socket of the command line, instead of looking for it"),
          new Variable(API_MULTI_CLIENT, "several command lines at a time"),
          new Variable(API_MAX_CLIENTS, "how many of them"),
          new Variable(CLI_TRANSPORT, "pipe or socket, for run"),
          new Variable(CLI_HISTORY, "false for a command line without a history"),
          new Variable(CLI_FUZZY_MATCHING, "false for completion of prefixes only"));

  private Variables() {}
}
