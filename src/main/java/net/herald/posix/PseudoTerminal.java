package net.herald.posix;

import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * A terminal that nobody sits at, in the place of standard input and output of this process. Only a
 * rehearsal wants that: whoever draws on it takes the same way as in front of a person.
 */
public final class PseudoTerminal implements AutoCloseable {
  private static final NativeFunction OPEN = NativeFunction.of("open");
  private static final NativeFunction UNLOCK = NativeFunction.of("unlockpt");
  private static final NativeFunction NAME = NativeFunction.of("ptsname_r");
  private static final NativeFunction IOCTL = NativeFunction.of("ioctl");
  private static final NativeFunction DUP = NativeFunction.of("dup");
  private static final NativeFunction DUP2 = NativeFunction.of("dup2");
  private static final NativeFunction CLOSE = NativeFunction.of("close");
  private static final NativeFunction READ = NativeFunction.of("read");
  private static final NativeFunction WRITE = NativeFunction.of("write");

  /** For reading and writing, and never the one that could interrupt us: O_RDWR, O_NOCTTY. */
  private static final int OURS = 0x2 | 0x100;

  private static final long SET_SIZE = 0x5414;
  private static final int LONGEST_NAME = 64;
  private static final int BUFFER = 4096;

  private final int other;
  private final int in;
  private final int out;

  /**
   * Makes one.
   *
   * @throws PosixException where there can be none
   */
  public PseudoTerminal(int rows, int columns) throws PosixException {
    try (Arena arena = Arena.ofConfined()) {
      other = OPEN.call(arena.allocateFrom("/dev/ptmx"), OURS);
      UNLOCK.call(other);
      MemorySegment name = arena.allocate(LONGEST_NAME);
      NAME.call(other, name, (long) LONGEST_NAME);
      int terminal = OPEN.call(name, OURS);
      MemorySegment size = arena.allocate(4 * JAVA_SHORT.byteSize());
      size.setAtIndex(JAVA_SHORT, 0, (short) rows);
      size.setAtIndex(JAVA_SHORT, 1, (short) columns);
      IOCTL.call(terminal, SET_SIZE, size);
      in = DUP.call(0);
      out = DUP.call(1);
      DUP2.call(terminal, 0);
      DUP2.call(terminal, 1);
      CLOSE.call(terminal);
    }
  }

  /** Types keys. */
  public void type(String keys) throws PosixException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment octets = arena.allocateFrom(keys, StandardCharsets.US_ASCII);
      WRITE.call(other, octets, (long) keys.length());
    }
  }

  /** Passes on what is drawn, until the terminal is gone. */
  public void show(OutputStream to) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment octets = arena.allocate(BUFFER);
      for (int n = 1; n > 0; ) {
        n = READ.call(other, octets, (long) BUFFER);
        to.write(octets.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE));
      }
    } catch (IOException gone) {
      return;
    }
  }

  /** Gives standard input and output back. */
  @Override
  public void close() throws PosixException {
    DUP2.call(in, 0);
    DUP2.call(out, 1);
    CLOSE.call(in);
    CLOSE.call(out);
  }
}
