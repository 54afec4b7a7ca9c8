package net.herald.net;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ProtocolFamily;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnknownHostException;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv6;
import org.jspecify.annotations.Nullable;

/**
 * An address and a port.
 *
 * @param port 0 to 65535; 0 has the system choose
 */
public record Endpoint(Ip address, int port) {

  /** The endpoint of the JDK's address. */
  static Endpoint of(InetSocketAddress socket) {
    return new Endpoint(Ip.of(socket.getAddress().getAddress()), socket.getPort());
  }

  /** The address family a socket for this endpoint is opened with. */
  ProtocolFamily family() {
    return address instanceof Ipv6 ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
  }

  /** Whether this stands for every address of the machine. */
  boolean anyAddress() {
    return inet(address).isAnyLocalAddress();
  }

  /**
   * The JDK's address, on a device where the address means nothing without one (fe80::/10).
   *
   * @throws IOException where there is no such device or it has no addresses of that kind
   */
  InetSocketAddress socket(@Nullable String device) throws IOException {
    InetAddress inet = inet(address);
    if (inet instanceof Inet6Address && inet.isLinkLocalAddress()) {
      if (device == null) {
        throw new SocketException("link-local address " + address + " needs source-interface");
      }
      NetworkInterface found = NetworkInterface.getByName(device);
      if (found == null) {
        throw new SocketException("no such device " + device);
      }
      inet = Inet6Address.getByAddress(null, inet.getAddress(), found.getIndex());
    }
    return new InetSocketAddress(inet, port);
  }

  /** The JDK's form of an address. */
  static InetAddress inet(Ip address) {
    byte[] octets = address.bytes();
    try {
      // The JDK would make an IPv4 address of ::ffff:0:0/96, which an IPv6 socket with such a peer
      // does not want.
      return octets.length == 16
          ? Inet6Address.getByAddress(null, octets, -1)
          : InetAddress.getByAddress(octets);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public String toString() {
    return address instanceof Ipv6 ? "[" + address + "]:" + port : address + ":" + port;
  }
}
