/**
 * Messages without a session: what a message says, and which message a command makes. For the
 * subcommands {@code decode} and {@code encode}, and for tests that compare both with others.
 *
 * <p>{@link net.herald.offline.OfflineSession} takes the place of two OPENs; everything else is the
 * code of a real session. Nothing here opens a socket or starts a thread.
 */
@NullMarked
package net.herald.offline;

import org.jspecify.annotations.NullMarked;
