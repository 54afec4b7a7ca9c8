package net.herald.bgp.nlri;

import net.herald.bgp.Family;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv4;
import net.herald.bgp.Ipv6;
import net.herald.bgp.LabelStack;
import net.herald.bgp.RouteDistinguisher;
import net.herald.json.JsonWriter;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import org.jspecify.annotations.Nullable;

/**
 * An IP prefix: the NLRI of unicast and multicast (RFC 4271 section 4.3, RFC 4760 section 5), and
 * with labels those of labelled unicast and VPN.
 */
public sealed interface InetNlri extends Nlri permits Inet4, Inet6, LabelledNlri {

  /** The prefix; bits beyond {@link #length} are zero. */
  Ip address();

  /** The length of the prefix in bits. */
  int length();

  /** The labels in front of the prefix; none in families that have none. */
  default LabelStack labels() {
    return LabelStack.NONE;
  }

  /** What tells the VPN of the prefix from others; null in families that have none. */
  default @Nullable RouteDistinguisher rd() {
    return null;
  }

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

  /**
   * A prefix of a family with labels, without path identifier; bits beyond the length are cleared.
   *
   * @param family of the AFI of the address
   * @param labels as many as {@link LabelledNlri#mostLabels} allows
   * @param rd for the VPN families
   */
  static InetNlri of(
      Family family, Ip address, int length, LabelStack labels, @Nullable RouteDistinguisher rd) {
    return new LabelledNlri(family, address, length, labels, rd == null ? 0 : rd.value(), false, 0);
  }

  /** {@code 10.0.0.0/24}. */
  default String prefix() {
    return address() + "/" + length();
  }

  /**
   * Appends the prefix and, where there are such, the path identifier as a dotted quad, labels and
   * route distinguisher.
   */
  default void appendText(StringBuilder out) {
    out.append(address()).append('/').append(length());
    appendPathId(out);
    if (labels().size() > 0) {
      out.append(" label ").append(labels());
    }
    var rd = rd();
    if (rd != null) {
      out.append(" rd ").append(rd);
    }
  }

  /**
   * Writes {@code { "nlri": "10.0.0.0/24" }} and, where there are such, path identifier, labels and
   * route distinguisher.
   */
  default void writeJson(JsonWriter out) {
    out.beginObject().member("nlri", prefix());
    writePathId(out);
    if (labels().size() > 0) {
      out.name("label");
      labels().json(out);
    }
    var rd = rd();
    if (rd != null) {
      out.member("rd", rd.toString());
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
