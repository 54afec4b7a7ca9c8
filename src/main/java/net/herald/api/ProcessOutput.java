package net.herald.api;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import net.herald.event.EventLine;
import net.herald.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written to a helper process, or to a client: answers and events, in order,
 * within a budget of octets.
 *
 * <p>Whoever tells an event never waits: where there is no room the oldest events are dropped, and
 * one event tells how many. Answers are never dropped: they take the room of events, and where that
 * is not enough the one who answers, which is the thread that reads the commands of this process,
 * waits. Acknowledgements that wait one behind the other cost the room of one, so that a program
 * which never reads its answers can go on.
 *
 * <p>Safe for every thread; {@link #writeTo} is for one.
 */
public final class ProcessOutput implements Answers {
  /** What an entry costs beside its octets, about. */
  private static final long ENTRY = 64;

  /** How many octets the writer takes at a time. */
  private static final int PORTION = 1 << 16;

  private static final byte[] DONE = octets(Ack.DONE.word());
  private static final byte[] ERROR = octets(Ack.ERROR.word());

  /** How much waits. */
  record Backlog(int items, long octets) {}

  private sealed interface Entry {
    long order();

    long cost();

    void write(OutputStream out) throws IOException;
  }

  private record Event(long order, EventLine line, long counter) implements Entry {
    @Override
    public long cost() {
      return line.length() + ENTRY;
    }

    @Override
    public void write(OutputStream out) throws IOException {
      line.writeTo(out, counter);
    }
  }

  /** A line, or as many equal acknowledgements as came one behind the other. */
  private static final class Answer implements Entry {
    private final long order;
    private final byte[] octets;
    private long times = 1;

    private Answer(long order, byte[] octets) {
      this.order = order;
      this.octets = octets;
    }

    @Override
    public long order() {
      return order;
    }

    @Override
    public long cost() {
      return octets.length + ENTRY;
    }

    @Override
    public void write(OutputStream out) throws IOException {
      for (long i = 0; i < times; i++) {
        out.write(octets);
      }
    }
  }

  /** Lines that are made when they are written. */
  private record Later(long order, Iterable<byte[]> lines) implements Entry {
    @Override
    public long cost() {
      return ENTRY;
    }

    @Override
    public void write(OutputStream out) throws IOException {
      for (var line : lines) {
        out.write(line);
      }
    }
  }

  private final long limit;
  private final OutputPool pool;
  private final LongFunction<@Nullable EventLine> lostLine;
  private final Clock clock;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Condition drained = lock.newCondition();
  private final Deque<Entry> answers = new ArrayDeque<>();
  private final Deque<Event> events = new ArrayDeque<>();
  private long order;
  private long cost;
  private long lost;
  private int later;
  private boolean writing;
  private boolean closed;

  /**
   * An empty queue.
   *
   * @param limit octets that may wait
   * @param pool what may wait here and elsewhere together
   * @param lostLine tells how many events were dropped
   */
  public ProcessOutput(
      long limit, OutputPool pool, LongFunction<@Nullable EventLine> lostLine, Clock clock) {
    this.limit = limit;
    this.pool = pool;
    this.lostLine = lostLine;
    this.clock = clock;
  }

  private static byte[] octets(String text) {
    return (text + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void event(EventLine line, long counter) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      var event = new Event(order++, line, counter);
      makeRoom(event.cost());
      if (overflows(event.cost()) && cost > 0) {
        lost++;
      } else {
        events.add(event);
        hold(event.cost());
      }
      filled.signal();
    } finally {
      lock.unlock();
    }
  }

  private boolean overflows(long more) {
    return cost + more > limit || pool.refuses(cost + more);
  }

  private void hold(long octets) {
    cost += octets;
    pool.add(octets);
  }

  /** Drops the oldest events until there is room, or no event is left. */
  private void makeRoom(long wanted) {
    while (overflows(wanted) && !events.isEmpty()) {
      hold(-events.remove().cost());
      lost++;
    }
  }

  @Override
  public void line(String line) {
    add(octets(line), false);
  }

  @Override
  public void ack(Ack ack) {
    add(
        switch (ack) {
          case DONE -> DONE;
          case ERROR -> ERROR;
        },
        true);
  }

  @Override
  public void later(Iterable<byte[]> lines) {
    lock.lock();
    try {
      if (!closed) {
        answers.add(new Later(order++, lines));
        later++;
        hold(ENTRY);
        filled.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void awaitLater() {
    lock.lock();
    try {
      while (later > 0 && !closed) {
        drained.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("ReferenceEquality") // there is one array per acknowledgement
  private void add(byte[] octets, boolean ack) {
    lock.lock();
    try {
      var last = answers.peekLast();
      if (ack && last instanceof Answer same && same.octets == octets) {
        same.times++;
        return;
      }
      var answer = new Answer(order++, octets);
      makeRoom(answer.cost());
      while (overflows(answer.cost()) && cost > 0 && !closed) {
        drained.awaitUninterruptibly();
        makeRoom(answer.cost());
      }
      if (!closed) {
        answers.add(answer);
        hold(answer.cost());
        filled.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Writes what there is and what will come, until this is closed.
   *
   * @throws IOException when the other side is gone
   */
  public void writeTo(OutputStream out) throws IOException {
    List<Entry> portion = new ArrayList<>();
    while (take(portion, out)) {
      for (var entry : portion) {
        entry.write(out);
        if (entry instanceof Later) {
          wroteLater();
        }
      }
      portion.clear();
    }
  }

  private void wroteLater() {
    lock.lock();
    try {
      later--;
      drained.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Takes what is next, waiting for it; what was written is flushed before there is a wait. */
  private boolean take(List<Entry> portion, OutputStream out) throws IOException {
    while (!fill(portion)) {
      out.flush();
      if (!awaitFilled()) {
        return false;
      }
    }
    return true;
  }

  private boolean awaitFilled() {
    lock.lock();
    try {
      writing = false;
      drained.signalAll();
      while (isEmpty() && !closed) {
        filled.awaitUninterruptibly();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private boolean isEmpty() {
    return answers.isEmpty() && events.isEmpty() && lost == 0;
  }

  private boolean fill(List<Entry> portion) {
    lock.lock();
    try {
      long taken = 0;
      while (!isEmpty() && !closed && taken < PORTION) {
        var entry = next();
        if (entry != null) {
          portion.add(entry);
          taken += entry.cost();
        }
      }
      // what was taken before is written, but not flushed
      writing |= !portion.isEmpty();
      drained.signalAll();
      return !portion.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Entry next() {
    var answer = answers.peek();
    var event = events.peek();
    if (answer != null && (event == null ? lost == 0 : answer.order() < event.order)) {
      hold(-answer.cost());
      return answers.remove();
    }
    if (lost > 0) {
      var line = lostLine.apply(lost);
      lost = 0;
      return line == null ? null : new Event(order, line, 0);
    }
    if (event != null) {
      hold(-event.cost());
      return events.remove();
    }
    return null;
  }

  /**
   * Waits until everything was written, or a deadline has come, or this was closed.
   *
   * @param deadline a value of {@link Clock#nanos}
   */
  public void awaitDrained(long deadline) throws InterruptedException {
    lock.lock();
    try {
      while ((!isEmpty() || writing) && !closed && clock.await(lock, drained, deadline)) {
        // looks again
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whether half of what may wait does. */
  boolean congested() {
    lock.lock();
    try {
      return cost > limit / 2 || pool.presses(cost);
    } finally {
      lock.unlock();
    }
  }

  /** What waits now. */
  Backlog backlog() {
    lock.lock();
    try {
      return new Backlog(answers.size() + events.size(), cost);
    } finally {
      lock.unlock();
    }
  }

  /** Drops all that waits, answers too: nobody is there for whom it was. */
  public void forget() {
    lock.lock();
    try {
      clear();
      drained.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void clear() {
    later -= (int) answers.stream().filter(Later.class::isInstance).count();
    answers.clear();
    events.clear();
    lost = 0;
    hold(-cost);
  }

  /** Ends it: nothing more is taken or written, and nobody waits any longer. */
  public void close() {
    lock.lock();
    try {
      closed = true;
      clear();
      filled.signalAll();
      drained.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
