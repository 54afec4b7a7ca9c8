/**
 * Network layer reachability information: one file per family, one row each in {@link
 * net.herald.bgp.nlri.Families#TABLE}.
 *
 * <p>An NLRI is an immutable value whose {@code equals} is the identity of the route in a RIB: what
 * replaces what, and what a withdraw removes. Labels and the like are carried but are no part of
 * it. A family without a row is kept opaque.
 *
 * <p>EVPN, VPLS and multicast VPN are tables of {@link net.herald.bgp.nlri.RouteType}, each a list
 * of fields: {@link net.herald.bgp.nlri.TypedSyntax} reads octets, words, JSON and identity from
 * them, so that a new route type is a row.
 */
@NullMarked
package net.herald.bgp.nlri;

import org.jspecify.annotations.NullMarked;
