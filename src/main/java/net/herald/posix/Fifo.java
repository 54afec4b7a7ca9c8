package net.herald.posix;

import java.lang.foreign.Arena;
import java.nio.file.Path;

/** Named pipes. */
public final class Fifo {

  private static final NativeFunction MKFIFO = NativeFunction.of("mkfifo");

  private Fifo() {}

  /**
   * Makes a named pipe.
   *
   * @param mode its permissions, of which the umask still takes its part
   * @throws PosixException where it cannot be made, {@link Errno#EEXIST} where there is something
   *     of that name
   */
  public static void make(Path path, int mode) throws PosixException {
    try (Arena arena = Arena.ofConfined()) {
      MKFIFO.call(arena.allocateFrom(path.toString()), mode);
    } catch (PosixException e) {
      throw new PosixException("cannot make the named pipe " + path, e.errno());
    }
  }
}
