package net.herald.net;

import net.herald.bgp.Ip;
import org.jspecify.annotations.Nullable;

/**
 * A neighbor that may connect to us.
 *
 * @param neighbor its name, for messages
 * @param local the address it must connect to; null for any
 * @param peers where it connects from
 * @param settings what its connections must be like
 */
public record Expected(
    String neighbor, @Nullable Ip local, PeerRange peers, SocketSettings settings) {

  /** Whether a connection to this address can be from this neighbor. */
  boolean reaches(Ip address) {
    return local == null || local.equals(address);
  }
}
