package net.herald.posix;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import net.herald.log.SyslogSocket;

/**
 * Datagrams to a socket in the file system, where a syslog daemon listens. The socket is not
 * connected: a daemon that is started anew is found again by the next datagram. Used by one thread
 * at a time.
 */
public final class UnixDatagram implements SyslogSocket {

  private static final short AF_UNIX = 1;
  private static final int SOCK_DGRAM = 2;
  private static final int SOCK_CLOEXEC = 0x80000;
  private static final int MSG_DONTWAIT = 0x40;
  private static final int MSG_NOSIGNAL = 0x4000;

  /** {@code sun_path} of {@code struct sockaddr_un}, its terminating null included. */
  private static final int LONGEST_PATH = 108;

  private static final NativeFunction SOCKET = NativeFunction.of("socket");
  private static final NativeFunction CLOSE = NativeFunction.of("close");

  /** It returns a long, of which the low half tells failure as well. */
  private static final NativeFunction SENDTO = NativeFunction.of("sendto");

  private final String path;
  private int descriptor;

  private UnixDatagram(String path, int descriptor) {
    this.path = path;
    this.descriptor = descriptor;
  }

  /**
   * Makes a socket that sends to {@code path}.
   *
   * @throws IOException when there is nothing at that path, or no socket to be had
   */
  public static UnixDatagram open(String path) throws IOException {
    if (path.getBytes(StandardCharsets.UTF_8).length >= LONGEST_PATH) {
      throw new IOException("too long for the path of a socket: " + path);
    }
    if (!Files.exists(Path.of(path))) {
      throw new NoSuchFileException(path);
    }
    return new UnixDatagram(path, SOCKET.call((int) AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
  }

  /** {@code struct sockaddr_un} of a path, as long as the path needs it to be. */
  static MemorySegment address(String path, Arena arena) {
    byte[] name = path.getBytes(StandardCharsets.UTF_8);
    MemorySegment address = arena.allocate(JAVA_SHORT.byteSize() + name.length + 1);
    address.set(JAVA_SHORT, 0, AF_UNIX);
    MemorySegment.copy(name, 0, address, JAVA_BYTE, JAVA_SHORT.byteSize(), name.length);
    return address;
  }

  @Override
  public void send(byte[] datagram) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocateFrom(JAVA_BYTE, datagram);
      MemorySegment to = address(path, arena);
      SENDTO.call(
          descriptor,
          bytes,
          bytes.byteSize(),
          MSG_DONTWAIT | MSG_NOSIGNAL,
          to,
          (int) to.byteSize());
    } catch (PosixException e) {
      throw new PosixException("cannot send to " + path, e.errno());
    }
  }

  @Override
  public void close() throws IOException {
    if (descriptor >= 0) {
      int open = descriptor;
      descriptor = -1;
      CLOSE.call(open);
    }
  }
}
