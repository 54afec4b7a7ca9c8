package net.herald.bgp;

import java.util.List;
import net.herald.text.Words;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * An Ethernet segment identifier: one octet of type, nine of value (RFC 7432 section 5).
 *
 * @param type the first octet: how the value was made
 * @param head the second octet
 * @param tail the last eight octets
 */
public record Esi(int type, int head, long tail) {
  /** The segment of a site with a single home. */
  public static final Esi ZERO = new Esi(0, 0, 0);

  private static final int TEXT = 29;
  private static final List<String> MADE =
      List.of("arbitrary", "lacp", "bridge", "mac", "router-id", "as");

  public static Esi read(WireReader in) {
    return new Esi(in.u8(), in.u8(), in.u64());
  }

  /** Writes ten octets. */
  public void write(WireWriter out) {
    out.u8(type).u8(head).u64(tail);
  }

  /**
   * Takes ten octets with colons between, {@code 0} or {@code -} for the segment of zero, or how
   * the identifier is made (RFC 7432 section 5):
   *
   * <pre>
   *   lacp MAC KEY            type 1: of the customer's LACP
   *   bridge MAC PRIORITY     type 2: of the spanning tree's root
   *   mac MAC NUMBER          type 3: of the system
   *   router-id IPv4 NUMBER   type 4
   *   as ASN NUMBER           type 5
   * </pre>
   */
  public static Esi parse(Words words) {
    var word = words.next("an Ethernet segment identifier");
    if (word.equals("0") || word.equals("-")) {
      return ZERO;
    }
    int type = MADE.indexOf(word);
    if (type > 0) {
      return made(type, words);
    }
    var esi = ofText(word);
    if (esi == null) {
      throw words.fault(
          "'" + word + "' is not an Ethernet segment identifier",
          "expected ten octets as 00:11:22:33:44:55:66:77:88:99, or lacp, bridge, mac, router-id"
              + " or as");
    }
    return esi;
  }

  private static Esi made(int type, Words words) {
    if (type <= 3) {
      var mac = Mac.parse(words.next("a MAC address"));
      if (mac == null) {
        throw words.fault("this is not a MAC address", "expected as 00:11:22:33:44:55");
      }
      int most = type == 3 ? 0xffffff : 0xffff;
      long number = words.number("number of this segment", 0, most);
      long low = type == 3 ? number : number << 8;
      return new Esi(type, (int) (mac.value() >>> 40), mac.value() << 24 | low);
    }
    long high;
    var word = words.next("a router identifier or an AS number");
    if (type == 4) {
      var address = Ipv4.parse(word);
      high = address == null ? -1 : Integer.toUnsignedLong(address.value());
    } else {
      var asn = Asn.parse(word);
      high = asn == null ? -1 : asn.toLong();
    }
    if (high < 0) {
      throw words.fault(
          "'" + word + "' is not right here", "expected an IPv4 address, or an AS number");
    }
    long number = words.number("number of this segment", 0, 0xffffffffL);
    return new Esi(type, (int) (high >>> 24), high << 40 | number << 8);
  }

  private static @Nullable Esi ofText(String text) {
    if (text.length() != TEXT) {
      return null;
    }
    int first = 0;
    long rest = 0;
    for (int i = 0; i < TEXT; i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (i % 3 == 2) {
        if (c != ':') {
          return null;
        }
        continue;
      }
      if (digit < 0) {
        return null;
      }
      if (i < 6) {
        first = first << 4 | digit;
      } else {
        rest = rest << 4 | digit;
      }
    }
    return new Esi(first >>> 8, first & 0xff, rest);
  }

  /** {@code 00:11:22:33:44:55:66:77:88:99}. */
  @Override
  public String toString() {
    var out = new WireWriter(10);
    write(out);
    var digits = net.herald.wire.Hex.lower(out.toBytes());
    var text = new StringBuilder(TEXT);
    for (int i = 0; i < digits.length(); i += 2) {
      text.append(i == 0 ? "" : ":").append(digits, i, i + 2);
    }
    return text.toString();
  }
}
