package net.herald.log;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;

/** Writes on the caller's thread: for commands that run and end, which need no thread more. */
final class DirectDelivery implements Delivery {

  private final ReentrantLock lock = new ReentrantLock();
  private final Scribe scribe;
  private final InstantSource clock;

  DirectDelivery(Scribe scribe, InstantSource clock) {
    this.scribe = scribe;
    this.clock = clock;
  }

  @Override
  public void put(Line line) {
    lock.lock();
    try {
      scribe.write(line);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void reopen() {
    lock.lock();
    try {
      scribe.reopen();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close(Duration deadline) {
    lock.lock();
    try {
      scribe.close(clock.instant());
    } finally {
      lock.unlock();
    }
  }
}
