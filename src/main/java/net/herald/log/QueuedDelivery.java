package net.herald.log;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import net.herald.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Hands lines to one platform thread over a queue bounded by their size. A full queue drops the
 * line and counts it; the count is told as soon as there is room. The thread is a daemon: one that
 * is stuck in a write does not hold the end of the process.
 */
final class QueuedDelivery implements Delivery {

  /** Characters that may wait: some seconds of debug output of a busy speaker. */
  static final int BUDGET = 4 << 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Line> waiting = new ArrayDeque<>();
  private final Scribe scribe;
  private final Clock clock;
  private final Thread thread;
  private int weight;
  private long dropped;
  private boolean reopen;
  private boolean closing;

  QueuedDelivery(Scribe scribe, Clock clock) {
    this.scribe = scribe;
    this.clock = clock;
    this.thread = Thread.ofPlatform().daemon().name("log").unstarted(this::run);
    thread.start();
  }

  @Override
  public void put(Line line) {
    int size = line.weight();
    lock.lock();
    try {
      if (closing) {
        return;
      }
      // A line larger than the whole budget is taken when nothing else waits.
      if (weight > 0 && weight + size > BUDGET) {
        dropped++;
        return;
      }
      waiting.add(line);
      weight += size;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void reopen() {
    lock.lock();
    try {
      reopen = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close(Duration deadline) {
    lock.lock();
    try {
      closing = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
    try {
      thread.join(deadline);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    boolean more = true;
    while (more) {
      more = step();
    }
    scribe.close();
  }

  /** One turn of the thread; false when there is nothing more to come. */
  private boolean step() {
    @Nullable Line line;
    long lost = 0;
    boolean again;
    boolean last;
    lock.lock();
    try {
      if (waiting.isEmpty() && dropped == 0 && !reopen && !closing) {
        clock.await(lock, changed, scribe.due());
      }
      line = waiting.poll();
      if (line != null) {
        weight -= line.weight();
      } else {
        // Told after the lines that were in front of the dropped ones.
        lost = dropped;
        dropped = 0;
      }
      again = reopen;
      reopen = false;
      last = closing && waiting.isEmpty() && dropped == 0;
    } catch (InterruptedException e) {
      return true;
    } finally {
      lock.unlock();
    }
    if (again) {
      scribe.reopen();
    }
    if (line != null) {
      scribe.write(line);
    } else if (lost > 0) {
      scribe.overflowed(lost);
    } else {
      scribe.idle();
    }
    return !last;
  }
}
