/**
 * The finite state machine of RFC 4271 section 8 as one pure function: {@link
 * net.herald.bgp.fsm.Fsm#next} takes a {@link net.herald.bgp.fsm.State}, an {@link
 * net.herald.bgp.fsm.Event} and the settings of the neighbor and says where to go, what to do and
 * why. There is no thread, clock or socket here: timers are actions that come back as events.
 *
 * <p>One machine belongs to one TCP connection. A neighbor has a first machine, which dials, waits
 * and backs off for the life of the neighbor, and a second one, the rival, while two connections
 * compete. The rival is the same function with the settings {@link
 * net.herald.bgp.fsm.FsmSettings#forOneConnection}. {@link net.herald.bgp.fsm.Collision} says which
 * machine gets a new connection and which one gives up.
 *
 * <pre>
 *            Start            TcpUp             OPEN                KEEPALIVE
 *   Idle ───────────▶ Connect ────▶ OpenSent ─────────▶ OpenConfirm ─────────▶ Established
 *    ▲  └───────────▶ Active  ────────▲                                             │
 *    └───────────── any error, loss or stop: IdleHold, then Start again ◀───────────┘
 * </pre>
 *
 * <p>The whole matrix of states and events is in {@code fsm-matrix.txt} among the tests, and {@code
 * Rfc4271FsmTest} holds it against the RFC with every deviation named.
 */
@NullMarked
package net.herald.bgp.fsm;

import org.jspecify.annotations.NullMarked;
