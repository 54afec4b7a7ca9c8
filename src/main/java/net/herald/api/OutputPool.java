package net.herald.api;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The octets that wait for all helper processes and clients together. What one of them may leave
 * unread fits into any heap, what hundreds may does not. Safe for all threads.
 */
public final class OutputPool {
  /** What each may leave unread, however much the others do. */
  static final long SHARE = 1 << 15;

  private static final long LEAST = 16 << 20;

  private final long limit;
  private final AtomicLong held = new AtomicLong();

  /** A pool of so many octets. */
  public OutputPool(long limit) {
    this.limit = limit;
  }

  /** As much as is well for a heap of this size. */
  public static OutputPool ofHeap() {
    return new OutputPool(Math.max(LEAST, Runtime.getRuntime().maxMemory() / 4));
  }

  /** One without limit. */
  public static OutputPool unbounded() {
    return new OutputPool(Long.MAX_VALUE);
  }

  /** Octets that come, or go where they are less than 0. */
  void add(long octets) {
    held.addAndGet(octets);
  }

  /** Whether one that would hold so many has to do with less. */
  boolean refuses(long wanted) {
    return wanted > SHARE && held.get() >= limit;
  }

  /** Whether one that holds so many should be given less to do. */
  boolean presses(long holds) {
    return holds > SHARE && held.get() > limit / 2;
  }
}
