package net.herald.config;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import net.herald.bgp.Asn;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv4;
import net.herald.bgp.Ipv6;
import net.herald.bgp.capability.LongLivedGracefulRestart;
import net.herald.text.DidYouMean;
import net.herald.text.Words;

/** What keywords take, outside of routes. */
final class Values {
  private static final List<String> TRUE = List.of("true", "enable", "enabled", "yes", "1");
  private static final List<String> FALSE = List.of("false", "disable", "disabled", "no", "0");
  private static final List<String> OFF = List.of("disable", "disabled", "false");
  private static final long ASN_MAX = 0xffffffffL;

  static final Value<Boolean> BOOLEAN = new Value<>("BOOLEAN", Values::bool);
  static final Value<Integer> PORT = number("port", 1, 65535);
  static final Value<Integer> KEY_ID = number("keyid", 0, 255);
  static final Value<String> STRING = new Value<>("TEXT", words -> words.next("a text"));
  static final Value<Ip> IP = new Value<>("IP", Values::ip);
  static final Value<Optional<Ip>> IP_OR_AUTO = new Value<>("IP | auto", Values::ipOrAuto);
  static final Value<Ipv4> IPV4 = new Value<>("IPV4", Values::ipv4);
  static final Value<Ipv6> LINK_LOCAL = new Value<>("IPV6 of fe80::/10", Values::linkLocal);
  static final Value<Optional<Asn>> ASN_OR_AUTO = new Value<>("ASN | auto", Values::asnOrAuto);
  static final Value<Integer> HOLD_TIME = new Value<>("0 | 3-65535", Values::holdTime);
  static final Value<Integer> RATE_LIMIT = new Value<>("NUMBER | disable", Values::rateLimit);
  static final Value<Integer> TTL = new Value<>("0-255 | disable", Values::ttl);
  static final Value<Integer> RESTART_TIME = new Value<>("0-4095 | disable", Values::restartTime);
  static final Value<Integer> LONG_LIVED_TIME =
      new Value<>("1-16777215 | disable", Values::longLivedTime);
  static final Value<Secret> SECRET = new Value<>("TEXT", Values::secret);
  static final Value<Boolean> BASE64 = new Value<>("true | false | auto", Values::base64);

  private Values() {}

  static Value<Integer> number(String what, int lowest, int highest) {
    return new Value<>(lowest + "-" + highest, words -> (int) words.number(what, lowest, highest));
  }

  static <E extends Enum<E>> Value<E> choice(String what, List<E> all, Function<E, String> word) {
    List<String> choices = all.stream().map(word).toList();
    return new Value<>(
        String.join(" | ", choices),
        words -> all.get(choices.indexOf(words.choice(what, choices))));
  }

  /** {@code [ one two ]}, with or without commas; the brackets are required. */
  static <T> List<T> bracketed(Words words, Function<Words, T> one) {
    if (!words.isNext("[")) {
      String summary = words.hasNext() ? "'" + words.peek() + "' is not in brackets" : "no list";
      throw words.faultAtNext(summary, "expected [ NAME ... ]");
    }
    return words.list(one, true);
  }

  /** A name of letters, digits, {@code .}, {@code -} and {@code _}. */
  static String name(Words words, String what) {
    String name = words.next("the name of " + what);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!Character.isLetterOrDigit(c) && c != '.' && c != '-' && c != '_') {
        throw words.fault(
            "'" + c + "' in the name of " + what, "expected letters, digits, '.', '-' and '_'");
      }
    }
    return name;
  }

  static boolean bool(Words words) {
    words.offer(List.of("enable", "disable"));
    String word = words.next("enable or disable");
    String lower = word.toLowerCase(Locale.ROOT);
    if (TRUE.contains(lower)) {
      return true;
    }
    if (FALSE.contains(lower)) {
      return false;
    }
    List<String> all = new ArrayList<>(TRUE);
    all.addAll(FALSE);
    String meant = DidYouMean.nearest(lower, all);
    throw words.fault(
        "'" + word + "' is neither true nor false",
        meant.isEmpty() ? "expected enable or disable" : "did you mean '" + meant + "'?");
  }

  static Ip ip(Words words) {
    String word = words.next("an IP address");
    Ip ip = Ip.parse(word);
    if (ip == null) {
      throw words.fault(
          "'" + word + "' is not an IP address", "expected as 192.0.2.1 or 2001:db8::1");
    }
    return ip;
  }

  private static Optional<Ip> ipOrAuto(Words words) {
    return words.take("auto") ? Optional.empty() : Optional.of(ip(words));
  }

  private static Ipv4 ipv4(Words words) {
    String word = words.next("an IPv4 address");
    Ipv4 ip = Ipv4.parse(word);
    if (ip == null) {
      throw words.fault("'" + word + "' is not an IPv4 address", "expected as 192.0.2.1");
    }
    return ip;
  }

  private static Ipv6 linkLocal(Words words) {
    String word = words.next("an IPv6 address of fe80::/10");
    if (Ip.parse(word) instanceof Ipv6 ip && ip.isLinkLocal()) {
      return ip;
    }
    throw words.fault("'" + word + "' is not a link-local address", "expected one of fe80::/10");
  }

  private static Optional<Asn> asnOrAuto(Words words) {
    String word = words.next("an AS number, or auto");
    if (word.equals("auto")) {
      return Optional.empty();
    }
    Asn asn = Asn.parse(word);
    if (asn == null) {
      throw words.fault(
          "'" + word + "' is not an AS number", "expected 1 to " + ASN_MAX + ", as 1.1, or auto");
    }
    return asn.value() == 0 ? Optional.empty() : Optional.of(asn);
  }

  private static int holdTime(Words words) {
    String expected = "0, or 3 to 65535";
    int seconds = (int) words.number("hold-time", 0, 65535, expected);
    if (seconds == 1 || seconds == 2) {
      throw words.fault("hold-time " + seconds + " is out of range", "expected " + expected);
    }
    return seconds;
  }

  /** Below one means no limit: the main branch of ExaBGP takes that so. */
  private static int rateLimit(Words words) {
    if (words.take("disable") || words.take("disabled")) {
      return 0;
    }
    return (int)
        Math.max(
            0,
            words.number(
                "rate-limit", -Integer.MAX_VALUE, Integer.MAX_VALUE, "a number, or disable"));
  }

  private static int ttl(Words words) {
    for (String off : OFF) {
      if (words.take(off)) {
        return 0;
      }
    }
    return (int) words.number("TTL", 0, 255, "0 to 255, or disable");
  }

  private static int restartTime(Words words) {
    if (words.take("disable") || words.take("disabled")) {
      return CapabilitySettings.NO_GRACEFUL_RESTART;
    }
    return (int) words.number("restart time", 0, 4095, "0 to 4095, or disable");
  }

  private static int longLivedTime(Words words) {
    if (words.take("disable") || words.take("disabled")) {
      return 0;
    }
    int most = LongLivedGracefulRestart.MAX_TIME;
    return (int) words.number("long-lived stale time", 1, most, "1 to " + most + ", or disable");
  }

  private static Secret secret(Words words) {
    String password = words.next("a password");
    words.hide();
    return new Secret(password.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean base64(Words words) {
    return !words.take("auto") && bool(words);
  }
}
