/** Code points that IANA assigns to BGP, as constants with their names. Nothing else lives here. */
@NullMarked
package net.herald.iana;

import org.jspecify.annotations.NullMarked;
