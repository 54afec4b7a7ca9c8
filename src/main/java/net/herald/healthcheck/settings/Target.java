package net.herald.healthcheck.settings;

import java.util.ArrayList;
import java.util.List;
import net.herald.bgp.Decimal;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv4;
import net.herald.bgp.Ipv6;
import org.jspecify.annotations.Nullable;

/**
 * A prefix to announce.
 *
 * @param address bits behind the length are zero
 * @param length in bits
 */
public record Target(Ip address, int length) {
  /** How many addresses one prefix may stand for. */
  private static final int MOST_BITS = 16;

  /**
   * Reads {@code ADDRESS[/LENGTH]}.
   *
   * @throws IllegalArgumentException when it is none, or has host bits; the message says which
   */
  public static Target parse(String text) {
    int slash = text.indexOf('/');
    Ip address = Ip.parse(slash < 0 ? text : text.substring(0, slash));
    if (address == null) {
      throw new IllegalArgumentException(text + " is no IP address or prefix");
    }
    int length =
        slash < 0 ? address.bits() : (int) Decimal.parse(text.substring(slash + 1), address.bits());
    if (length < 0) {
      throw new IllegalArgumentException(text + " has no length from 0 to " + address.bits());
    }
    Ip network = network(address, length);
    if (!network.equals(address)) {
      throw new IllegalArgumentException(
          text + " has host bits: did you mean " + network + "/" + length + "?");
    }
    return new Target(address, length);
  }

  /** The prefix of an interface address, its host bits included; null when it is none. */
  public static @Nullable Target ofInterface(String text) {
    int slash = text.indexOf('/');
    Ip address = Ip.parse(slash < 0 ? text : text.substring(0, slash));
    // What is announced of an address on an interface is the address.
    return address == null ? null : new Target(address, address.bits());
  }

  private static Ip network(Ip address, int length) {
    return switch (address) {
      case Ipv4 ip -> new Ipv4(ip.value() & Ipv4.mask(length));
      case Ipv6 ip -> new Ipv6(ip.high() & Ipv6.highMask(length), ip.low() & Ipv6.lowMask(length));
    };
  }

  /**
   * Every address of the prefix.
   *
   * @throws IllegalArgumentException when there are more than anybody means
   */
  public List<Target> addresses() {
    int free = address.bits() - length;
    if (free > MOST_BITS) {
      throw new IllegalArgumentException(
          this + " has more than " + (1 << MOST_BITS) + " addresses");
    }
    List<Target> all = new ArrayList<>();
    for (int i = 0; i < 1 << free; i++) {
      Ip one =
          switch (address) {
            case Ipv4 ip -> new Ipv4(ip.value() + i);
            case Ipv6 ip -> new Ipv6(ip.high(), ip.low() + i);
          };
      all.add(new Target(one, address.bits()));
    }
    return all;
  }

  @Override
  public String toString() {
    return address + "/" + length;
  }
}
