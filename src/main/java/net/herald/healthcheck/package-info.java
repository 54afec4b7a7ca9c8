/**
 * Watches a service and says which of its addresses to announce: ExaBGP's health check.
 *
 * <pre>
 *  Check ─▶ Judgement (how many results in a row mean what) ─▶ Announcements ─▶ the daemon
 *                                                          └▶ LoopbackAddresses, transition commands
 * </pre>
 *
 * <p>{@link net.herald.healthcheck.Healthcheck} turns the wheel on one thread. What a check does is
 * bounded by its time limit, whatever the service or the command does; nothing else here waits for
 * long. {@link net.herald.healthcheck.Judgement} is pure: state and result in, state out.
 */
@NullMarked
package net.herald.healthcheck;

import org.jspecify.annotations.NullMarked;
