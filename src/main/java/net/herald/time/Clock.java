package net.herald.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/**
 * Time as the program sees it.
 *
 * <p>Deadlines are values of {@link #nanos()}: nanoseconds since some fixed moment, never negative
 * and never running backwards, so that they compare with {@code <} and {@link #NEVER} is simply the
 * largest of them. {@link #wall()} may jump when somebody sets the machine's clock and is only ever
 * shown.
 */
public interface Clock {

  /** A deadline that does not come. */
  long NEVER = Long.MAX_VALUE;

  /** Monotonic nanoseconds, 0 or more. */
  long nanos();

  /** Wall time, to the microsecond where the machine knows it. */
  Instant wall();

  /**
   * Waits on {@code condition} until it is signalled or {@code deadline} has come, whichever is
   * first. Like every wait on a condition it may also end for no reason: the caller looks at its
   * state again.
   *
   * @param lock the lock of the condition, held by the caller
   * @param deadline a value of {@link #nanos()}, or {@link #NEVER}
   * @return whether the deadline is still to come
   */
  boolean await(Lock lock, Condition condition, long deadline) throws InterruptedException;

  /**
   * The same, for a condition that lives long and is waited on often, with deadlines that mostly
   * move away before they come. It may end too early more often: when a deadline of a former wait
   * comes.
   */
  default boolean awaitOften(Lock lock, Condition condition, long deadline)
      throws InterruptedException {
    return await(lock, condition, deadline);
  }

  /**
   * The deadline that comes after {@code wait}; {@link #NEVER} where the sum is too large to count.
   */
  default long after(Duration wait) {
    long now = nanos();
    long nanos;
    try {
      nanos = wait.toNanos();
    } catch (ArithmeticException tooLong) {
      return NEVER;
    }
    return nanos > NEVER - now ? NEVER : now + nanos;
  }

  /** The clock of this machine. */
  static Clock system() {
    return SystemClock.INSTANCE;
  }
}
