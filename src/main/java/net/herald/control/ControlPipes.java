package net.herald.control;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.Function;
import net.herald.api.Answers;
import net.herald.api.CommandSession;
import net.herald.api.LineSplitter;
import net.herald.api.OutputPool;
import net.herald.api.ProcessOutput;
import net.herald.log.Category;
import net.herald.log.Log;
import net.herald.posix.FifoReader;
import net.herald.posix.FifoWriter;
import net.herald.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The two named pipes of a daemon, which an operator made. Whoever writes into the one and reads
 * the other talks to one and the same session: nothing tells clients apart.
 *
 * <p>So what one leaves behind must not reach the next. Half a line is forgotten when all who wrote
 * have gone; answers are when who read them has gone, or has not read for a while, and with them
 * all that wait behind them.
 *
 * <p>Both threads are platform threads, for they wait in pipes, and daemon threads, for nothing
 * ends that wait: they last as long as the process.
 */
public final class ControlPipes {
  private static final long OUTPUT_LIMIT = 4 << 20;
  private static final int WRITE_SIZE = 1 << 14;

  /** How long answers wait for somebody who takes them. */
  private static final Duration STUCK = Duration.ofSeconds(10);

  private final Places.Pipes pipes;
  private final CommandSession session;
  private final ProcessOutput output;
  private final Duration patience;
  private final Log log;

  private ControlPipes(
      Places.Pipes pipes,
      Function<Answers, CommandSession> sessions,
      Duration patience,
      Clock clock,
      Log log) {
    this.pipes = pipes;
    this.patience = patience;
    this.log = log;
    this.output = new ProcessOutput(OUTPUT_LIMIT, OutputPool.unbounded(), _ -> null, clock);
    this.session = sessions.apply(output);
  }

  /**
   * Serves two pipes.
   *
   * @throws IOException when the one to read cannot be opened
   */
  public static void open(
      Places.Pipes pipes, Function<Answers, CommandSession> sessions, Clock clock, Log log)
      throws IOException {
    open(pipes, sessions, STUCK, clock, log);
  }

  /** The same, with another patience. */
  static void open(
      Places.Pipes pipes,
      Function<Answers, CommandSession> sessions,
      Duration patience,
      Clock clock,
      Log log)
      throws IOException {
    var served = new ControlPipes(pipes, sessions, patience, clock, log);
    var in = FifoReader.open(pipes.in());
    Thread.ofPlatform().daemon().name("control-pipe-reader").start(() -> served.read(in));
    Thread.ofPlatform().daemon().name("control-pipe-writer").start(served::write);
    log.info(Category.CLI, "control.open", "pipes", pipes.in());
  }

  private void read(FifoReader in) {
    var lines = session.splitter(ControlSocket.LONGEST_LINE);
    try (in) {
      while (true) {
        var octets = in.read();
        if (octets.length == 0) {
          gone(lines);
        } else if (!lines.feed(octets, octets.length)) {
          log.error(Category.CLI, "control.line-too-long", "limit", ControlSocket.LONGEST_LINE);
          lines = session.splitter(ControlSocket.LONGEST_LINE);
        }
        session.flush();
      }
    } catch (IOException e) {
      log.error(Category.CLI, "control.lost", "reason", String.valueOf(e.getMessage()));
    } catch (RuntimeException | StackOverflowError defect) {
      log.critical(Category.CLI, "control.defect", "reason", defect);
    } finally {
      output.close();
    }
  }

  private void gone(LineSplitter lines) {
    if (lines.waiting() > 0) {
      log.warning(Category.CLI, "control.half-line", "octets", lines.waiting());
      lines.forget();
    }
  }

  private void write() {
    try {
      output.writeTo(new Answered());
    } catch (IOException e) {
      log.error(Category.CLI, "control.lost", "reason", String.valueOf(e.getMessage()));
    } finally {
      output.close();
    }
  }

  /** Opens the pipe for what there is to say, and closes it again: a client reads to the end. */
  private final class Answered extends OutputStream {
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private @Nullable FifoWriter out;

    /** Octets that nobody took, and that nobody else shall get; 0 while they are taken. */
    private long unread;

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int from, int length) throws IOException {
      if (unread > 0) {
        unread += length;
        return;
      }
      waiting.write(octets, from, length);
      if (waiting.size() > WRITE_SIZE) {
        tell();
      }
    }

    /** Nothing more waited behind this; what came meanwhile does. */
    @Override
    public void flush() throws IOException {
      if (waiting.size() > 0) {
        tell();
        if (unread > 0) {
          output.forget();
        }
      }
      if (out != null) {
        out.close();
        out = null;
      }
      if (unread > 0) {
        log.warning(Category.CLI, "control.unread", "pipe", pipes.out(), "octets", unread);
        unread = 0;
      }
    }

    private void tell() throws IOException {
      if (out == null) {
        out = FifoWriter.open(pipes.out(), patience);
      }
      if (out == null || !out.write(waiting.toByteArray())) {
        unread = waiting.size();
        FifoWriter.empty(pipes.out());
      }
      waiting.reset();
    }
  }
}
