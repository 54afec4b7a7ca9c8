package net.herald.healthcheck.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every option of a health check, one row each: for the command line and the configuration. */
public final class CheckOptions {
  private static final String LOG = "the log of the daemon says what the settings log.* want";
  private static final String DAEMON = "the check runs inside the daemon, with its user and pid";

  /** The rows, in the order of the help. */
  public static final List<CheckOption> TABLE = table();

  /**
   * Other spellings on a command line; some beginnings fit one option of ExaBGP's, and more here.
   */
  public static final Map<String, String> ALIASES =
      Map.of(
          "-sF", "--syslog-facility",
          "--cmd", "--command",
          "--cm", "--command",
          "--t", "--timeout",
          "--h", "--help");

  private CheckOptions() {}

  /** The row of a name; null when there is none. */
  public static @Nullable CheckOption named(String name) {
    for (var option : TABLE) {
      if (option.name().equals(name)) {
        return option;
      }
    }
    return null;
  }

  private static List<CheckOption> table() {
    List<CheckOption> rows = new ArrayList<>(program());
    rows.addAll(timing());
    rows.addAll(checks());
    rows.addAll(addresses());
    rows.addAll(routes());
    return List.copyOf(rows);
  }

  private static List<CheckOption> program() {
    return List.of(
        program('s', "silent", CheckForm.FLAG, "say nothing on standard error", LOG),
        program('\0', "syslog-facility", CheckForm.text("[F]"), "where syslog files it", LOG),
        program('\0', "no-syslog", CheckForm.FLAG, "say nothing to syslog", LOG),
        program('d', "debug", CheckForm.FLAG, "tell more, and not to syslog", LOG),
        program('a', "no-ack", CheckForm.FLAG, "do not wait for the daemon's answers", DAEMON),
        flag('\0', "sudo", "use sudo to change addresses"),
        program(
            'n',
            "name",
            CheckForm.text("NAME"),
            "call it healthcheck-NAME in syslog",
            "the name stands behind the word healthcheck"),
        program(
            'F',
            "config",
            CheckForm.FILE,
            "options, one in a line: long-option = value",
            "the options stand in this section"),
        program('p', "pid", CheckForm.FILE, "write the process number there", DAEMON),
        program(
            '\0', "user", CheckForm.text("USER"), "become this user once addresses are up", DAEMON),
        program('\0', "group", CheckForm.text("GROUP"), "become of this group", DAEMON));
  }

  private static List<CheckOption> timing() {
    return List.of(
        value('i', "interval", CheckForm.SECONDS, "5", "between checks; 0: one announcement"),
        value('f', "fast-interval", CheckForm.SECONDS, "1", "between checks on the way up or down"),
        value('t', "timeout", CheckForm.SECONDS, "5", "for one check; 0: no limit"),
        value('\0', "rise", CheckForm.INTEGER, "3", "good results in a row that make it up"),
        value('\0', "fall", CheckForm.INTEGER, "3", "bad results in a row that make it down"),
        value(
            '\0', "disable", CheckForm.FILE, "", "while this file exists, the service is disabled"),
        value(
            '\0',
            "drain",
            CheckForm.FILE,
            "",
            "while this file exists, routes say graceful shutdown"),
        value('\0', "drain-time", CheckForm.SECONDS, "0", "say graceful shutdown before the end"),
        flag('\0', "debounce", "announce only what changes"));
  }

  private static List<CheckOption> checks() {
    return List.of(
        several('c', "command", CheckForm.PROGRAM, "healthy when this ends with 0"),
        several('\0', "tcp", CheckForm.TCP, "healthy when this takes a connection"),
        several('\0', "http", CheckForm.HTTP, "healthy when this answers with 200 to 399"),
        several('\0', "dns", CheckForm.DNS, "healthy when this is answered"),
        several(
            '\0',
            "execute",
            CheckForm.COMMAND,
            "run at every change of state, STATE in environment"),
        several('\0', "up-execute", CheckForm.COMMAND, "run when it is up"),
        several('\0', "down-execute", CheckForm.COMMAND, "run when it is down"),
        several('\0', "disabled-execute", CheckForm.COMMAND, "run when it is disabled"));
  }

  private static List<CheckOption> addresses() {
    return List.of(
        several('\0', "ip", CheckForm.TARGET, "what to announce; none: the addresses of lo"),
        several('\0', "ip-ifname", CheckForm.PLACEMENT, "the interface of an ip"),
        flag('\0', "deaggregate-networks", "announce every address of a network"),
        flag('\0', "no-ip-setup", "leave the addresses of this machine alone"),
        flag('\0', "dynamic-ip-setup", "have the addresses only while the service is up"),
        value('\0', "label", CheckForm.TEXT, "", "of addresses on lo, for finding and adding"),
        flag('\0', "label-exact-match", "the whole label, not its beginning"),
        value('\0', "start-ip", CheckForm.INTEGER, "0", "begin the list of addresses there"));
  }

  private static List<CheckOption> routes() {
    return List.of(
        value('N', "next-hop", CheckForm.NEXT_HOP, "self", "of the routes"),
        value('\0', "up-metric", CheckForm.NUMBER, "100", "MED when up"),
        value('\0', "down-metric", CheckForm.NUMBER, "1000", "MED when down"),
        value('\0', "disabled-metric", CheckForm.NUMBER, "500", "MED when disabled"),
        value('\0', "increase", CheckForm.INTEGER, "1", "what each further address has more"),
        value('\0', "local-preference", CheckForm.INTEGER, "", "of the routes"),
        value('\0', "community", CheckForm.WORDS, "", "of the routes"),
        value('\0', "extended-community", CheckForm.WORDS, "", "of the routes"),
        value('\0', "large-community", CheckForm.WORDS, "", "of the routes"),
        value('\0', "disabled-community", CheckForm.WORDS, "", "instead of it when not up"),
        value('\0', "as-path", CheckForm.WORDS, "", "of the routes"),
        value('\0', "up-as-path", CheckForm.WORDS, "", "when up"),
        value('\0', "down-as-path", CheckForm.WORDS, "", "when down"),
        value('\0', "disabled-as-path", CheckForm.WORDS, "", "when disabled"),
        flag('\0', "withdraw-on-down", "withdraw when not up"),
        flag('\0', "no-withdraw", "leave routes and addresses at the end"),
        value('\0', "path-id", CheckForm.NUMBER, "", "path identifier of the routes"),
        several('\0', "neighbor", CheckForm.NEIGHBOR, "whom to announce to; none: all"));
  }

  private static CheckOption program(
      char letter, String name, CheckForm<?> form, String help, String instead) {
    return new CheckOption(letter, name, form, "", help, false, instead);
  }

  private static CheckOption flag(char letter, String name, String help) {
    return new CheckOption(letter, name, CheckForm.FLAG, "", help, false, "");
  }

  private static CheckOption value(
      char letter, String name, CheckForm<?> form, String absent, String help) {
    return new CheckOption(letter, name, form, absent, help, false, "");
  }

  private static CheckOption several(char letter, String name, CheckForm<?> form, String help) {
    return new CheckOption(letter, name, form, "", help, true, "");
  }
}
