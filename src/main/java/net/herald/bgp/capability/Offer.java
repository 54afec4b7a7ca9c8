package net.herald.bgp.capability;

import java.util.List;
import net.herald.bgp.Asn;
import net.herald.bgp.Family;
import net.herald.bgp.Ipv4;
import net.herald.iana.CapabilityCode;
import org.jspecify.annotations.Nullable;

/**
 * What one side says of itself in its OPEN (RFC 4271 section 4.2).
 *
 * @param as16 the two-octet AS number field; AS_TRANS when the number does not fit
 * @param holdTime seconds, 0 or 3 to 65535
 * @param identifier the BGP identifier
 * @param capabilities what its optional parameters say
 */
public record Offer(int as16, int holdTime, Ipv4 identifier, CapabilitySet capabilities) {

  /**
   * The AS number: that of the four-octet capability when there is one (RFC 6793 section 4.1), else
   * the field.
   */
  public Asn asn() {
    var four = capabilities.get(CapabilityCode.FOUR_OCTET_AS, FourOctetAs.class);
    return four != null ? four.asn() : new Asn(as16);
  }

  /**
   * The families it can exchange: those of its multiprotocol capabilities, and IPv4 unicast when it
   * sent none at all, for that is what a speaker without RFC 4760 speaks.
   */
  public List<Family> families() {
    var offered = capabilities.get(CapabilityCode.MULTIPROTOCOL, Multiprotocol.class);
    return offered != null ? offered.families() : List.of(Family.IPV4_UNICAST);
  }

  boolean has(int code) {
    return capabilities.has(code);
  }

  @Nullable AddPath addPath() {
    return capabilities.get(CapabilityCode.ADD_PATH, AddPath.class);
  }

  @Nullable GracefulRestart gracefulRestart() {
    return capabilities.get(CapabilityCode.GRACEFUL_RESTART, GracefulRestart.class);
  }

  List<ExtendedNextHop.Conversion> conversions() {
    var offered = capabilities.get(CapabilityCode.EXTENDED_NEXT_HOP, ExtendedNextHop.class);
    return offered != null ? offered.conversions() : List.of();
  }
}
