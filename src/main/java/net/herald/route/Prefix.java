package net.herald.route;

import net.herald.bgp.Decimal;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv4;
import net.herald.bgp.Ipv6;
import net.herald.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * The prefix of a route.
 *
 * @param address bits behind the length are zero
 * @param length in bits
 */
record Prefix(Ip address, int length) {
  /** Takes {@code ADDRESS/LENGTH}, or an address alone. */
  static Prefix parse(Words words) {
    String word = words.next("a prefix");
    int slash = word.indexOf('/');
    Ip address = Ip.parse(slash < 0 ? word : word.substring(0, slash));
    if (address == null) {
      throw words.fault(
          "'" + word + "' is not a prefix", "expected as 192.0.2.0/24 or 2001:db8::/32");
    }
    if (slash < 0) {
      return new Prefix(address, address.bits());
    }
    int length = (int) Decimal.parse(word.substring(slash + 1), address.bits());
    if (length < 0) {
      throw words.fault(
          "'" + word.substring(slash + 1) + "' is not a prefix length",
          "expected 0 to " + address.bits());
    }
    Ip network = network(address, length);
    if (!network.equals(address)) {
      throw words.fault("'" + word + "' has host bits", "expected " + network + "/" + length);
    }
    return new Prefix(address, length);
  }

  /** The prefix that a part of a text is; null where it is none. */
  static @Nullable Prefix of(String text, int from, int to) {
    int slash = text.indexOf('/', from, to);
    int end = slash < 0 ? to : slash;
    // the words of a million lines are not worth a string each
    Ip address =
        text.indexOf(':', from, end) < 0
            ? Ipv4.parse(text, from, end)
            : Ip.parse(text.substring(from, end));
    if (address == null) {
      return null;
    }
    int bits = address.bits();
    int length = slash < 0 ? bits : (int) Decimal.parse(text, slash + 1, to, bits);
    return length >= 0 && network(address, length).equals(address)
        ? new Prefix(address, length)
        : null;
  }

  private static Ip network(Ip address, int length) {
    return switch (address) {
      case Ipv4 ip -> new Ipv4(ip.value() & Ipv4.mask(length));
      case Ipv6 ip -> new Ipv6(ip.high() & Ipv6.highMask(length), ip.low() & Ipv6.lowMask(length));
    };
  }
}
