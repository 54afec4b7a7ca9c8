package net.herald.posix;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * {@code struct tcp_md5sig} of {@code linux/tcp.h}: the key of a peer's segments (RFC 2385). A
 * connecting socket and a listening one want the same structure.
 */
public final class TcpMd5 {

  /** Bytes of the longest key. */
  public static final int MAX_KEY = 80;

  private static final int SIZE = 216;
  private static final byte FLAG_PREFIX = 1;

  private TcpMd5() {}

  /**
   * The value of {@link SocketOption#TCP_MD5SIG} that gives one peer a key.
   *
   * @param key 1 to {@value #MAX_KEY} bytes; none removes the key
   */
  public static byte[] key(InetAddress peer, byte[] key) {
    return structure(peer, (byte) 0, 0, key);
  }

  /**
   * The value of {@link SocketOption#TCP_MD5SIG_EXT} that gives every peer of a prefix a key. The
   * longest prefix with a key decides.
   */
  public static byte[] key(InetAddress prefix, int length, byte[] key) {
    return structure(prefix, FLAG_PREFIX, length, key);
  }

  private static byte[] structure(InetAddress peer, byte flags, int length, byte[] key) {
    if (key.length > MAX_KEY) {
      throw new IllegalArgumentException("an MD5 key has at most " + MAX_KEY + " bytes");
    }
    ByteBuffer out = ByteBuffer.allocate(SIZE).order(ByteOrder.nativeOrder());
    KernelAddress.put(out, peer);
    out.put(flags).put((byte) length).putShort((short) key.length);
    out.putInt(0); // device
    out.put(key);
    return out.array();
  }
}
