/**
 * How an operator reaches a running daemon: a Unix socket, or a pair of named pipes.
 *
 * <p>{@link net.herald.control.Places} says where both are looked for, by the daemon and by its
 * clients. {@link net.herald.control.ControlSocket} and {@link net.herald.control.ControlPipes} are
 * the side of the daemon: each client has a {@link net.herald.api.CommandSession} of its own, and
 * its answers wait in a budget of its own, so that one that never reads holds up only itself.
 * {@link net.herald.control.ControlClient} is the other side.
 *
 * <p>Who may use them is a matter of permissions of files: the user and the group of the daemon.
 */
@NullMarked
package net.herald.control;

import org.jspecify.annotations.NullMarked;
