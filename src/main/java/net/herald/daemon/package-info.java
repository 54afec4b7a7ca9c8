/**
 * The daemon: what starts, wires, reloads and ends everything else.
 *
 * <p>{@link net.herald.daemon.Supervisor} owns the running configuration, the peers and the
 * listeners, on one thread of its own: signals, commands and the ends of peers come to it as tasks
 * in one queue, so that a reload is never half done when the next thing happens. It never waits for
 * a peer.
 */
@NullMarked
package net.herald.daemon;

import org.jspecify.annotations.NullMarked;
