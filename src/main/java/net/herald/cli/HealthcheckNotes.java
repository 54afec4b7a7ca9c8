package net.herald.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.herald.healthcheck.Notes;
import net.herald.log.Level;
import net.herald.posix.UnixDatagram;
import org.jspecify.annotations.Nullable;

/** The words of a health check: on standard error, and in syslog where there is one. */
final class HealthcheckNotes implements Notes, AutoCloseable {
  private static final String SOCKET = "/dev/log";

  /** The facilities of RFC 5424 section 6.2.1, by number. */
  private static final List<String> FACILITIES =
      List.of(
          "kern",
          "user",
          "mail",
          "daemon",
          "auth",
          "syslog",
          "lpr",
          "news",
          "uucp",
          "cron",
          "authpriv",
          "ftp",
          "ntp",
          "audit",
          "alert",
          "clock",
          "local0",
          "local1",
          "local2",
          "local3",
          "local4",
          "local5",
          "local6",
          "local7");

  private final @Nullable PrintStream err;
  private final @Nullable UnixDatagram syslog;
  private final Level least;
  private final String tag;
  private final int facility;

  private HealthcheckNotes(
      @Nullable PrintStream err,
      @Nullable UnixDatagram syslog,
      Level least,
      String tag,
      int facility) {
    this.err = err;
    this.syslog = syslog;
    this.least = least;
    this.tag = tag;
    this.facility = facility;
  }

  static HealthcheckNotes open(Options.Given given, PrintStream err) {
    boolean debug = given.has("debug");
    if (given.has("no-syslog") && given.has("syslog-facility")
        || given.has("silent") && (given.has("no-syslog") || given.has("syslog-facility"))) {
      throw new UsageFault("--silent, --syslog-facility and --no-syslog exclude each other");
    }
    String wanted = given.value("syslog-facility");
    int facility = FACILITIES.indexOf(wanted == null || wanted.isEmpty() ? "daemon" : wanted);
    if (facility < 0) {
      throw new UsageFault("there is no syslog facility " + wanted);
    }
    String name = given.value("name");
    return new HealthcheckNotes(
        given.has("silent") ? null : err,
        given.has("no-syslog") || debug ? null : syslog(),
        debug ? Level.DEBUG : Level.INFO,
        name == null ? "healthcheck" : "healthcheck-" + name,
        facility);
  }

  /** No syslog is no reason to leave a service unwatched. */
  private static @Nullable UnixDatagram syslog() {
    try {
      return UnixDatagram.open(SOCKET);
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  public synchronized void tell(Level level, String text) {
    if (level.severity() > least.severity()) {
      return;
    }
    if (err != null) {
      err.print(level + "[healthcheck] " + text + "\n");
      err.flush();
    }
    if (syslog != null) {
      long pid = ProcessHandle.current().pid();
      String line = "<" + (facility * 8 + level.severity()) + ">" + tag + "[" + pid + "]: " + text;
      try {
        syslog.send(line.getBytes(StandardCharsets.UTF_8));
      } catch (IOException lost) {
        if (err != null) {
          err.print("WARNING[healthcheck] syslog: " + lost.getMessage() + "\n");
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (syslog != null) {
      syslog.close();
    }
  }
}
