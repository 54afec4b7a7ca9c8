package net.herald.peer;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import net.herald.bgp.Ip;

/**
 * A TCP connection without TCP: two streams, each of which reads what the other wrote, in segments
 * of a chosen size. What one side may write ahead is bounded, as by a socket's buffer.
 */
public final class Pipe {
  private static final int CAPACITY = 1 << 16;

  private final OctetStream near;
  private final OctetStream far;

  /**
   * A pipe.
   *
   * @param segment the most octets that one read returns
   */
  public Pipe(Ip nearAddress, Ip farAddress, int segment) {
    var forth = new Direction(segment);
    var back = new Direction(segment);
    near = new End(nearAddress, farAddress, back, forth);
    far = new End(farAddress, nearAddress, forth, back);
  }

  /** The one side. */
  public OctetStream near() {
    return near;
  }

  /** The other side. */
  public OctetStream far() {
    return far;
  }

  /** The octets on their way to one side. */
  static final class Direction {
    private final int segment;
    private final byte[] ring = new byte[CAPACITY];
    private int from;
    private int count;
    private boolean ended;
    private boolean closed;

    Direction(int segment) {
      this.segment = segment;
    }

    synchronized int read(ByteBuffer into) throws IOException {
      while (count == 0 && !ended && !closed) {
        await();
      }
      if (closed) {
        throw new IOException("closed");
      }
      int length = Math.min(Math.min(segment, count), into.remaining());
      if (length == 0) {
        return -1;
      }
      for (int i = 0; i < length; i++) {
        into.put(ring[(from + i) % CAPACITY]);
      }
      from = (from + length) % CAPACITY;
      count -= length;
      notifyAll();
      return length;
    }

    synchronized boolean full() {
      return count == CAPACITY;
    }

    synchronized int write(ByteBuffer out) throws IOException {
      while (count == CAPACITY && !ended && !closed) {
        await();
      }
      if (ended || closed) {
        throw new IOException("broken pipe");
      }
      int length = Math.min(CAPACITY - count, out.remaining());
      for (int i = 0; i < length; i++) {
        ring[(from + count + i) % CAPACITY] = out.get();
      }
      count += length;
      notifyAll();
      return length;
    }

    /** The writer is done; what it wrote can still be read. */
    synchronized void end() {
      ended = true;
      notifyAll();
    }

    /** The reader is gone: nothing can be read or written any more. */
    synchronized void close() {
      closed = true;
      notifyAll();
    }

    @SuppressWarnings("WaitNotInLoop") // the loop is the caller's
    private void await() throws IOException {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted");
      }
    }
  }

  /** One side of a pipe. */
  record End(Ip localAddress, Ip remoteAddress, Direction in, Direction out)
      implements OctetStream {
    /** Whether the other side can write no more until something is read. */
    boolean full() {
      return in.full();
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
      return in.read(into);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
      return out.write(from);
    }

    @Override
    public void endOutput() {
      out.end();
    }

    @Override
    public void close() {
      in.close();
      out.end();
    }
  }
}
