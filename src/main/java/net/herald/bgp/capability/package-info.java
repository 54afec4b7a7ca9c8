/**
 * What a speaker can do: one file per capability, one row each in {@link
 * net.herald.bgp.capability.Capabilities#TABLE}.
 *
 * <p>An {@link net.herald.bgp.capability.Offer} is what one side says in its OPEN. Two offers make
 * a {@link net.herald.bgp.capability.Negotiated}, and nothing later asks "did both sides have it?".
 * The part of it that changes the bytes of an UPDATE is an {@link
 * net.herald.bgp.capability.EncodingContext}: peers with equal contexts share encoded messages.
 */
@NullMarked
package net.herald.bgp.capability;

import org.jspecify.annotations.NullMarked;
