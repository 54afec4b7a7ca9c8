/**
 * Messages: a {@link net.herald.bgp.message.Frame} is the header-checked octets of one, a {@link
 * net.herald.bgp.message.Message} its decoded form.
 *
 * <p>Two kinds of error leave a decoder here: {@link net.herald.bgp.message.MessageFault}, which
 * ends the session with the NOTIFICATION it carries, and the reactions inside a decoded {@link
 * net.herald.bgp.message.Update} (RFC 7606).
 */
@NullMarked
package net.herald.bgp.message;

import org.jspecify.annotations.NullMarked;
