package net.herald.config;

import net.herald.bgp.Decimal;
import net.herald.bgp.Ip;
import net.herald.text.Words;

/**
 * Where a neighbor is.
 *
 * @param address its address, or one of a range; bits behind the length are kept as written
 * @param length how many bits count
 */
record PeerAddress(Ip address, int length) {
  static final Value<PeerAddress> VALUE = new Value<>("IP[/LENGTH]", PeerAddress::parse);

  static PeerAddress parse(Words words) {
    String word = words.next("the address of the neighbor");
    int slash = word.indexOf('/');
    Ip address = Ip.parse(slash < 0 ? word : word.substring(0, slash));
    if (address == null) {
      throw words.fault(
          "'" + word + "' is not an IP address or range", "expected as 192.0.2.1 or 192.0.2.0/24");
    }
    if (slash < 0) {
      return new PeerAddress(address, address.bits());
    }
    int length = (int) Decimal.parse(word.substring(slash + 1), address.bits());
    if (length < 0) {
      throw words.fault(
          "'" + word.substring(slash + 1) + "' is not the length of a range",
          "expected 0 to " + address.bits());
    }
    return new PeerAddress(address, length);
  }

  boolean isRange() {
    return length < address.bits();
  }
}
