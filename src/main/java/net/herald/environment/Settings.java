package net.herald.environment;

import static net.herald.environment.Setting.Origin.EXABGP;
import static net.herald.environment.Setting.Origin.EXABGP_5;
import static net.herald.environment.Setting.Origin.EXABGP_6;
import static net.herald.environment.Setting.Origin.HERALD;
import static net.herald.environment.Setting.Origin.MOOT;
import static net.herald.environment.Setting.Origin.UNUSED;

import java.util.ArrayList;
import java.util.List;
import net.herald.bgp.Ip;
import net.herald.environment.Setting.Origin;
import net.herald.log.Category;
import net.herald.log.Level;
import org.jspecify.annotations.Nullable;

/**
 * Every setting, one row each, in the order of {@code herald env}: sections as in ExaBGP 6.0,
 * options by name. A new setting is one row.
 */
public final class Settings {

  private static final List<Setting<?>> ROWS = new ArrayList<>();

  private static final int ANY = Integer.MAX_VALUE;

  public static final Setting<Boolean> PROFILE_ENABLE =
      flag("profile.enable", false, "record a profile of the run with the JDK's flight recorder");
  public static final Setting<String> PROFILE_FILE =
      text(
          "profile.file",
          "",
          "where the profile goes, a file that does not exist yet; empty or stdout prints a list");

  public static final Setting<Boolean> PDB_ENABLE =
      flag("pdb.enable", false, UNUSED, "accepted and not used");

  public static final Setting<Boolean> DAEMON_DAEMONIZE =
      flag("daemon.daemonize", false, "go to the background");
  public static final Setting<Boolean> DAEMON_DROP =
      flag(
          "daemon.drop", true, "become daemon.user before helper processes are started, not after");
  public static final Setting<String> DAEMON_PID =
      text("daemon.pid", "", "file for the process number, none if empty");
  public static final Setting<Integer> DAEMON_UMASK =
      row(
          "daemon.umask",
          Kind.octal(),
          0137,
          "file mode bits that log, pid and socket files do not get");
  public static final Setting<String> DAEMON_USER =
      row("daemon.user", Kind.user(), "nobody", "user to become when started as root");
  public static final Setting<Boolean> DAEMON_WARMUP =
      flag(
          "daemon.warmup",
          true,
          HERALD,
          "have the JVM compile what many routes need while there is nothing else to do");

  public static final Setting<Boolean> LOG_ALL = flag("log.all", false, "log every topic");
  public static final Setting<Boolean> LOG_CONFIGURATION =
      flag("log.configuration", true, "log the reading of the configuration");
  public static final Setting<Boolean> LOG_DAEMON =
      flag("log.daemon", true, "log process number, user and background");
  public static final Setting<String> LOG_DESTINATION =
      text(
          "log.destination",
          "stdout",
          "stdout or stderr (both: standard error), syslog, host:NAME for a syslog elsewhere, or a"
              + " file");
  public static final Setting<Boolean> LOG_ENABLE = flag("log.enable", true, "log at all");
  public static final Setting<String> LOG_FORMAT =
      row(
          "log.format",
          Kind.word("text", "json"),
          "text",
          HERALD,
          "lines for people, or one JSON object a line");
  public static final Setting<Level> LOG_LEVEL =
      row("log.level", Kind.level(), Level.INFO, "least severe level that is logged");
  public static final Setting<Boolean> LOG_MESSAGE =
      flag("log.message", false, "log routes that a reload changes");
  public static final Setting<Boolean> LOG_NETWORK =
      flag("log.network", true, "log connections and the states of sessions");
  public static final Setting<Boolean> LOG_PACKETS =
      flag("log.packets", false, "log the bytes of messages");
  public static final Setting<Boolean> LOG_PARSER =
      flag("log.parser", false, "log the decoding of messages");
  public static final Setting<Boolean> LOG_PROCESSES =
      flag("log.processes", true, "log helper processes");
  public static final Setting<Boolean> LOG_REACTOR =
      flag("log.reactor", true, "log signals and reloads");
  public static final Setting<Boolean> LOG_RIB =
      flag("log.rib", false, "log changes of our own routes");
  public static final Setting<Boolean> LOG_ROUTES =
      flag("log.routes", false, "log received routes");
  public static final Setting<Boolean> LOG_SHORT =
      flag("log.short", true, "lines without time and process number on standard error");
  public static final Setting<Boolean> LOG_STATISTICS =
      flag("log.statistics", true, "log counts of messages");
  public static final Setting<Boolean> LOG_TIMERS =
      flag("log.timers", false, "log keepalive and hold timers");

  public static final Setting<Boolean> TCP_ACL =
      flag("tcp.acl", false, UNUSED, "accepted and not used");
  public static final Setting<Integer> TCP_ATTEMPTS =
      integer(
          "tcp.attempts",
          0,
          0,
          ANY,
          "failed connections to a peer before it is given up, 0 for never");
  public static final Setting<List<Ip>> TCP_BIND =
      row("tcp.bind", Kind.addresses(), List.of(), "addresses to listen on, separated by blanks");
  public static final Setting<Integer> TCP_DELAY =
      integer(
          "tcp.delay",
          0,
          0,
          ANY,
          "start only when the minutes of the clock are a multiple of this");
  public static final Setting<Boolean> TCP_ONCE =
      flag("tcp.once", false, "the old way to say attempts = 1");
  public static final Setting<Integer> TCP_PORT =
      integer(
          "tcp.port",
          179,
          1,
          65535,
          "port to listen on, and to connect to where a neighbor does not say");

  public static final Setting<String> BGP_FLOW_OFFSET =
      row(
          "bgp.flow_offset",
          Kind.word("auto", "rfc8956", "whole"),
          "auto",
          HERALD,
          "IPv6 FlowSpec prefixes with an offset: only the bits behind it, or the whole prefix as ExaBGP, FRR 8 and GoBGP 3 want it; auto: whole only where exabgp_version makes this speaker stand in for an ExaBGP");
  public static final Setting<Integer> BGP_OPENWAIT =
      integer("bgp.openwait", 60, 1, ANY, "seconds to wait for the OPEN of a connected peer");
  public static final Setting<Boolean> BGP_PASSIVE =
      flag("bgp.passive", false, "connect to nobody, whatever neighbors say");
  public static final Setting<Boolean> BGP_PATHS_LIMIT_AUDIT =
      flag(
          "bgp.paths_limit_audit",
          true,
          EXABGP_6,
          "warn of a peer that sends more paths for a prefix than we allow");
  public static final Setting<Integer> BGP_SEND_HOLD =
      row(
          "bgp.send_hold",
          Kind.integer(0, ANY),
          480,
          HERALD,
          "seconds a peer may take nothing from us before its session ends (RFC 9687), at least"
              + " twice the hold time, 0 for ever");

  public static final Setting<Boolean> CACHE_ATTRIBUTES =
      flag("cache.attributes", true, MOOT, "without effect: routes always share equal attributes");
  public static final Setting<Boolean> CACHE_NEXTHOPS =
      flag("cache.nexthops", true, UNUSED, "accepted and not used");

  public static final Setting<Boolean> API_ACK =
      flag("api.ack", true, "answer every command of a helper process");
  public static final Setting<Integer> API_CHUNK =
      row(
          "api.chunk",
          Kind.integer(1, ANY),
          1,
          MOOT,
          "without effect: a route listing holds up nothing else");
  public static final Setting<Boolean> API_CLI =
      flag("api.cli", true, "open the socket or the pipes of the command line");
  public static final Setting<Boolean> API_COMPACT =
      flag("api.compact", false, "unicast routes as plain prefixes in JSON");
  public static final Setting<String> API_ENCODER =
      row(
          "api.encoder",
          Kind.word("text", "json"),
          "json",
          UNUSED,
          "accepted and not used: a helper process that names no encoder gets text, or JSON with version 6");
  public static final Setting<String> API_ERROR_DETAIL =
      row(
          "api.error_detail",
          Kind.word("auto", "true", "false"),
          "auto",
          HERALD,
          "a line that says why before each error; auto: with API version 6");
  public static final Setting<String> API_PERSIST =
      text(
          "api.persist",
          "",
          HERALD,
          "directory in which routes of commands outlast the daemon; empty: they do not");
  public static final Setting<String> API_PIPENAME =
      text("api.pipename", "exabgp", "name of the pipes NAME.in and NAME.out");
  public static final Setting<Integer> API_READY =
      row(
          "api.ready",
          Kind.integer(0, ANY),
          0,
          HERALD,
          "seconds that End-of-RIB waits at the start for helper processes to say ready");
  public static final Setting<Boolean> API_RESPAWN =
      flag("api.respawn", true, "start a helper process again when it ends");
  public static final Setting<String> API_SHOW_ROUTES_FORMAT =
      row(
          "api.show-routes-format",
          Kind.word("v1", "v2"),
          "v1",
          EXABGP_5,
          "layout of route listings");
  public static final Setting<String> API_SOCKETNAME =
      text("api.socketname", "exabgp", EXABGP_6, "name of the socket NAME.sock");
  public static final Setting<Boolean> API_TERMINATE =
      flag("api.terminate", false, "end when a helper process ends");
  public static final Setting<Integer> API_VERSION =
      row(
          "api.version",
          Kind.oneOf(4, 6),
          6,
          EXABGP_6,
          "6: JSON only; 4: JSON or text, the older command words");

  public static final Setting<Double> REACTOR_SPEED =
      row(
          "reactor.speed",
          Kind.real(),
          1.0,
          UNUSED,
          "accepted and not used: nothing here runs in cycles");

  public static final Setting<Boolean> DEBUG_CONFIGURATION =
      flag(
          "debug.configuration",
          false,
          "as debug.pdb; what is wrong in a file is told with its place");
  public static final Setting<Boolean> DEBUG_DEFENSIVE =
      flag(
          "debug.defensive",
          false,
          MOOT,
          "without effect: a daemon that runs gets no faults injected");
  public static final Setting<Boolean> DEBUG_MEMORY =
      flag("debug.memory", false, "report the memory used at the end");
  public static final Setting<Boolean> DEBUG_PDB =
      flag("debug.pdb", false, "show a stack trace for a fault of the program");
  public static final Setting<Boolean> DEBUG_ROTATE =
      flag(
          "debug.rotate", false, "run one of several configuration files, the next at each reload");
  public static final Setting<String> DEBUG_ROUTE =
      text("debug.route", "", UNUSED, "accepted and not used");
  public static final Setting<Boolean> DEBUG_SELFCHECK =
      flag("debug.selfcheck", false, UNUSED, "accepted and not used");
  public static final Setting<Boolean> DEBUG_TIMING =
      flag(
          "debug.timing",
          false,
          MOOT,
          "without effect: nothing here runs in cycles; see profile.enable");

  /** Every row, in the order of listings. */
  public static final List<Setting<?>> TABLE = List.copyOf(ROWS);

  private Settings() {}

  /** The row of a name such as {@code tcp.port}, or null. */
  public static @Nullable Setting<?> named(String name) {
    for (Setting<?> setting : TABLE) {
      if (setting.name().equals(name)) {
        return setting;
      }
    }
    return null;
  }

  /** The switch of a category of the log that has one. */
  static Setting<Boolean> topic(Category category) {
    return switch (category) {
      case CONFIGURATION -> LOG_CONFIGURATION;
      case REACTOR -> LOG_REACTOR;
      case DAEMON -> LOG_DAEMON;
      case PROCESSES -> LOG_PROCESSES;
      case NETWORK -> LOG_NETWORK;
      case STATISTICS -> LOG_STATISTICS;
      case PACKETS -> LOG_PACKETS;
      case RIB -> LOG_RIB;
      case MESSAGE -> LOG_MESSAGE;
      case TIMERS -> LOG_TIMERS;
      case ROUTES -> LOG_ROUTES;
      case PARSER -> LOG_PARSER;
      case STARTUP, CLI, API -> LOG_ENABLE;
    };
  }

  private static Setting<Boolean> flag(String name, boolean standard, String help) {
    return flag(name, standard, EXABGP, help);
  }

  private static Setting<Boolean> flag(String name, boolean standard, Origin origin, String help) {
    return row(name, Kind.flag(), standard, origin, help);
  }

  private static Setting<String> text(String name, String standard, String help) {
    return text(name, standard, EXABGP, help);
  }

  private static Setting<String> text(String name, String standard, Origin origin, String help) {
    return row(name, Kind.text(), standard, origin, help);
  }

  private static Setting<Integer> integer(
      String name, int standard, int least, int most, String help) {
    return row(name, Kind.integer(least, most), standard, EXABGP, help);
  }

  private static <T> Setting<T> row(String name, Kind<T> kind, T standard, String help) {
    return row(name, kind, standard, EXABGP, help);
  }

  private static <T> Setting<T> row(
      String name, Kind<T> kind, T standard, Origin origin, String help) {
    Setting<T> setting = new Setting<>(name, kind, standard, origin, help);
    ROWS.add(setting);
    return setting;
  }
}
