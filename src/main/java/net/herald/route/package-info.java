/**
 * The syntax of routes, one for configuration files and commands.
 *
 * <p>A route is a prefix, then words with values. The words are the rows of {@link
 * net.herald.bgp.attribute.Attributes#TABLE}, each of which reads its own value, and those of
 * {@link net.herald.route.RouteWords}, which are about the NLRI or about how the route is kept.
 * {@link net.herald.route.RouteParser} reads the forms in which they are written.
 *
 * <p>Files of a million routes have few different texts behind their prefixes: what such a text
 * means is remembered by the text, so that most routes cost a comparison and a prefix.
 */
@NullMarked
package net.herald.route;

import org.jspecify.annotations.NullMarked;
