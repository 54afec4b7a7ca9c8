package net.herald.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import net.herald.time.Clock;

/**
 * Where lines go and how they look.
 *
 * @param destination where they go
 * @param layout how they look on standard error. A file has {@link Layout#LONG} and a syslog {@link
 *     Layout#SHORT} lines whatever is asked, unless {@link Layout#JSON} is
 * @param syslog makes the socket for the syslog of this machine
 */
public record Output(Destination destination, Layout layout, SyslogSocket.Opener syslog) {

  /**
   * Opens the destination. One that cannot be opened is told, and standard error takes its place: a
   * speaker without a log still speaks.
   */
  Sink open(Clock clock, Consumer<String> lastResort) {
    try {
      return switch (destination) {
        case Destination.StandardError() -> StreamSink.standardError(layout);
        case Destination.LocalSyslog() -> {
          String path = localSyslog();
          yield SyslogSink.local(path, syslog.open(path), unlessJson(Layout.SHORT), pid());
        }
        case Destination.RemoteSyslog(String host, int port) ->
            SyslogSink.remote(
                host + " port " + port,
                new RemoteSocket(host, port, clock),
                unlessJson(Layout.SHORT),
                pid(),
                hostName());
        case Destination.RotatedFile(Path path) ->
            new RotatingFile(path, unlessJson(Layout.LONG), RotatingFile.LIMIT);
      };
    } catch (IOException e) {
      lastResort.accept("cannot open the log: " + e + "; it goes to standard error");
      return StreamSink.standardError(layout);
    }
  }

  private Layout unlessJson(Layout otherwise) {
    return layout == Layout.JSON ? layout : otherwise;
  }

  private static long pid() {
    return ProcessHandle.current().pid();
  }

  private static String localSyslog() {
    String system = System.getProperty("os.name", "");
    if (system.startsWith("Mac")) {
      return "/var/run/syslog";
    }
    return system.endsWith("BSD") ? "/var/run/log" : "/dev/log";
  }

  /** RFC 5424, section 6.2.4: a dash when the machine does not know its name. */
  private static String hostName() {
    try {
      String name = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
      return name.isEmpty() || name.length() > 255 ? "-" : name;
    } catch (IOException e) {
      return "-";
    }
  }
}
