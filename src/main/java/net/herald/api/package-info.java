/**
 * Helper processes: programs of the user that are told of events and give commands.
 *
 * <p>A {@link net.herald.api.HelperProcess} owns one program across its restarts. Whatever the
 * program does (die, flood, write half a line or none, never read), it harms only itself:
 *
 * <pre>
 *   stdout ─▶ LineSplitter ─▶ CommandSession ─▶ Commands ─▶ Speaker ─▶ peers
 *                                   │ answers
 *   stdin  ◀─ ProcessOutput ◀────────┴──────── events of NeighborEvents
 * </pre>
 *
 * <p>A {@link net.herald.api.CommandSession} knows nothing of the program: other channels give it
 * lines just so. {@link net.herald.api.Commands#TABLE} has a row for each command; what a command
 * acts on is a {@link net.herald.api.Speaker}, which the daemon is.
 *
 * <p>Pipes are read and written by platform threads: a virtual thread that waits for a pipe keeps
 * its carrier, and with enough of them no peer would run any more. The thread that reads also
 * carries out the commands, so they are answered in order, and one that has to wait makes only its
 * own program wait.
 */
@NullMarked
package net.herald.api;

import org.jspecify.annotations.NullMarked;
