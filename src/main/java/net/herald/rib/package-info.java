/**
 * Routing tables of one neighbor. {@link net.herald.rib.AdjRibOut} knows what the peer should have
 * and what still has to be sent; {@link net.herald.rib.UpdatePacker} makes the messages; {@link
 * net.herald.rib.AdjRibIn} keeps what the peer sent.
 *
 * <p>Tables and packers are mutable and belong to the thread of their peer; nothing here starts a
 * thread or reads a clock. What threads share is immutable: routes, attribute sets, and the encoded
 * messages in {@link net.herald.rib.SharedFrames}.
 */
@NullMarked
package net.herald.rib;

import org.jspecify.annotations.NullMarked;
