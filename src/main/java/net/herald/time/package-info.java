/**
 * Time behind one interface: a monotonic count for deadlines, wall time for what people and helper
 * processes read, and the wait that belongs to a deadline.
 *
 * <p>Whoever needs time is given a {@link net.herald.time.Clock}. Nothing else in the program asks
 * the machine what time it is, so that a test owns the hours of a session: its clock stands still
 * until the test moves it.
 */
@NullMarked
package net.herald.time;

import org.jspecify.annotations.NullMarked;
