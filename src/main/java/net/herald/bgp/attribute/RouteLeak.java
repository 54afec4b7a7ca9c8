package net.herald.bgp.attribute;

import net.herald.bgp.Asn;
import net.herald.bgp.Family;
import net.herald.bgp.capability.EncodingContext;
import net.herald.bgp.capability.Negotiated;
import net.herald.iana.AttributeCode;
import org.jspecify.annotations.Nullable;

/**
 * The procedures of ONLY_TO_CUSTOMER (RFC 9234 section 5). They are for unicast routes of sessions
 * with a role.
 */
public final class RouteLeak {
  private RouteLeak() {}

  /** Whether the procedures are for routes of a family. */
  public static boolean concerns(Family family) {
    return family.equals(Family.IPV4_UNICAST) || family.equals(Family.IPV6_UNICAST);
  }

  private static @Nullable Asn mark(AttributeSet attributes) {
    var mark = attributes.get(AttributeCode.ONLY_TO_CUSTOMER, OnlyToCustomer.class);
    return mark == null ? null : mark.asn();
  }

  /**
   * Why a received route is a leak and must not be used (ingress 1 and 2); null when it is none.
   */
  public static @Nullable String received(AttributeSet attributes, Negotiated session) {
    var role = session.role();
    var mark = mark(attributes);
    if (role == null || mark == null) {
      return null;
    }
    return switch (role) {
      case PROVIDER, RS ->
          "route leak: only-to-customer " + mark + " from a " + role.opposite().word();
      case PEER ->
          mark.equals(session.peerAs())
              ? null
              : "route leak: only-to-customer " + mark + " from peer AS " + session.peerAs();
      case CUSTOMER, RS_CLIENT -> null;
    };
  }

  /** The attributes of a received route with the mark it should have had (ingress 3). */
  public static AttributeSet marked(AttributeSet attributes, Negotiated session) {
    var role = session.role();
    return role == null || !role.facesUp() || mark(attributes) != null
        ? attributes
        : attributes.with(new OnlyToCustomer(session.peerAs()));
  }

  /** Why a route must not be sent (egress 2); null when it may. */
  public static @Nullable String objection(AttributeSet attributes, EncodingContext context) {
    var role = context.role();
    return role != null && role.facesUp() && mark(attributes) != null
        ? "only-to-customer forbids to send it to a " + role.opposite().word() + " (RFC 9234 5)"
        : null;
  }

  /** The attributes of a route that is sent, with its mark (egress 1). */
  static AttributeSet marked(AttributeSet attributes, EncodingContext context) {
    var role = context.role();
    return role == null || !role.marks() || mark(attributes) != null
        ? attributes
        : attributes.with(new OnlyToCustomer(context.localAs()));
  }
}
