package net.herald.bgp;

import net.herald.iana.Afi;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/** An IP address. No name is ever looked up. */
public sealed interface Ip extends Comparable<Ip> permits Ipv4, Ipv6 {

  /** The address of its usual text form; null when the text is no address. */
  static @Nullable Ip parse(String text) {
    return text.indexOf(':') >= 0 ? Ipv6.parse(text) : Ipv4.parse(text);
  }

  /** The address of four or sixteen octets. */
  static Ip of(byte[] octets) {
    var in = new WireReader(octets);
    return octets.length == 4 ? Ipv4.read(in) : Ipv6.read(in.exactly(16));
  }

  /** {@link Afi#IPV4} or {@link Afi#IPV6}. */
  int afi();

  /** 32 or 128. */
  int bits();

  /** Writes the four or sixteen octets. */
  void write(WireWriter out);

  /** The four or sixteen octets. */
  default byte[] bytes() {
    var out = new WireWriter(bits() / 8);
    write(out);
    return out.toBytes();
  }

  /**
   * Whether the first {@code length} bits of both addresses are the same. False for addresses of
   * different families.
   */
  boolean sharesPrefix(Ip other, int length);
}
