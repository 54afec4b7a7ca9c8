package net.herald.posix;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * The kernel's {@code struct sockaddr_storage} as the start of a structure; port 0, as keys want
 * it.
 */
final class KernelAddress {

  static final int SIZE = 128;

  private static final short AF_INET = 2;
  private static final short AF_INET6 = 10;

  private KernelAddress() {}

  /**
   * Writes {@value #SIZE} bytes. Family and length are the machine's order, the address the
   * network's.
   */
  static void put(ByteBuffer out, InetAddress address) {
    int end = out.position() + SIZE;
    if (address instanceof Inet4Address) {
      out.putShort(AF_INET).putShort((short) 0);
    } else {
      out.putShort(AF_INET6).putShort((short) 0).putInt(0);
    }
    out.put(address.getAddress()).position(end);
  }
}
