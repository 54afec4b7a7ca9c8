package net.herald.daemon;

import java.util.ArrayList;
import java.util.List;
import net.herald.bgp.Ip;
import net.herald.config.Neighbor;
import net.herald.net.Authentication;
import net.herald.net.Endpoint;
import net.herald.net.Expected;
import net.herald.net.PeerRange;
import net.herald.net.Secret;
import net.herald.net.SocketSettings;
import org.jspecify.annotations.Nullable;

/** What the configuration of a neighbor means for its sockets. */
final class Sockets {
  private Sockets() {}

  /** For a connection in either direction; the local address only matters for one we open. */
  static SocketSettings settings(Neighbor neighbor) {
    var transport = neighbor.transport();
    var device = transport.sourceInterface();
    return new SocketSettings(
        source(neighbor),
        device.isEmpty() ? null : device,
        transport.outgoingTtl(),
        transport.incomingTtl(),
        authentication(neighbor));
  }

  /** ExaBGP connects from {@code md5-ip}, which is {@code local-address} where nothing is said. */
  private static @Nullable Ip source(Neighbor neighbor) {
    var md5Ip = neighbor.security().md5Ip();
    return md5Ip != null ? md5Ip : neighbor.addresses().local();
  }

  private static @Nullable Authentication authentication(Neighbor neighbor) {
    var security = neighbor.security();
    var md5 = security.md5();
    if (md5 != null) {
      return new Authentication.Md5(new Secret(md5.octets()));
    }
    var ao = security.tcpAo();
    if (ao == null) {
      return null;
    }
    var algorithm =
        switch (ao.algorithm()) {
          case HMAC_SHA_1_96 -> Authentication.Algorithm.HMAC_SHA_1_96;
          case AES_128_CMAC_96 -> Authentication.Algorithm.AES_128_CMAC_96;
          case HMAC_SHA_256 -> Authentication.Algorithm.HMAC_SHA_256;
        };
    return new Authentication.TcpAo(ao.keyId(), algorithm, new Secret(ao.key().octets()));
  }

  /** The neighbor as a listener expects it. */
  static Expected expected(Neighbor neighbor) {
    var addresses = neighbor.addresses();
    return new Expected(
        neighbor.name(),
        addresses.local(),
        new PeerRange(addresses.peer(), addresses.length()),
        settings(neighbor));
  }

  /** Where to listen: on the addresses of the settings, and on the ports that neighbors ask for. */
  static List<Endpoint> listeners(List<Ip> bind, int port, List<Neighbor> neighbors) {
    var wanted = new ArrayList<Endpoint>();
    bind.forEach(address -> wanted.add(new Endpoint(address, port)));
    for (var neighbor : neighbors) {
      int own = neighbor.transport().listen();
      var address = source(neighbor);
      if (own != 0 && address != null) {
        wanted.add(new Endpoint(address, own));
      }
    }
    return wanted;
  }
}
