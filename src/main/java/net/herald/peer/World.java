package net.herald.peer;

import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import net.herald.bgp.message.Notification;
import net.herald.log.Log;
import net.herald.rib.JointTables;
import net.herald.time.Clock;

/**
 * All that a peer needs of the world around it.
 *
 * @param clock for deadlines and for telling how long a session is up
 * @param random for the jitter of timers
 * @param log where its lines go
 * @param dialler opens its connections
 * @param events is told what helper processes and others may want to know
 * @param tables the route tables that peers of this world may have in common
 * @param congested whether so many of these events wait that the peer should slow down
 * @param software what the software-version capability says
 * @param wording puts the NOTIFICATION about a message that breaks the rules of its header
 * @param auditPaths whether to tell of peers that send more paths of a prefix than we asked for
 * @param standsIn whether each withdrawal is told as ExaBGP does ({@link
 *     net.herald.rib.Outlet#everyWithdrawal})
 * @param restarted whether peers may still hold routes of a former life of this program (RFC 4724)
 */
public record World(
    Clock clock,
    RandomGenerator random,
    Log log,
    Dialler dialler,
    Audience events,
    JointTables tables,
    BooleanSupplier congested,
    String software,
    UnaryOperator<Notification> wording,
    boolean auditPaths,
    boolean standsIn,
    boolean restarted) {}
