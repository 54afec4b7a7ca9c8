package net.herald.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import net.herald.healthcheck.Healthcheck;
import net.herald.healthcheck.Notes;
import net.herald.healthcheck.State;
import net.herald.healthcheck.StoppableCheck;
import net.herald.healthcheck.TransitionCommand;
import net.herald.log.Level;
import net.herald.posix.PosixException;
import net.herald.posix.Privileges;
import net.herald.posix.Signals;
import org.jspecify.annotations.Nullable;

/**
 * The daemon at the other end of standard input and output, and the signals: TERM, INT and HUP end
 * the check, a second one at once; USR1 has it drain, USR2 ends that.
 */
final class HealthcheckWorld implements Healthcheck.World, AutoCloseable {
  /** A daemon that was told not to answer would otherwise stop the check. */
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private static final int ANSWERS = 64;

  private final PrintStream out;
  private final Notes notes;
  private final HealthcheckOptions options;
  private final @Nullable BlockingQueue<String> answers;
  private final CountDownLatch ending = new CountDownLatch(1);
  private final CountDownLatch hurry = new CountDownLatch(1);
  private final StoppableCheck check;
  private final Signals signals;
  private volatile boolean drained;

  HealthcheckWorld(
      InputStream in,
      PrintStream out,
      Notes notes,
      HealthcheckOptions options,
      StoppableCheck check) {
    this.check = check;
    this.out = out;
    this.notes = notes;
    this.options = options;
    answers = options.answered() && !terminal() ? new ArrayBlockingQueue<>(ANSWERS) : null;
    if (answers != null) {
      Thread.ofPlatform().daemon().name("answers").start(() -> read(in, answers));
    }
    signals = Signals.listen(this::signal);
  }

  /** With a person at the other end nobody answers. */
  private static boolean terminal() {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException e) {
      return false;
    }
  }

  private void signal(Signals.Kind kind) {
    switch (kind) {
      case TERM, INT, HUP -> {
        if (ending.getCount() == 0) {
          hurry.countDown();
        }
        ending.countDown();
        check.stop();
      }
      case USR1 -> drained = true;
      case USR2 -> drained = false;
      case ALRM -> notes.tell(Level.DEBUG, "SIGALRM has no meaning here");
    }
  }

  boolean drained() {
    return drained;
  }

  @Override
  public void ready() throws IOException {
    var user = options.user();
    var group = options.group();
    try {
      if (user != null && group != null) {
        Privileges.drop(user, group);
      } else if (user != null) {
        Privileges.drop(user);
      } else if (group != null) {
        Privileges.drop(System.getProperty("user.name", "root"), group);
      }
    } catch (PosixException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public boolean pause(Duration time) throws InterruptedException {
    return !ending.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** A second signal ends it. */
  @Override
  public void linger(Duration time) throws InterruptedException {
    hurry.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void command(String line) throws IOException, InterruptedException {
    out.print(line + "\n");
    if (out.checkError()) {
      throw new IOException("the daemon does not read any more");
    }
    if (answers != null) {
      String answer = answers.poll(ANSWER.toNanos(), TimeUnit.NANOSECONDS);
      while (answer != null && !ends(answer)) {
        notes.tell(Level.WARNING, "the daemon says: " + answer);
        answer = answers.poll(ANSWER.toNanos(), TimeUnit.NANOSECONDS);
      }
      if (answer == null) {
        notes.tell(Level.WARNING, "the daemon does not answer; --no-ack does not wait for it");
      } else if (!answer.contains("done")) {
        notes.tell(Level.WARNING, "the daemon answers " + answer + " to: " + line);
      }
    }
  }

  /** Answers end in a word of their own, or are one JSON object. */
  private static boolean ends(String answer) {
    return answer.equals("done") || answer.equals("error") || answer.startsWith("{");
  }

  private static void read(InputStream in, BlockingQueue<String> answers) {
    try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        // Nobody waits for so many: the oldest belong to commands that gave up.
        while (!answers.offer(line.strip())) {
          answers.poll();
        }
      }
    } catch (IOException gone) {
      answers.clear();
    }
  }

  @Override
  public void execute(String command, State state) throws InterruptedException {
    TransitionCommand.run(command, state, notes);
  }

  @Override
  public void close() {
    signals.close();
  }
}
