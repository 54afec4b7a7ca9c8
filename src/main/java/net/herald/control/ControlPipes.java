package net.herald.control;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.util.function.Function;
import net.herald.api.Answers;
import net.herald.api.CommandSession;
import net.herald.api.LineSplitter;
import net.herald.api.ProcessOutput;
import net.herald.log.Category;
import net.herald.log.Log;
import net.herald.time.Clock;

/**
 * The two named pipes of a daemon, which an operator made. Whoever writes into the one and reads
 * the other talks to one and the same session: nothing tells clients apart.
 *
 * <p>Both threads are platform threads, for they wait in pipes, and daemon threads, for nothing
 * ends that wait: they last as long as the process.
 */
public final class ControlPipes {
  private static final long OUTPUT_LIMIT = 4 << 20;
  private static final int READ_SIZE = 1 << 14;

  private final Places.Pipes pipes;
  private final CommandSession session;
  private final ProcessOutput output;
  private final Log log;

  private ControlPipes(
      Places.Pipes pipes, Function<Answers, CommandSession> sessions, Clock clock, Log log) {
    this.pipes = pipes;
    this.log = log;
    this.output = new ProcessOutput(OUTPUT_LIMIT, _ -> null, clock);
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
    var served = new ControlPipes(pipes, sessions, clock, log);
    // also for writing, so that it does not end with the last client
    var in = new RandomAccessFile(pipes.in().toFile(), "rw");
    Thread.ofPlatform().daemon().name("control-pipe-reader").start(() -> served.read(in));
    Thread.ofPlatform().daemon().name("control-pipe-writer").start(served::write);
    log.info(Category.CLI, "control.open", "pipes", pipes.in());
  }

  private void read(RandomAccessFile in) {
    var octets = new byte[READ_SIZE];
    var lines = new LineSplitter(ControlSocket.LONGEST_LINE, session::line);
    try (in) {
      for (int count = in.read(octets); count >= 0; count = in.read(octets)) {
        boolean fits = lines.feed(octets, count);
        session.flush();
        if (!fits) {
          log.error(Category.CLI, "control.line-too-long", "limit", ControlSocket.LONGEST_LINE);
          lines = new LineSplitter(ControlSocket.LONGEST_LINE, session::line);
        }
      }
    } catch (IOException e) {
      log.error(Category.CLI, "control.lost", "reason", String.valueOf(e.getMessage()));
    } catch (RuntimeException | StackOverflowError defect) {
      log.critical(Category.CLI, "control.defect", "reason", defect);
    } finally {
      output.close();
    }
  }

  private void write() {
    try {
      output.writeTo(new Answered());
    } catch (IOException e) {
      log.error(Category.CLI, "control.lost", "reason", String.valueOf(e.getMessage()));
    }
  }

  /** Opens the pipe for what there is to say, and closes it again: a client reads to the end. */
  private final class Answered extends OutputStream {
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();

    @Override
    public void write(int octet) {
      waiting.write(octet);
    }

    @Override
    public void write(byte[] octets, int from, int length) throws IOException {
      waiting.write(octets, from, length);
      if (waiting.size() > READ_SIZE) {
        flush();
      }
    }

    @Override
    public void flush() throws IOException {
      if (waiting.size() == 0) {
        return;
      }
      // waits for somebody who reads
      try (var out = new FileOutputStream(pipes.out().toFile())) {
        waiting.writeTo(out);
      } catch (IOException gone) {
        if (!pipes.out().toFile().exists()) {
          throw gone;
        }
        log.debug(Category.CLI, "control.gone", "reason", String.valueOf(gone.getMessage()));
      }
      waiting.reset();
    }
  }
}
