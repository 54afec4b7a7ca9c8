package net.herald.log;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/** Writes on the caller's thread: for commands that run and end, which need no thread more. */
final class DirectDelivery implements Delivery {

  private final ReentrantLock lock = new ReentrantLock();
  private final Scribe scribe;

  DirectDelivery(Scribe scribe) {
    this.scribe = scribe;
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
      scribe.close();
    } finally {
      lock.unlock();
    }
  }
}
