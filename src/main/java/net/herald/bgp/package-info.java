/**
 * Values that every part of BGP shares: AS numbers, addresses, families. Immutable, without any
 * I/O.
 */
@NullMarked
package net.herald.bgp;

import org.jspecify.annotations.NullMarked;
