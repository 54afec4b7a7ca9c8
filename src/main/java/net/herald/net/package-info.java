/**
 * Sockets of BGP sessions: how they are made, with which options, and how a peer's connection gets
 * in.
 *
 * <pre>
 *   Connector   one attempt to reach a peer        ──▶ SocketChannel
 *   Listeners   every address listened on          ──▶ Incoming.accepted(SocketChannel, local, remote)
 *     Listener    one address; one virtual thread that accepts
 *   SocketSettings, Authentication                 what a neighbor wants of either
 * </pre>
 *
 * <p>An option a neighbor is configured with and that cannot be set is an error that names it.
 * There is no falling back to a socket without: an attempt to connect fails before the first
 * packet, a listening socket refuses the peer.
 *
 * <p>The supervisor owns the {@link net.herald.net.Listeners}; a channel belongs to whoever it was
 * handed to. Nothing here reads or writes a byte of BGP, and nothing here is interrupted: waiting
 * ends by {@code close()}.
 */
@NullMarked
package net.herald.net;

import org.jspecify.annotations.NullMarked;
