package net.herald.posix;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/**
 * The end of a named pipe that is read, for as long as this is open: it tells when those who wrote
 * have all gone, and goes on with those who come next. For one thread.
 */
public final class FifoReader implements AutoCloseable {
  private static final int SIZE = 1 << 14;

  private final Path path;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment octets = arena.allocate(SIZE);
  private int descriptor;

  private FifoReader(Path path) throws PosixException {
    this.path = path;
    this.descriptor = FifoCalls.open(path, FifoCalls.READ);
  }

  /** Opens it; does not wait for anybody. */
  public static FifoReader open(Path path) throws PosixException {
    return new FifoReader(path);
  }

  /**
   * Waits for what is written.
   *
   * @return the octets; none when all who had the pipe open for writing have closed it
   */
  public byte[] read() throws PosixException {
    while (true) {
      FifoCalls.await(descriptor, FifoCalls.READABLE, FifoCalls.FOR_EVER);
      int count = FifoCalls.read(descriptor, octets, SIZE);
      if (count > 0) {
        return octets.asSlice(0, count).toArray(JAVA_BYTE);
      }
      if (count == 0) {
        renew();
        return new byte[0];
      }
    }
  }

  /**
   * A descriptor goes on telling of the end that it saw, and a new one tells of the next. It is had
   * before the old one is closed, for a pipe that nobody has open loses what is in it.
   */
  private void renew() throws PosixException {
    int next = FifoCalls.open(path, FifoCalls.READ);
    FifoCalls.close(descriptor);
    descriptor = next;
  }

  @Override
  public void close() throws PosixException {
    FifoCalls.close(descriptor);
    arena.close();
  }
}
