package net.herald.posix;

/**
 * A socket option of Linux that the JDK does not know.
 *
 * @param name what the kernel's headers call it; errors name it so
 * @param level the {@code level} of setsockopt
 * @param number the {@code optname} of setsockopt
 * @param needs which kernel has it, for whom it does not; empty where every one does
 */
public record SocketOption(String name, int level, int number, String needs) {

  private static final int SOL_SOCKET = 1;
  private static final int IPPROTO_IP = 0;
  private static final int IPPROTO_TCP = 6;
  private static final int IPPROTO_IPV6 = 41;

  private static final String TCP_AO = "Linux 6.7 or later built with CONFIG_TCP_AO";

  /** The device packets leave and enter by; text. */
  public static final SocketOption SO_BINDTODEVICE = socket("SO_BINDTODEVICE", 25);

  /** Time to live of what is sent; 1 to 255. */
  public static final SocketOption IP_TTL = ip("IP_TTL", 2);

  /**
   * On an accepted TCP socket this reads the time to live the peer's last packet of the handshake
   * arrived with.
   */
  public static final SocketOption IP_MULTICAST_TTL = ip("IP_MULTICAST_TTL", 33);

  /** Packets arriving with a smaller time to live are dropped (RFC 5082); 0 to 255. */
  public static final SocketOption IP_MINTTL = ip("IP_MINTTL", 21);

  /** Like {@link #IP_TTL}. */
  public static final SocketOption IPV6_UNICAST_HOPS = ipv6("IPV6_UNICAST_HOPS", 16);

  /** Like {@link #IP_MULTICAST_TTL}. */
  public static final SocketOption IPV6_MULTICAST_HOPS = ipv6("IPV6_MULTICAST_HOPS", 18);

  /** Like {@link #IP_MINTTL}. */
  public static final SocketOption IPV6_MINHOPCOUNT = ipv6("IPV6_MINHOPCOUNT", 73);

  /** 1: an IPv6 socket takes no IPv4. */
  public static final SocketOption IPV6_V6ONLY = ipv6("IPV6_V6ONLY", 26);

  /** {@link TcpMd5}, one address. */
  public static final SocketOption TCP_MD5SIG =
      tcp("TCP_MD5SIG", 14, "Linux built with CONFIG_TCP_MD5SIG");

  /** {@link TcpMd5}, every address of a prefix. */
  public static final SocketOption TCP_MD5SIG_EXT =
      tcp("TCP_MD5SIG_EXT", 32, "Linux 4.14 or later built with CONFIG_TCP_MD5SIG");

  /** {@link TcpAo}. */
  public static final SocketOption TCP_AO_ADD_KEY = tcp("TCP_AO_ADD_KEY", 38, TCP_AO);

  /** {@link TcpAo}. */
  public static final SocketOption TCP_AO_DEL_KEY = tcp("TCP_AO_DEL_KEY", 39, TCP_AO);

  private static SocketOption socket(String name, int number) {
    return new SocketOption(name, SOL_SOCKET, number, "");
  }

  private static SocketOption ip(String name, int number) {
    return new SocketOption(name, IPPROTO_IP, number, "");
  }

  private static SocketOption ipv6(String name, int number) {
    return new SocketOption(name, IPPROTO_IPV6, number, "");
  }

  private static SocketOption tcp(String name, int number, String needs) {
    return new SocketOption(name, IPPROTO_TCP, number, needs);
  }

  @Override
  public String toString() {
    return name;
  }
}
