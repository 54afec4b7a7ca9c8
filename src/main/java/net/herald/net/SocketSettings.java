package net.herald.net;

import net.herald.bgp.Ip;
import org.jspecify.annotations.Nullable;

/**
 * What a neighbor wants of its sockets.
 *
 * @param local the address to connect from; null leaves it to the system
 * @param device the device to connect by (SO_BINDTODEVICE); null for the route's
 * @param outgoingTtl time to live of what is sent, 1 to 255; 0 for the system's
 * @param incomingTtl smallest time to live of what is received, 1 to 255 (RFC 5082); 0 for any
 * @param authentication null for none
 */
public record SocketSettings(
    @Nullable Ip local,
    @Nullable String device,
    int outgoingTtl,
    int incomingTtl,
    @Nullable Authentication authentication) {

  /** Nothing but what every socket gets. */
  public static final SocketSettings PLAIN = new SocketSettings(null, null, 0, 0, null);

  /** Refuses a time to live no packet can have. */
  public SocketSettings {
    if (outgoingTtl < 0 || outgoingTtl > 255 || incomingTtl < 0 || incomingTtl > 255) {
      throw new IllegalArgumentException("TTL " + outgoingTtl + ", " + incomingTtl);
    }
  }

  /** These, connecting from an address. */
  public SocketSettings from(Ip address) {
    return new SocketSettings(address, device, outgoingTtl, incomingTtl, authentication);
  }

  /** These, connecting by a device. */
  public SocketSettings by(String name) {
    return new SocketSettings(local, name, outgoingTtl, incomingTtl, authentication);
  }

  /** These, with other times to live. */
  public SocketSettings ttl(int outgoing, int incoming) {
    return new SocketSettings(local, device, outgoing, incoming, authentication);
  }

  /** These, authenticated. */
  public SocketSettings authenticated(Authentication by) {
    return new SocketSettings(local, device, outgoingTtl, incomingTtl, by);
  }

  /**
   * The time to live to send with, 0 for the system's. Who asks the peer's packets to have crossed
   * no router sends its own so that the peer can ask the same: RFC 5082 section 3 wants 255 of
   * both.
   */
  int sendingTtl() {
    return outgoingTtl != 0 ? outgoingTtl : incomingTtl;
  }
}
