package net.herald.log;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What {@code log.destination} names.
 *
 * <table>
 *   <caption>Values</caption>
 *   <tr><td>{@code stdout}, {@code stderr}</td><td>standard error: standard output stays free for
 *       what a command answers</td></tr>
 *   <tr><td>{@code syslog}</td><td>the syslog of this machine</td></tr>
 *   <tr><td>{@code host:NAME}, {@code host:NAME:PORT}</td><td>a syslog elsewhere, over UDP</td></tr>
 *   <tr><td>{@code /path}, {@code ~/path}, {@code file:path}</td><td>a file that rotates</td></tr>
 * </table>
 */
public sealed interface Destination {

  /** The port of syslog over UDP (RFC 5426, section 3.3). */
  int SYSLOG_PORT = 514;

  /** Standard error. */
  record StandardError() implements Destination {}

  /** The syslog daemon of this machine. */
  record LocalSyslog() implements Destination {}

  /**
   * A syslog server reached over UDP.
   *
   * @param host a name or an address
   * @param port 1 to 65535
   */
  record RemoteSyslog(String host, int port) implements Destination {}

  /**
   * A file that rotates.
   *
   * @param path absolute
   */
  record RotatedFile(Path path) implements Destination {}

  /**
   * What the text names, or null when it names nothing known.
   *
   * @param home what {@code ~} stands for
   * @param directory what a relative {@code file:} path starts from
   */
  static @Nullable Destination parse(String text, Path home, Path directory) {
    if (text.equals("stdout") || text.equals("stderr")) {
      return new StandardError();
    }
    if (text.equals("syslog")) {
      return new LocalSyslog();
    }
    if (text.startsWith("host:")) {
      return remote(text.substring("host:".length()));
    }
    String path = text.startsWith("file:") ? text.substring("file:".length()) : text;
    if (path.indexOf('\0') >= 0) {
      return null;
    }
    if (path.startsWith("~/")) {
      return new RotatedFile(home.resolve(path.substring(2)).normalize());
    }
    if (path.startsWith("/") || (text.startsWith("file:") && !path.isEmpty())) {
      return new RotatedFile(directory.resolve(path).normalize());
    }
    return null;
  }

  /** {@code name}, {@code name:port}, {@code address6}, {@code [address6]:port}. */
  private static @Nullable Destination remote(String text) {
    String host = text;
    String port = "";
    int colon = text.lastIndexOf(':');
    if (text.startsWith("[")) {
      int end = text.indexOf(']');
      if (end < 0 || (end + 1 < text.length() && colon != end + 1)) {
        return null;
      }
      host = text.substring(1, end);
      port = end + 1 < text.length() ? text.substring(end + 2) : "";
    } else if (colon >= 0 && colon == text.indexOf(':')) {
      host = text.substring(0, colon);
      port = text.substring(colon + 1);
    } else {
      colon = -1;
    }
    int number = SYSLOG_PORT;
    if (colon >= 0 && !(text.startsWith("[") && text.endsWith("]"))) {
      number = port(port);
    }
    return host.isEmpty() || number == 0 ? null : new RemoteSyslog(host, number);
  }

  /** 1 to 65535, or 0 for what is not a port. */
  private static int port(String text) {
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9' || number > 6553) {
        return 0;
      }
      number = number * 10 + (c - '0');
    }
    return number > 65535 ? 0 : number;
  }
}
