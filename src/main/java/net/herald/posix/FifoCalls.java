package net.herald.posix;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/** What a pipe takes of the C library so that no call waits where it was not asked to. */
final class FifoCalls {
  static final int READ = 0;
  static final int WRITE = 1;
  static final short READABLE = 1;
  static final short WRITABLE = 4;
  static final int FOR_EVER = -1;

  /** What {@link #read} and {@link #write} return where the call would have to wait. */
  static final int WOULD_WAIT = -1;

  /** The least a pipe can hold: a page. */
  static final int PAGE = 4096;

  private static final int SET_PIPE_SIZE = 1031;
  private static final int NONBLOCK = 0x800;
  private static final int CLOSE_ON_EXEC = 0x80000;

  private static final NativeFunction OPEN = NativeFunction.of("open");
  private static final NativeFunction CLOSE = NativeFunction.of("close");
  private static final NativeFunction CONTROL = NativeFunction.of("fcntl");
  private static final NativeFunction POLL = NativeFunction.of("poll");
  private static final NativeFunction RECEIVE = NativeFunction.of("read");
  private static final NativeFunction SEND = NativeFunction.of("write");

  private FifoCalls() {}

  static int open(Path path, int how) throws PosixException {
    try (Arena arena = Arena.ofConfined()) {
      return OPEN.call(arena.allocateFrom(path.toString()), how | NONBLOCK | CLOSE_ON_EXEC);
    } catch (PosixException e) {
      throw new PosixException("cannot open the named pipe " + path, e.errno());
    }
  }

  /** Has a pipe hold a page only, unless there is more in it. */
  static void shrink(int descriptor) {
    try {
      CONTROL.call(descriptor, SET_PIPE_SIZE, PAGE);
    } catch (PosixException fuller) {
      // it stays as large as it is
    }
  }

  static void close(int descriptor) throws PosixException {
    CLOSE.call(descriptor);
  }

  /**
   * Waits until something can be done, or is over.
   *
   * @param millis how long at most
   * @return false when that long nothing could be done
   */
  static boolean await(int descriptor, short what, int millis) throws PosixException {
    try (Arena arena = Arena.ofConfined()) {
      // struct pollfd: the descriptor, what is waited for, what has come
      MemorySegment waited = arena.allocate(8, 4);
      waited.set(JAVA_INT, 0, descriptor);
      waited.set(JAVA_SHORT, 4, what);
      return POLL.call(waited, 1L, millis) > 0;
    } catch (PosixException e) {
      if (e.is(Errno.EINTR)) {
        return true;
      }
      throw e;
    }
  }

  /** Lets time pass. */
  static void pause(int millis) throws PosixException {
    await(-1, READABLE, millis);
  }

  /** Reads; 0 at the end. */
  static int read(int descriptor, MemorySegment into, int size) throws PosixException {
    return moved(RECEIVE, descriptor, into, size);
  }

  static int write(int descriptor, MemorySegment from, int size) throws PosixException {
    return moved(SEND, descriptor, from, size);
  }

  private static int moved(NativeFunction call, int descriptor, MemorySegment octets, int size)
      throws PosixException {
    try {
      return call.call(descriptor, octets, (long) size);
    } catch (PosixException e) {
      if (e.is(Errno.EAGAIN) || e.is(Errno.EINTR)) {
        return WOULD_WAIT;
      }
      throw e;
    }
  }
}
