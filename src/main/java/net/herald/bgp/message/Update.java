package net.herald.bgp.message;

import java.util.ArrayList;
import java.util.List;
import net.herald.bgp.Family;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.attribute.AttributeWalk;
import net.herald.bgp.attribute.AttributeWalk.Walked;
import net.herald.bgp.attribute.NextHop;
import net.herald.bgp.attribute.Reaction;
import net.herald.bgp.attribute.RouteLeak;
import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.nlri.Families;
import net.herald.bgp.nlri.Nlri;
import net.herald.iana.AttributeCode;
import net.herald.iana.ErrorCode;
import net.herald.iana.MessageType;
import net.herald.wire.Octets;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import org.jspecify.annotations.Nullable;

/**
 * A received UPDATE (RFC 4271 section 4.3), after RFC 7606 had its say: the routes of one that is
 * treated as withdraw are in {@link #withdrawn}.
 *
 * <pre>
 *   withdrawn length 2 | withdrawn … | attributes length 2 | attributes … | NLRI …
 * </pre>
 *
 * @param attributes of the announced routes; NEXT_HOP is among them only as it came in that
 *     attribute
 * @param announced routes by family and next hop
 * @param withdrawn routes by family
 * @param reactions what was wrong, in wire order; applied but for a reset of the session, which is
 *     up to the caller
 * @param endOfRib the family whose initial routes are complete (RFC 4724 section 2), or null
 */
public record Update(
    AttributeSet attributes,
    List<Announced> announced,
    List<Withdrawn> withdrawn,
    List<Reaction> reactions,
    @Nullable Family endOfRib)
    implements Message {

  /** Routes of one family and next hop; null when the family does without. */
  public record Announced(Family family, @Nullable NextHop nextHop, List<Nlri> nlri) {}

  /** Routes of one family that are no more. */
  public record Withdrawn(Family family, List<Nlri> nlri) {}

  @Override
  public int type() {
    return MessageType.UPDATE;
  }

  /** The strongest of the reactions; null when nothing was wrong. */
  public @Nullable Reaction reaction() {
    Reaction strongest = null;
    for (var reaction : reactions) {
      strongest = strongest == null ? reaction : strongest.or(reaction);
    }
    return strongest;
  }

  /** The attributes of announced routes with their own next hop among them. */
  public AttributeSet attributes(Announced routes) {
    var nextHop = routes.nextHop;
    if (nextHop == null) {
      return attributes.without(AttributeCode.NEXT_HOP);
    }
    return nextHop.equals(attributes.nextHop()) ? attributes : attributes.with(nextHop);
  }

  /** Reads a body. Never throws on account of it. */
  static Update decode(WireReader body, Negotiated session) {
    return decode(body, session, false);
  }

  /**
   * Reads a body to show it, attributes that nobody knows included. Never throws on account of it.
   */
  public static Update show(WireReader body, Negotiated session) {
    return decode(body, session, true);
  }

  private static Update decode(WireReader body, Negotiated session, boolean lenient) {
    WireReader withdrawn;
    WireReader block;
    try {
      withdrawn = body.slice(body.u16());
      block = body.slice(body.u16());
    } catch (WireFault fault) {
      return reset(
          ErrorCode.MALFORMED_ATTRIBUTE_LIST, "lengths: " + fault.why() + " (RFC 7606 3.b)");
    }
    boolean attributesAlone = withdrawn.isEmpty() && body.isEmpty();
    if (attributesAlone && block.isEmpty()) {
      return endOfRib(Family.IPV4_UNICAST);
    }
    var walked = AttributeWalk.walk(block, session, lenient);
    var unreach = walked.unreach();
    if (attributesAlone
        && unreach != null
        && unreach.endOfRib()
        && walked.reach() == null
        && walked.attributes().isEmpty()
        && walked.reactions().isEmpty()) {
      return endOfRib(unreach.family());
    }
    try {
      return assemble(classic(withdrawn, session), classic(body, session), walked, session);
    } catch (WireFault fault) {
      return reset(ErrorCode.INVALID_NETWORK_FIELD, "NLRI: " + fault.why() + " (RFC 7606 3.j)");
    }
  }

  private static Update endOfRib(Family family) {
    return new Update(AttributeSet.EMPTY, List.of(), List.of(), List.of(), family);
  }

  private static Update reset(int subcode, String why) {
    var reset = new Reaction.SessionReset(subcode, Octets.EMPTY, 0, why);
    return new Update(AttributeSet.EMPTY, List.of(), List.of(), List.of(reset), null);
  }

  /**
   * The NLRI of a classic field. They are read even where the session lacks the family, to find
   * what is malformed.
   */
  private static List<Nlri> classic(WireReader in, Negotiated session) {
    if (in.isEmpty()) {
      return List.of();
    }
    var syntax = Families.row(Family.IPV4_UNICAST).syntax();
    boolean addPath = session.addPathReceive().contains(Family.IPV4_UNICAST);
    var nlri = new ArrayList<Nlri>();
    while (!in.isEmpty()) {
      nlri.add(syntax.decode(in, Family.IPV4_UNICAST, addPath));
    }
    return session.families().contains(Family.IPV4_UNICAST) ? nlri : List.of();
  }

  private static Update assemble(
      List<Nlri> withdrawn, List<Nlri> announced, Walked walked, Negotiated session) {
    var gone = new ArrayList<Withdrawn>(2);
    var here = new ArrayList<Announced>(2);
    var reactions = new ArrayList<>(walked.reactions());
    if (!withdrawn.isEmpty()) {
      gone.add(new Withdrawn(Family.IPV4_UNICAST, withdrawn));
    }
    if (!announced.isEmpty()) {
      here.add(new Announced(Family.IPV4_UNICAST, walked.attributes().nextHop(), announced));
    }
    var unreach = walked.unreach();
    if (unreach != null) {
      notNegotiated(unreach.family(), session, reactions);
      if (!unreach.nlri().isEmpty()) {
        gone.add(new Withdrawn(unreach.family(), unreach.nlri()));
      }
    }
    var reach = walked.reach();
    if (reach != null) {
      notNegotiated(reach.family(), session, reactions);
      if (!reach.nlri().isEmpty()) {
        here.add(new Announced(reach.family(), reach.nextHop(), reach.nlri()));
      }
    }
    if (!here.isEmpty()) {
      missing(walked, !announced.isEmpty(), reactions);
    }
    var attributes = walked.attributes();
    // routes of other families in the same message share its attributes, so it is left alone
    if (concernsLeaks(here)) {
      var leak = RouteLeak.received(attributes, session);
      if (leak != null) {
        reactions.add(
            new Reaction.TreatAsWithdraw(AttributeCode.ONLY_TO_CUSTOMER, leak + " (RFC 9234 5)"));
      }
      attributes = RouteLeak.marked(attributes, session);
    }
    return react(attributes, here, gone, reactions, reach != null);
  }

  private static boolean concernsLeaks(List<Announced> here) {
    for (var routes : here) {
      if (!RouteLeak.concerns(routes.family())) {
        return false;
      }
    }
    return !here.isEmpty();
  }

  /** RFC 4760 section 6: routes of a family that the session does not have are ignored. */
  private static void notNegotiated(Family family, Negotiated session, List<Reaction> reactions) {
    if (!session.families().contains(family)) {
      reactions.add(
          new Reaction.DiscardAttribute(
              AttributeCode.MP_REACH, family + " was not negotiated (RFC 4760 6)"));
    }
  }

  /** RFC 7606 section 3(d). An attribute that was there but malformed has its own reaction. */
  private static void missing(Walked walked, boolean classic, List<Reaction> reactions) {
    for (int code :
        new int[] {AttributeCode.ORIGIN, AttributeCode.AS_PATH, AttributeCode.NEXT_HOP}) {
      boolean wanted = code != AttributeCode.NEXT_HOP || classic;
      if (wanted
          && walked.attributes().get(code) == null
          && reactions.stream().noneMatch(r -> r.attribute() == code)) {
        reactions.add(
            new Reaction.TreatAsWithdraw(
                code, "mandatory attribute " + code + " is missing (RFC 7606 3.d)"));
      }
    }
  }

  private static boolean withdraws(List<Reaction> reactions) {
    for (var reaction : reactions) {
      if (reaction instanceof Reaction.TreatAsWithdraw) {
        return true;
      }
    }
    return false;
  }

  private static Update react(
      AttributeSet attributes,
      List<Announced> here,
      List<Withdrawn> gone,
      List<Reaction> reactions,
      boolean reach) {
    boolean withdraw = withdraws(reactions);
    if (withdraw && here.isEmpty() && !reach) {
      // RFC 7606 section 5.2: without a route there is nothing to withdraw
      reactions.add(
          new Reaction.SessionReset(
              ErrorCode.MALFORMED_ATTRIBUTE_LIST,
              Octets.EMPTY,
              0,
              "malformed attributes and no reachable NLRI (RFC 7606 5.2)"));
    }
    if (withdraw) {
      here.forEach(a -> gone.add(new Withdrawn(a.family(), a.nlri())));
      here.clear();
    }
    return new Update(
        attributes, List.copyOf(here), List.copyOf(gone), List.copyOf(reactions), null);
  }
}
