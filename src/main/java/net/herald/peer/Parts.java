package net.herald.peer;

import net.herald.log.Log;

/**
 * What the classes that make up one peer share.
 *
 * @param name of the peer in the log
 */
record Parts(
    World world,
    Mailbox<Item> mailbox,
    Reports reports,
    Statistics statistics,
    Log log,
    String name) {}
