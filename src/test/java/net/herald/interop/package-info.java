/** Herald with the BGP programs of Debian, as real processes on loopback. */
@NullMarked
package net.herald.interop;

import org.jspecify.annotations.NullMarked;
