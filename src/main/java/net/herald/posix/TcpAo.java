package net.herald.posix;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * {@code struct tcp_ao_add} and {@code struct tcp_ao_del} of {@code linux/tcp.h}: a master key
 * tuple of a peer (RFC 5925 section 3.1), sending and receiving under the same identifier.
 */
public final class TcpAo {

  /** Bytes of the longest key. */
  public static final int MAX_KEY = 80;

  private static final int ADD_SIZE = 288;
  private static final int DEL_SIZE = 144;
  private static final int ALGORITHM_SIZE = 64;

  /** RFC 5926 section 3.2 cuts every MAC to 96 bits. */
  private static final byte MAC_LENGTH = 12;

  private static final int SET_CURRENT_AND_NEXT = 3;

  private TcpAo() {}

  /**
   * The value of {@link SocketOption#TCP_AO_ADD_KEY}.
   *
   * @param peer the peer, or the prefix of a range of peers
   * @param length bits of the prefix: 32 or 128 for one peer
   * @param algorithm the kernel's name: {@code "hmac(sha1)"}
   * @param keyId 0 to 255
   * @param key 1 to {@value #MAX_KEY} bytes
   * @param current whether the socket sends with this key from now on: so on a connecting socket,
   *     refused by the kernel on a listening one
   */
  public static byte[] add(
      InetAddress peer, int length, String algorithm, int keyId, byte[] key, boolean current) {
    byte[] name = algorithm.getBytes(StandardCharsets.US_ASCII);
    if (key.length > MAX_KEY || name.length >= ALGORITHM_SIZE) {
      throw new IllegalArgumentException("key or algorithm name too long for TCP-AO");
    }
    ByteBuffer out = ByteBuffer.allocate(ADD_SIZE).order(ByteOrder.nativeOrder());
    KernelAddress.put(out, peer);
    out.put(name).position(KernelAddress.SIZE + ALGORITHM_SIZE);
    out.putInt(0); // device
    out.putInt(current ? SET_CURRENT_AND_NEXT : 0);
    out.putShort((short) 0);
    out.put((byte) length).put((byte) keyId).put((byte) keyId).put(MAC_LENGTH);
    out.put((byte) 0).put((byte) key.length); // flags, length
    out.put(key);
    return out.array();
  }

  /**
   * The value of {@link SocketOption#TCP_AO_DEL_KEY} that removes what {@link #add} gave a
   * listening socket.
   */
  public static byte[] delete(InetAddress peer, int length, int keyId) {
    ByteBuffer out = ByteBuffer.allocate(DEL_SIZE).order(ByteOrder.nativeOrder());
    KernelAddress.put(out, peer);
    out.putInt(0).putInt(0).putShort((short) 0); // device, flags, padding
    out.put((byte) length).put((byte) keyId).put((byte) keyId);
    return out.array();
  }
}
