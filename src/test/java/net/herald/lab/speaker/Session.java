package net.herald.lab.speaker;

import java.util.Optional;
import net.herald.lab.Ports;

/**
 * A session as one of its two speakers sees it; both carry IPv4 and IPv6 unicast.
 *
 * @param passive whether this speaker waits for the other to connect
 * @param password the key of TCP MD5 signatures (RFC 2385)
 */
public record Session(Endpoint local, Endpoint remote, boolean passive, Optional<String> password) {

  /** A session on free ports in which the speaker 127.0.0.1 connects to the speaker 127.0.0.2. */
  public static Session between(long connecting, long listening) {
    return new Session(
        new Endpoint("127.0.0.1", Ports.free(), connecting, "10.0.0.1"),
        new Endpoint("127.0.0.2", Ports.free(), listening, "10.0.0.2"),
        false,
        Optional.empty());
  }

  /** The same session with MD5 signatures. */
  public Session signed(String key) {
    return new Session(local, remote, passive, Optional.of(key));
  }

  /** The same session as the other speaker sees it. */
  public Session mirrored() {
    return new Session(/* local= */ remote, /* remote= */ local, !passive, password);
  }

  /** Whether it is a session between two autonomous systems. */
  public boolean external() {
    return local.asn() != remote.asn();
  }
}
