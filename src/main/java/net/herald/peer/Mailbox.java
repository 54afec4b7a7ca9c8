package net.herald.peer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import net.herald.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What other threads hand to the one thread of a peer.
 *
 * <p>Two queues under one lock. <em>Frames</em> come from the readers of connections and are
 * bounded: a reader that finds the queue full waits, the TCP window closes and the remote side
 * slows. <em>Control</em> items come from everybody else, who must never wait for a peer, and are
 * taken first, so that a stop need not queue behind a table of routes. After {@link #TURN} control
 * items in a row a waiting frame is taken all the same: commands without end must not make the peer
 * deaf.
 *
 * <p>Safe for every thread; {@link #poll} is for the owner alone.
 *
 * @param <T> the kind of item
 */
final class Mailbox<T> {
  /** Frames that may wait. */
  static final int FRAMES = 256;

  /** A reader that waited goes on when no more than these are left: not once for each that goes. */
  static final int FEW = FRAMES / 2;

  /** Control items that {@link #offer} lets wait. */
  static final int OFFERS = 1024;

  /** Control items taken in a row while a frame waits. */
  static final int TURN = 64;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Condition drained = lock.newCondition();
  private final Deque<T> control = new ArrayDeque<>();
  private final Deque<T> frames = new ArrayDeque<>();
  private final Clock clock;
  private int turn;
  private boolean closed;

  Mailbox(Clock clock) {
    this.clock = clock;
  }

  /**
   * Hands over a control item, however many wait; never waits.
   *
   * @return false when the mailbox was closed and nobody will ever take the item
   */
  boolean post(T item) {
    return control(item, Integer.MAX_VALUE);
  }

  /**
   * Hands over a control item unless too many wait already; never waits.
   *
   * @return whether the item was taken
   */
  boolean offer(T item) {
    return control(item, OFFERS);
  }

  private boolean control(T item, int most) {
    lock.lock();
    try {
      if (closed || control.size() >= most) {
        return false;
      }
      control.add(item);
      filled.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Hands over a frame, waiting for room as long as it takes.
   *
   * @return false when the mailbox was closed and nobody will ever take the frame
   */
  boolean put(T frame) {
    return putAll(List.of(frame));
  }

  /**
   * Hands over frames that came together, waiting for room as long as it takes.
   *
   * @return false when the mailbox was closed and nobody will ever take what is left of them
   */
  boolean putAll(List<T> together) {
    lock.lock();
    try {
      for (T frame : together) {
        while (frames.size() >= FRAMES && !closed) {
          filled.signal();
          drained.awaitUninterruptibly();
        }
        if (closed) {
          return false;
        }
        frames.add(frame);
      }
      filled.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** How many frames wait. */
  int frames() {
    lock.lock();
    try {
      return frames.size();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The next item, waiting until {@code deadline}; null when that came first. An item that is there
   * is returned however late it is.
   */
  @Nullable T poll(long deadline) throws InterruptedException {
    return poll(deadline, true);
  }

  /**
   * The same, leaving frames where they are unless {@code framesToo}.
   *
   * @param framesToo whether frames are taken
   */
  @Nullable T poll(long deadline, boolean framesToo) throws InterruptedException {
    lock.lock();
    try {
      while (true) {
        T item = take(framesToo);
        if (item != null || closed || !clock.awaitOften(lock, filled, deadline)) {
          return item != null ? item : take(framesToo);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private @Nullable T take(boolean framesToo) {
    boolean framesTurn = framesToo && turn >= TURN && !frames.isEmpty();
    if (!control.isEmpty() && !framesTurn) {
      turn++;
      return control.poll();
    }
    if (!framesToo) {
      return null;
    }
    turn = 0;
    T frame = frames.poll();
    if (frame != null && frames.size() <= FEW) {
      drained.signalAll();
    }
    return frame;
  }

  /** Ends it: what waits is thrown away and whoever waits is let go. */
  void close() {
    lock.lock();
    try {
      closed = true;
      control.clear();
      frames.clear();
      filled.signalAll();
      drained.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
