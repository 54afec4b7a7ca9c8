package net.herald.bgp.nlri;

import net.herald.bgp.Family;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv4;
import net.herald.bgp.Ipv6;
import net.herald.json.JsonWriter;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;

/** An IP prefix: the NLRI of unicast and multicast (RFC 4271 section 4.3, RFC 4760 section 5). */
public sealed interface InetNlri extends Nlri permits Inet4, Inet6 {

  /** The prefix; bits beyond {@link #length} are zero. */
  Ip address();

  /** The length of the prefix in bits. */
  int length();

  /** The same prefix with another path identifier. */
  InetNlri withPathId(int pathId);

  /**
   * A prefix without path identifier; bits beyond the length are cleared.
   *
   * @param family of the AFI of the address
   */
  static InetNlri of(Family family, Ip address, int length) {
    return switch (address) {
      case Ipv4 a -> new Inet4(family, a.value(), length, false, 0);
      case Ipv6 a -> new Inet6(family, a.high(), a.low(), length, false, 0);
    };
  }

  /** {@code 10.0.0.0/24}. */
  default String prefix() {
    return address() + "/" + length();
  }

  /** Appends the prefix and, where there is one, the path identifier as a dotted quad. */
  default void appendText(StringBuilder out) {
    out.append(address()).append('/').append(length());
    if (hasPathId()) {
      out.append(" path-information ").append(new Ipv4(pathId()));
    }
  }

  /** Writes {@code { "nlri": "10.0.0.0/24" }} and, where there is one, the path identifier. */
  default void writeJson(JsonWriter out) {
    out.beginObject().member("nlri", prefix());
    if (hasPathId()) {
      out.member("path-information", new Ipv4(pathId()).toString());
    }
    out.endObject();
  }

  /** Writes the bare prefix, or the long form where there is a path identifier. */
  default void writeCompactJson(JsonWriter out) {
    if (hasPathId()) {
      writeJson(out);
    } else {
      out.value(prefix());
    }
  }

  /** Reads the length octet. */
  static int length(WireReader in, int max) {
    int length = in.u8();
    if (length > max) {
      throw new WireFault("prefix length " + length + " is above " + max);
    }
    return length;
  }
}
