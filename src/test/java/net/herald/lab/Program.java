package net.herald.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One process started by a test: its lines, its signals, its end. */
public final class Program implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String name;
  private final Process process;
  private final Output output;
  private final Output errors;

  private Program(String name, Process process) {
    this.name = name;
    this.process = process;
    this.output = new Output(name + " stdout", process.getInputStream());
    this.errors = new Output(name + " stderr", process.getErrorStream());
  }

  /**
   * Starts a command in a directory, with these variables added to the environment and nothing on
   * its input.
   */
  static Program start(
      String name, Path directory, Map<String, String> environment, List<String> command) {
    var builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.environment().putAll(environment);
    try {
      return new Program(name, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(String.join(" ", command), e);
    }
  }

  public String name() {
    return name;
  }

  public long pid() {
    return process.pid();
  }

  public boolean running() {
    return process.isAlive();
  }

  /** The lines of its standard output. */
  public Output output() {
    return output;
  }

  /** The lines of its standard error. */
  public Output errors() {
    return errors;
  }

  /** Sends a signal, named without SIG: {@code USR1}. */
  public void signal(String signal) {
    send(signal, process.pid());
  }

  private static void send(String signal, long pid) {
    try {
      new ProcessBuilder("kill", "-s", signal, Long.toString(pid))
          .redirectErrorStream(true)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for the process to end by itself and returns its exit code. */
  public int awaitExit(Duration limit) {
    if (!ended(limit)) {
      throw new AssertionError(name + " still runs after " + limit + "\n" + log());
    }
    output.awaitEnd(PATIENCE);
    errors.awaitEnd(PATIENCE);
    return process.exitValue();
  }

  private boolean ended(Duration limit) {
    try {
      return process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Everything it wrote, for the explanation of a failure. */
  public String log() {
    var text = new StringBuilder("--- " + name + " (" + state() + ")\n");
    output.lines().forEach(line -> text.append("out: ").append(line).append('\n'));
    errors.lines().forEach(line -> text.append("err: ").append(line).append('\n'));
    return text.toString();
  }

  private String state() {
    return running() ? "running, pid " + pid() : "ended with " + process.exitValue();
  }

  /** Stops it and what it started: asked first, then by force. */
  @Override
  public void close() {
    var children = process.descendants().toList();
    process.destroy();
    if (!ended(PATIENCE)) {
      process.destroyForcibly();
      ended(PATIENCE);
    }
    children.forEach(ProcessHandle::destroyForcibly);
  }
}
