package net.herald.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The end of a named pipe that is written, open for one who reads it, or does not. For one thread.
 */
public final class FifoWriter implements AutoCloseable {
  private static final int STEP_MILLIS = 20;
  private static final int EMPTYING = 1 << 14;

  private final int descriptor;
  private final int patience;

  private FifoWriter(int descriptor, int patience) {
    this.descriptor = descriptor;
    this.patience = patience;
  }

  /**
   * Opens a pipe when somebody has it open to read: nothing tells of that but trying.
   *
   * @param patience how long to wait for one, and then each time for him to read
   * @return null when nobody came
   * @throws PosixException when the pipe cannot be written at all
   */
  public static @Nullable FifoWriter open(Path path, Duration patience) throws PosixException {
    int millis = (int) patience.toMillis();
    for (int waited = 0; ; waited += STEP_MILLIS) {
      try {
        int descriptor = FifoCalls.open(path, FifoCalls.WRITE);
        FifoCalls.shrink(descriptor); // what is in it when who reads goes may reach another
        return new FifoWriter(descriptor, millis);
      } catch (PosixException e) {
        if (!e.is(Errno.ENXIO)) {
          throw e;
        }
        if (waited >= millis) {
          return null;
        }
        FifoCalls.pause(STEP_MILLIS);
      }
    }
  }

  /**
   * Writes all octets.
   *
   * @return whether all were taken; not where nobody read, or who read has gone
   */
  public boolean write(byte[] octets) throws PosixException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment left = arena.allocateFrom(ValueLayout.JAVA_BYTE, octets);
      while (left.byteSize() > 0) {
        int count = FifoCalls.write(descriptor, left, (int) left.byteSize());
        if (count > 0) {
          left = left.asSlice(count);
        } else if (!FifoCalls.await(descriptor, FifoCalls.WRITABLE, patience)) {
          return false;
        }
      }
      return true;
    } catch (PosixException e) {
      if (e.is(Errno.EPIPE)) {
        return false;
      }
      throw e;
    }
  }

  /** Takes out of a pipe what somebody who still has it open never read. */
  public static void empty(Path path) throws PosixException {
    int descriptor = FifoCalls.open(path, FifoCalls.READ);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment octets = arena.allocate(EMPTYING);
      int count = 1;
      while (count > 0) {
        count = FifoCalls.read(descriptor, octets, EMPTYING);
      }
    } finally {
      FifoCalls.close(descriptor);
    }
  }

  @Override
  public void close() throws PosixException {
    FifoCalls.close(descriptor);
  }
}
