package net.herald.peer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import net.herald.bgp.capability.ExtendedMessage;
import net.herald.bgp.fsm.Origin;
import net.herald.bgp.message.Frame;
import net.herald.bgp.message.MessageFault;
import net.herald.time.Clock;

/**
 * One TCP connection and its two virtual threads. The reader cuts the stream into frames and puts
 * them into the mailbox of the peer; the writer sends what the peer hands over. Neither knows
 * anything of the session but the longest message allowed.
 *
 * <p>A connection ends by {@link #finish}, which lets the writer send what is queued, or by {@link
 * #close}. No thread is ever interrupted: an interrupt would close the channel in the middle of a
 * message.
 */
final class Connection {
  /** Octets that may wait to be written before the peer stops making more. */
  static final int BUDGET = 1 << 20;

  /** The writer calls for more when no more than this is left. */
  static final int LOW = BUDGET / 4;

  /** How long a peer that takes nothing any more may be silent before the connection is lost. */
  static final Duration GRACE = Duration.ofSeconds(5);

  private static final int READ_SIZE = 8192;
  private static final int BATCH = 1 << 16;

  private final int number;
  private final Origin origin;
  private final OctetStream stream;
  private final Mailbox<Item> mailbox;
  private final Clock clock;
  private final AtomicBoolean told = new AtomicBoolean();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition queued = lock.newCondition();
  private final Condition readerEnded = lock.newCondition();
  private final Deque<byte[]> queue = new ArrayDeque<>();

  /** What was read at once and is handed over at once. Of the reader. */
  private final List<Item> arrived = new ArrayList<>();

  private int waiting;
  private boolean wanted;
  private boolean finishing;
  private boolean closed;
  private boolean readToTheEnd;

  private volatile int receiveLimit = ExtendedMessage.CLASSIC_SIZE;
  private volatile long writingSince = Clock.NEVER;
  private volatile long readingSince = Clock.NEVER;

  Connection(int number, Origin origin, OctetStream stream, Mailbox<Item> mailbox, Clock clock) {
    this.number = number;
    this.origin = origin;
    this.stream = stream;
    this.mailbox = mailbox;
    this.clock = clock;
  }

  void start(String name) {
    Thread.ofVirtual().name(name + "-reader").start(this::read);
    Thread.ofVirtual().name(name + "-writer").start(this::write);
  }

  int number() {
    return number;
  }

  Origin origin() {
    return origin;
  }

  OctetStream stream() {
    return stream;
  }

  /** Raises the longest message accepted from the peer, once both OPENs allow it (RFC 8654). */
  void receiveLimit(int octets) {
    receiveLimit = octets;
  }

  /** Queues a whole message, whether or not the budget allows: few are sent outside of it. */
  void send(byte[] frame) {
    lock.lock();
    try {
      if (!closed && !finishing) {
        queue.add(frame);
        waiting += frame.length;
        queued.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** How many octets may be queued now. Where that is none, {@link Item.Room} will say when. */
  int room() {
    lock.lock();
    try {
      int room = BUDGET - waiting;
      wanted = room <= 0;
      return Math.max(room, 0);
    } finally {
      lock.unlock();
    }
  }

  /** When the write in progress began, {@link Clock#NEVER} while there is none. */
  long writingSince() {
    return writingSince;
  }

  /** Sends what is queued, then tells the other side that this was all. */
  void finish() {
    lock.lock();
    try {
      finishing = true;
      queued.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Ends the connection at once; both threads end soon after. */
  void close() {
    lock.lock();
    try {
      closed = true;
      queue.clear();
      queued.signal();
      readerEnded.signal();
    } finally {
      lock.unlock();
    }
    stream.close();
  }

  private void read() {
    var in = ByteBuffer.allocateDirect(READ_SIZE).flip();
    try {
      byte[] header = new byte[Frame.HEADER];
      while (fill(in, header, 0)) {
        byte[] frame = Arrays.copyOf(header, Frame.length(header, 0, receiveLimit));
        if (!fill(in, frame, header.length)) {
          break;
        }
        arrived.add(new Item.Received(number, Frame.of(frame)));
      }
      down("closed by the peer");
    } catch (MessageFault fault) {
      handOver();
      malformed(in, fault);
    } catch (IOException failed) {
      down(reason(failed));
    } finally {
      readToTheEnd();
    }
  }

  private void readToTheEnd() {
    lock.lock();
    try {
      readToTheEnd = true;
      readerEnded.signal();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Fills {@code into} from an offset.
   *
   * @return false when the stream ended before
   */
  private boolean fill(ByteBuffer in, byte[] into, int from) throws IOException {
    int at = from;
    while (at < into.length) {
      if (!in.hasRemaining()) {
        if (!handOver() || receive(in.clear()) < 0) {
          return false;
        }
        in.flip();
      }
      int count = Math.min(in.remaining(), into.length - at);
      in.get(into, at, count);
      at += count;
    }
    return true;
  }

  /** Whether the mailbox took the frames that were read: there is one that still takes some. */
  private boolean handOver() {
    boolean taken = mailbox.putAll(arrived);
    arrived.clear();
    return taken;
  }

  private int receive(ByteBuffer into) throws IOException {
    readingSince = clock.nanos();
    int count = stream.read(into);
    readingSince = Clock.NEVER;
    return count;
  }

  /**
   * The rest is read and thrown away: octets left unread would turn our close into a reset, which
   * can overtake the NOTIFICATION.
   */
  private void malformed(ByteBuffer in, MessageFault fault) {
    mailbox.put(new Item.Malformed(number, fault));
    try {
      boolean open = true;
      while (open) {
        open = receive(in.clear()) >= 0;
      }
      down("closed by the peer");
    } catch (IOException failed) {
      down(reason(failed));
    }
  }

  private void write() {
    try {
      for (byte[] batch = next(); batch.length > 0; batch = next()) {
        writingSince = clock.nanos();
        var out = ByteBuffer.wrap(batch);
        while (out.hasRemaining()) {
          stream.write(out);
        }
        writingSince = Clock.NEVER;
        written(batch.length);
      }
      stream.endOutput();
    } catch (IOException failed) {
      writingSince = Clock.NEVER;
      awaitReader();
      down(reason(failed));
    }
  }

  /**
   * Lets the reader come to the end of the stream: a peer that closes at once makes our writing
   * fail while its NOTIFICATION (RFC 4271 section 6) still waits to be read. What can come is no
   * more than had arrived, so only silence counts, not the time in which frames are handed over.
   */
  private void awaitReader() {
    lock.lock();
    try {
      long silence = clock.nanos();
      while (!readToTheEnd && !closed) {
        if (!clock.await(lock, readerEnded, silence + GRACE.toNanos())) {
          if (readingSince <= silence) {
            return;
          }
          silence = clock.nanos();
        }
      }
    } catch (InterruptedException nobodyDoes) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for messages and takes as many whole ones as make a fair write; none when there will be
   * no more.
   */
  private byte[] next() {
    lock.lock();
    try {
      while (queue.isEmpty()) {
        if (finishing || closed) {
          return new byte[0];
        }
        queued.awaitUninterruptibly();
      }
      return batch();
    } finally {
      lock.unlock();
    }
  }

  private byte[] batch() {
    int size = 0;
    int count = 0;
    for (byte[] frame : queue) {
      if (count > 0 && size + frame.length > BATCH) {
        break;
      }
      size += frame.length;
      count++;
    }
    if (count == 1) {
      return queue.remove();
    }
    byte[] batch = new byte[size];
    for (int at = 0; at < size; ) {
      byte[] frame = queue.remove();
      System.arraycopy(frame, 0, batch, at, frame.length);
      at += frame.length;
    }
    return batch;
  }

  private void written(int octets) {
    boolean call;
    lock.lock();
    try {
      waiting -= octets;
      call = wanted && waiting <= LOW;
      wanted = wanted && !call;
    } finally {
      lock.unlock();
    }
    if (call) {
      mailbox.post(new Item.Room(number));
    }
  }

  /** Told once, behind the frames that were read before. */
  private void down(String why) {
    if (told.compareAndSet(false, true)) {
      mailbox.put(new Item.Down(number, why));
    }
  }

  private static String reason(IOException failed) {
    String message = failed.getMessage();
    return message == null ? failed.getClass().getSimpleName() : message;
  }
}
