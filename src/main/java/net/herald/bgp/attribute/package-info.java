/**
 * Path attributes: one file per attribute, one row each in {@link
 * net.herald.bgp.attribute.Attributes#TABLE}.
 *
 * <p>A row says everything general about its attribute: code, keyword, flags, from whom it is
 * taken, and what an error leads to (RFC 7606). {@link net.herald.bgp.attribute.AttributeWalk} is
 * the one loop over received attributes; it applies those columns, so a decoder only says what is
 * special about its value and throws {@link net.herald.wire.WireFault} for everything else.
 *
 * <p>An {@link net.herald.bgp.attribute.AttributeSet} is the immutable set of one route, next hop
 * included. Routes share sets, and a set keeps its encoded form per kind of session.
 */
@NullMarked
package net.herald.bgp.attribute;

import org.jspecify.annotations.NullMarked;
