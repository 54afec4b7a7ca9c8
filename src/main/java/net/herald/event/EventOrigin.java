package net.herald.event;

/**
 * Which daemon an event comes from.
 *
 * @param host the name of the machine
 * @param pid the number of the daemon's process
 * @param ppid that of its parent
 */
public record EventOrigin(String host, long pid, long ppid) {}
