/**
 * The log: one line for each thing worth telling, in ExaBGP's line formats or as JSON.
 *
 * <p>Whoever has something to tell calls {@link net.herald.log.Log} with a {@link
 * net.herald.log.Category}, the name of an event and pairs of a key and a value:
 *
 * <pre>{@code
 * log.info(Category.NETWORK, "peer.connected", "peer", name, "local", address);
 * log.debug(Category.PACKETS, () -> "sent " + hex);      // built only when it is shown
 * }</pre>
 *
 * <p>A line is filtered, its values are turned into text, and it is put on a bounded queue, all on
 * the caller's thread and without waiting. One platform thread of the log owns the {@link
 * net.herald.log.Sink} and writes. A slow or full destination therefore costs lines, which are
 * counted and told, and never holds a session. Short-lived commands use the direct form, which has
 * no thread and writes on the caller's.
 *
 * <pre>
 *  caller ─▶ Log: category and level ─▶ Line ─▶ LineQueue ─▶ Scribe: repeats, losses ─▶ Sink
 *                                          └─▶ History (last 20, for a crash report)
 * </pre>
 *
 * <p>Nothing here uses {@code java.util.logging}, regular expressions or native calls: this package
 * is on the path of every start.
 */
@NullMarked
package net.herald.log;

import org.jspecify.annotations.NullMarked;
