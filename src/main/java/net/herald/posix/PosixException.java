package net.herald.posix;

import java.io.IOException;

/**
 * A call to the operating system that failed: what was tried, the error number and what it means.
 */
public final class PosixException extends IOException {

  private static final long serialVersionUID = 1;

  private final int errno;

  /**
   * Explained by the error number alone.
   *
   * @param tried what failed, as the start of a sentence: "cannot set TCP_MD5SIG"
   * @param errno the error number of Linux
   */
  public PosixException(String tried, int errno) {
    this(tried, errno, Errno.explain(errno));
  }

  /** Explained by words that know more about the thing tried than the error number tells. */
  public PosixException(String tried, int errno, String why) {
    super(tried + ": " + why);
    this.errno = errno;
  }

  /** The error number of Linux; 0 where no call failed but its answer cannot be accepted. */
  public int errno() {
    return errno;
  }

  /** Whether this is the error named. */
  public boolean is(Errno named) {
    return errno == named.number();
  }
}
