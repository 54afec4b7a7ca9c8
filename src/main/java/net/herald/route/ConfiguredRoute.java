package net.herald.route;

import net.herald.bgp.attribute.Route;

/**
 * A route as somebody wrote it: what is sent, and how it is kept.
 *
 * @param route the NLRI and its attributes
 * @param name for people; empty for none
 * @param watchdog the group of routes it is switched with; empty for none
 * @param withdrawn whether a route of a watchdog is held back at first
 */
public record ConfiguredRoute(Route route, String name, String watchdog, boolean withdrawn) {}
