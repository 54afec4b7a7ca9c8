package net.herald.healthcheck.settings;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import net.herald.bgp.Decimal;
import net.herald.bgp.Ip;

/**
 * What the value of an option is.
 *
 * @param shape how it is written, for people; empty for none
 * @param words whether it may be several words, in a file without quotes
 * @param parser reads it; an {@link IllegalArgumentException} says what it needs
 */
public record CheckForm<V>(String shape, boolean words, Function<String, V> parser) {
  private static final BigDecimal DAY = BigDecimal.valueOf(86_400);
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);
  private static final long MOST = 0xffffffffL;
  private static final int PORTS = 65_535;
  private static final int DNS_PORT = 53;

  static final CheckForm<String> FLAG = new CheckForm<>("", false, text -> text);
  static final CheckForm<String> TEXT = text("TEXT");
  static final CheckForm<String> COMMAND = new CheckForm<>("COMMAND", true, text -> text);
  static final CheckForm<String> FILE = text("FILE");
  static final CheckForm<String> WORDS = new CheckForm<>("TEXT", true, CheckForm::words);
  static final CheckForm<String> NEIGHBOR =
      new CheckForm<>("IP [KEY VALUE ...] | *", true, CheckForm::neighbor);
  static final CheckForm<Long> NUMBER = new CheckForm<>("N", false, CheckForm::number);
  static final CheckForm<Long> INTEGER = new CheckForm<>("N", false, CheckForm::integer);
  static final CheckForm<Duration> SECONDS = new CheckForm<>("SECONDS", false, CheckForm::seconds);
  static final CheckForm<Target> TARGET = new CheckForm<>("IP[/LENGTH]", false, Target::parse);
  static final CheckForm<Placement> PLACEMENT =
      new CheckForm<>("IP%INTERFACE", false, Placement::parse);
  static final CheckForm<String> NEXT_HOP = new CheckForm<>("IP | self", false, CheckForm::nextHop);
  static final CheckForm<Probe> PROGRAM = new CheckForm<>("COMMAND", true, Probe.Program::new);
  static final CheckForm<Probe> TCP = new CheckForm<>("HOST:PORT", false, CheckForm::tcp);
  static final CheckForm<Probe> HTTP = new CheckForm<>("URL", false, CheckForm::http);
  static final CheckForm<Probe> DNS =
      new CheckForm<>("NAME[@SERVER[:PORT]]", false, CheckForm::dns);

  static CheckForm<String> text(String shape) {
    return new CheckForm<>(shape, false, text -> text);
  }

  /**
   * Reads a value.
   *
   * @throws IllegalArgumentException that says what it needs
   */
  V parse(String text) {
    return parser.apply(text);
  }

  /** Text between brackets of a command: it can neither end them nor the line. */
  private static String words(String text) {
    if (text.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 127 || c == '[' || c == ']')) {
      throw new IllegalArgumentException("has a sign that cannot be in it");
    }
    return text;
  }

  /** An address, perhaps with pairs of words behind it: a list would be another neighbor. */
  private static String neighbor(String text) {
    var words = words(text).strip().split("\\s+");
    if (words[0].equals("*") && words.length == 1) {
      return words[0];
    }
    var address = Ip.parse(words[0]);
    if (address == null || words.length % 2 == 0 || text.contains(",")) {
      throw new IllegalArgumentException(
          "needs one address, perhaps with pairs as local-as 65001, or *; not " + text);
    }
    words[0] = address.toString();
    return String.join(" ", words);
  }

  private static long number(String text) {
    long number = Decimal.parse(text, MOST);
    if (number < 0) {
      throw new IllegalArgumentException("needs a number from 0 to " + MOST + ", not " + text);
    }
    return number;
  }

  /** A number that may be below zero. */
  private static long integer(String text) {
    boolean negative = text.startsWith("-");
    long number = Decimal.parse(negative ? text.substring(1) : text, MOST);
    if (number < 0) {
      throw new IllegalArgumentException(
          "needs a number from -" + MOST + " to " + MOST + ", not " + text);
    }
    return negative ? -number : number;
  }

  /** Seconds, also parts of one, up to a day. */
  private static Duration seconds(String text) {
    try {
      var number = new BigDecimal(text);
      if (number.signum() >= 0 && number.compareTo(DAY) <= 0) {
        return Duration.ofNanos(number.multiply(NANOS).longValue());
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("needs seconds, not " + text, e);
    }
    throw new IllegalArgumentException("needs seconds from 0 to " + DAY + ", not " + text);
  }

  private static String nextHop(String text) {
    if (text.equals("self")) {
      return text;
    }
    var address = Ip.parse(text);
    if (address == null) {
      throw new IllegalArgumentException("needs an IP address or self, not " + text);
    }
    return address.toString();
  }

  private static Probe tcp(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("needs HOST:PORT, not " + text);
    }
    return new Probe.Tcp(unbracketed(text.substring(0, colon)), port(text.substring(colon + 1)));
  }

  private static Probe http(String text) {
    var uri = URI.create(text);
    boolean known = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!known || uri.getHost() == null) {
      throw new IllegalArgumentException("needs http://… or https://…, not " + text);
    }
    return new Probe.Http(uri);
  }

  private static Probe dns(String text) {
    int at = text.indexOf('@');
    if (at < 0) {
      return new Probe.Name(name(text));
    }
    String server = text.substring(at + 1);
    int colon = server.lastIndexOf(':');
    boolean port = colon > 0 && (server.charAt(colon - 1) == ']' || server.indexOf(':') == colon);
    return new Probe.Dns(
        name(text.substring(0, at)),
        unbracketed(port ? server.substring(0, colon) : server),
        port ? port(server.substring(colon + 1)) : DNS_PORT);
  }

  private static String name(String text) {
    if (text.isEmpty() || text.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IllegalArgumentException("needs a name, not " + text);
    }
    return text;
  }

  private static int port(String text) {
    long port = Decimal.parse(text, PORTS);
    if (port < 1) {
      throw new IllegalArgumentException("needs a port from 1 to " + PORTS + ", not " + text);
    }
    return (int) port;
  }

  private static String unbracketed(String host) {
    String name =
        host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    if (name.isEmpty()) {
      throw new IllegalArgumentException("needs the name or address of a host");
    }
    return name;
  }
}
