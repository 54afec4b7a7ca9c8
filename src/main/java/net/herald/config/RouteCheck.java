package net.herald.config;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.herald.bgp.Family;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.attribute.ExtendedCommunities;
import net.herald.bgp.attribute.NextHop;
import net.herald.bgp.nlri.Families;
import net.herald.bgp.nlri.InetNlri;
import net.herald.bgp.nlri.Nlri;
import net.herald.iana.AttributeCode;
import net.herald.route.ConfiguredRoute;
import net.herald.text.Range;

/** Whether the routes of a neighbor can be sent to it. */
record RouteCheck(Reading reading, NeighborDraft draft, Map<Nlri, Integer> written) {

  RouteCheck(Reading reading, NeighborDraft draft) {
    this(reading, draft, new HashMap<>());
  }

  void check(Neighbor neighbor) {
    List<ConfiguredRoute> routes = draft.routes.list();
    Family knownFamily = null;
    AttributeSet knownAttributes = null;
    for (int i = 0; i < routes.size(); i++) {
      Family family = routes.get(i).route().nlri().family();
      AttributeSet attributes = routes.get(i).route().attributes();
      String lacks = routes.get(i).route().nlri().lacks();
      if (lacks != null) {
        reading.error(draft.routes.range(i), "this route has no " + lacks, "expected " + lacks);
      }
      checkTwice(routes.get(i).route().nlri(), i);
      if (!family.equals(knownFamily)) {
        checkFamily(family, neighbor, i);
      }
      if (!family.equals(knownFamily) || !attributes.equals(knownAttributes)) {
        checkNextHop(attributes, family, neighbor, i);
      }
      knownFamily = family;
      knownAttributes = attributes;
    }
  }

  /** Prefixes are not compared: files have millions. */
  private void checkTwice(Nlri nlri, int index) {
    Integer first = nlri instanceof InetNlri ? null : written.putIfAbsent(nlri, index);
    if (first != null) {
      reading.warning(
          draft.routes.range(index),
          "this is the route of line " + draft.routes.range(first).line(),
          "the last one counts");
    }
  }

  private void checkFamily(Family family, Neighbor neighbor, int index) {
    if (neighbor.families().contains(family)) {
      return;
    }
    Range place = draft.routes.range(index);
    String summary = "a route of " + family + ", which this neighbor does not have";
    if (family.equals(Family.IPV4_UNICAST)) {
      reading.warning(place, summary, "it is kept and not sent");
    } else {
      reading.error(place, summary, "expected " + family + "; in section family");
    }
  }

  private static boolean redirects(AttributeSet attributes) {
    var communities = attributes.get(AttributeCode.EXTENDED_COMMUNITIES, ExtendedCommunities.class);
    return communities != null
        && Arrays.stream(communities.values()).anyMatch(ExtendedCommunities::needsNextHop);
  }

  private void checkNextHop(AttributeSet attributes, Family family, Neighbor neighbor, int index) {
    NextHop nextHop = attributes.nextHop();
    Range place = draft.routes.range(index);
    if (nextHop == null) {
      if (!Families.row(family).nextHop().mayBeEmpty()) {
        reading.warning(place, "this route has no next hop", "expected next-hop IP");
      } else if (redirects(attributes)) {
        reading.warning(
            place, "redirect-to-nexthop without a next hop", "expected next-hop IP in this rule");
      }
    } else if (nextHop.isSelf()
        && neighbor.self(family.afi(), neighbor.addresses().local()) == null
        && family.afi() != neighbor.addresses().peer().afi()) {
      reading.error(
          place,
          "next-hop self: we have no address of " + family.afiWord() + " on this session",
          "expected an address");
    }
  }
}
