/**
 * What helper processes are told: {@link net.herald.event.ApiEvent} and its forms, JSON 6.0.0, JSON
 * 4.0.1 and text.
 *
 * <p>Whoever has something to tell makes an event of immutable values and hands it over. Nothing
 * here starts a thread, waits, or knows what becomes of a line.
 */
@NullMarked
package net.herald.event;

import org.jspecify.annotations.NullMarked;
