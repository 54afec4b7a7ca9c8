package net.herald.posix;

/** The permissions that files made by this process do not get. */
public final class Umask {

  private static final NativeFunction UMASK = NativeFunction.of("umask");

  private Umask() {}

  /**
   * Sets the umask of the process and of what it starts later.
   *
   * @param mask 0 to 0777
   * @return the one before
   */
  public static int set(int mask) {
    try {
      return UMASK.call(mask);
    } catch (PosixException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
