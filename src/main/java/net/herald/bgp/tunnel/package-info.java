/**
 * What the tunnel encapsulation attribute holds (RFC 9012): tunnels, and for those of SR policies
 * (RFC 9830, RFC 9831) their sub-TLVs, segment lists and segments, as values that are read,
 * written, shown and parsed. The attribute itself is in {@code bgp.attribute}.
 *
 * <p>What is not known, or of a length that its type does not have, is kept in octets.
 */
@NullMarked
package net.herald.bgp.tunnel;

import org.jspecify.annotations.NullMarked;
