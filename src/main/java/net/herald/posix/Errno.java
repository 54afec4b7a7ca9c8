package net.herald.posix;

/** The errors of Linux this program can run into, with their numbers and what they mean. */
public enum Errno {
  EPERM(1, "not permitted: this needs root or a capability"),
  ENOENT(2, "no such file, key or algorithm"),
  ESRCH(3, "no such process"),
  EINTR(4, "interrupted"),
  EIO(5, "input/output error"),
  ENXIO(6, "nobody is at the other end"),
  EBADF(9, "the descriptor is closed"),
  EAGAIN(11, "try again: a resource is exhausted for the moment"),
  ENOMEM(12, "out of memory, or out of option memory (net.core.optmem_max)"),
  EACCES(13, "permission denied"),
  EEXIST(17, "exists already"),
  ENODEV(19, "no such device"),
  ENOTDIR(20, "not a directory"),
  EINVAL(22, "invalid argument"),
  ENFILE(23, "too many open files in the system"),
  EMFILE(24, "too many open files in this process"),
  ENOSPC(28, "no space left on the device"),
  EROFS(30, "read-only file system"),
  EPIPE(32, "who was at the other end has gone"),
  ERANGE(34, "result too large"),
  ENAMETOOLONG(36, "name too long"),
  ENOTSOCK(88, "not a socket"),
  ENOPROTOOPT(92, "the kernel does not have this option"),
  EOPNOTSUPP(95, "operation not supported"),
  EAFNOSUPPORT(97, "address family not supported"),
  EADDRINUSE(98, "address already in use"),
  EADDRNOTAVAIL(99, "no such address on this machine"),
  ENOBUFS(105, "no buffer space"),
  EISCONN(106, "already connected"),
  EKEYREJECTED(129, "key rejected");

  private final int number;
  private final String words;

  Errno(int number, String words) {
    this.number = number;
    this.words = words;
  }

  /** The number of Linux, as in {@code errno}. */
  public int number() {
    return number;
  }

  /**
   * What an error number is called and means: {@code "ENODEV, no such device"}, or {@code "errno
   * 7"}.
   */
  public static String explain(int number) {
    for (Errno errno : values()) {
      if (errno.number == number) {
        return errno.name() + ", " + errno.words;
      }
    }
    return "errno " + number;
  }
}
