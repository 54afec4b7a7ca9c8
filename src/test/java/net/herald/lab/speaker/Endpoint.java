package net.herald.lab.speaker;

/**
 * One end of a session.
 *
 * @param address the address it speaks from, and listens on
 * @param port the port it listens on
 * @param routerId in dotted form
 */
public record Endpoint(String address, int port, long asn, String routerId) {}
