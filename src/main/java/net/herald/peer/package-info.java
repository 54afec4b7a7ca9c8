/**
 * Peers: the running side of neighbors.
 *
 * <p>A {@link net.herald.peer.Peer} is one virtual thread for the life of its configuration entry,
 * across all reconnects. It alone owns the state machine, both Adj-RIBs and every deadline of that
 * neighbor; others reach it through its mailbox and never wait for it. A connection has two more
 * virtual threads, which know nothing of the session:
 *
 * <pre>
 *   socket ─▶ reader ─▶ Mailbox ─▶ Peer ─▶ ApiEvent
 *                          ▲        │ Fsm, AdjRibIn, AdjRibOut, Deadlines
 *   commands, reload ──────┘        ▼
 *   socket ◀── writer ◀──────── at most 1 MiB ahead
 * </pre>
 *
 * <p>Nothing a peer sends ends more than its own session: what a message breaks by contract becomes
 * the NOTIFICATION that the RFC names, and a defect of ours becomes NOTIFICATION 6/0, a line with
 * the octets in the log, and a counter.
 */
@NullMarked
package net.herald.peer;

import org.jspecify.annotations.NullMarked;
