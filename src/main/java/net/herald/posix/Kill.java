package net.herald.posix;

/** The system call that reaches other processes. */
final class Kill {

  private static final NativeFunction KILL = NativeFunction.of("kill");

  private Kill() {}

  /** Whether there is a process of this number, of whatever user. */
  static boolean finds(long pid) {
    try {
      KILL.call(Math.toIntExact(pid), 0);
      return true;
    } catch (PosixException e) {
      return e.is(Errno.EPERM);
    }
  }

  /** Sends a signal to one process; false where it is not there, or not ours. */
  static boolean one(long pid, int signal) {
    try {
      KILL.call(Math.toIntExact(pid), signal);
      return true;
    } catch (PosixException e) {
      return false;
    }
  }

  /** Sends a signal to every process of a group; false where there is none. */
  static boolean group(long leader, int signal) {
    try {
      KILL.call(Math.toIntExact(-leader), signal);
      return true;
    } catch (PosixException e) {
      return false;
    }
  }
}
