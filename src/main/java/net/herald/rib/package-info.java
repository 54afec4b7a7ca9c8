/**
 * Routing tables of one neighbor.
 *
 * <pre>
 *   edits ─▶ JointTable ── Delta ─┬─▶ Bulk: messages made once for all peers of a kind ─▶ pieces
 *              of those that have  │
 *              the same routes     └─▶ Drain: Line of Batches of Changes ─▶ UpdatePacker ─▶ frames
 *   announce, withdraw ─▶ AdjRibOut ─────▶ (one session)                    (SharedFrames)
 *                         (outlasts sessions)
 *   Update ─▶ AdjRibIn
 * </pre>
 *
 * <p>{@link net.herald.rib.AdjRibOut} knows what the peer should have, {@code Drain} what still has
 * to be sent so that it does. A change moves its route from one batch to another in constant time;
 * a batch is what goes out with the same attributes, so the packer has nothing to search for. Many
 * changes at once, which all peers with the same routes get, are packed as they came and only once:
 * {@code JointTable} says how those peers share a table, {@code Bulk} how they share messages.
 * {@link net.herald.rib.AdjRibIn} keeps what the peer sent.
 *
 * <p>Nothing here starts a thread or reads a clock. What is mutable belongs to the thread of a
 * peer, but for the tables in common, which have a lock. All else that threads share is immutable:
 * routes, attribute sets, edits and what they changed, and encoded messages.
 */
@NullMarked
package net.herald.rib;

import org.jspecify.annotations.NullMarked;
