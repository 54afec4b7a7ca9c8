/**
 * Routing tables of one neighbor.
 *
 * <pre>
 *   announce, withdraw ─▶ AdjRibOut ─▶ Drain: Line of Batches of Changes ─▶ UpdatePacker ─▶ frames
 *                         (outlasts     (one session)                       (SharedFrames: made
 *                          sessions)                                         once for peers alike)
 *   Update ─▶ AdjRibIn
 * </pre>
 *
 * <p>{@link net.herald.rib.AdjRibOut} knows what the peer should have, {@code Drain} what still has
 * to be sent so that it does. A change moves its route from one batch to another in constant time;
 * a batch is what goes out with the same attributes, so the packer has nothing to search for.
 * {@link net.herald.rib.AdjRibIn} keeps what the peer sent.
 *
 * <p>Tables are mutable and belong to the thread of their peer; nothing here starts a thread or
 * reads a clock. What threads share is immutable: routes, attribute sets, and encoded messages.
 */
@NullMarked
package net.herald.rib;

import org.jspecify.annotations.NullMarked;
