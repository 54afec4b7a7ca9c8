package net.herald.posix;

/** This process as a job of somebody's shell. */
public final class JobControl {
  private static final int STOP = 19;

  private JobControl() {}

  /** Stops this process until the shell lets it go on, which is when the call returns. */
  public static void stop() {
    Kill.one(ProcessHandle.current().pid(), STOP);
  }
}
