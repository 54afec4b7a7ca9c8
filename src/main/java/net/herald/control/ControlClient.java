package net.herald.control;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A client of a daemon. Belongs to one thread. */
public final class ControlClient implements AutoCloseable {
  /** How long a daemon may take to open its end of a pipe. */
  private static final Duration OPENING = Duration.ofSeconds(5);

  private final OutputStream out;
  private final AutoCloseable connection;

  /** Lines that may wait to be heard: the daemon knows what to do with a slow client. */
  private static final int MOST_WAITING = 10_000;

  private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>(MOST_WAITING);

  private ControlClient(OutputStream out, AutoCloseable connection) {
    this.out = out;
    this.connection = connection;
  }

  /**
   * Connects to a socket.
   *
   * @throws IOException when nobody listens
   */
  public static ControlClient socket(Path path) throws IOException {
    var channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
    var client = new ControlClient(Channels.newOutputStream(channel), channel);
    var in = Channels.newInputStream(channel);
    Thread.ofPlatform().daemon().name("control-answers").start(() -> client.read(in));
    return client;
  }

  /**
   * Uses two pipes.
   *
   * @throws IOException when nobody reads the one
   */
  public static ControlClient pipes(Places.Pipes pipes) throws IOException {
    var out = opened(pipes.in());
    var client = new ControlClient(out, out);
    Thread.ofPlatform().daemon().name("control-answers").start(() -> client.readAll(pipes.out()));
    return client;
  }

  /** Opening a pipe nobody reads waits for ever. */
  private static OutputStream opened(Path pipe) throws IOException {
    var opening = new CompletableFuture<OutputStream>();
    Thread.ofPlatform()
        .daemon()
        .name("control-opening")
        .start(() -> {
          try {
            opening.complete(new FileOutputStream(pipe.toFile()));
          } catch (IOException e) {
            opening.completeExceptionally(e);
          }
        });
    try {
      return opening.get(OPENING.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException("cannot open " + pipe, e);
    } catch (TimeoutException e) {
      throw new IOException("nobody reads " + pipe);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted");
    }
  }

  private void read(InputStream in) {
    try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.put(Optional.of(line));
      }
    } catch (IOException gone) {
      // as if it had ended
    } catch (InterruptedException e) {
      return;
    }
    end();
  }

  private void end() {
    try {
      lines.put(Optional.empty());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The daemon closes its pipe behind each answer. */
  private void readAll(Path pipe) {
    while (!Thread.currentThread().isInterrupted()) {
      try (var reader =
          new BufferedReader(
              new InputStreamReader(
                  new FileInputStream(pipe.toFile()), StandardCharsets.US_ASCII))) {
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
          lines.put(Optional.of(line));
        }
      } catch (IOException gone) {
        return;
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Says a line. */
  public void say(String line) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /**
   * The next line of an answer.
   *
   * @return null when none comes for that long
   * @throws IOException when the daemon is gone
   */
  public @Nullable String hear(Duration patience) throws IOException {
    try {
      var line = lines.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (line != null && line.isEmpty()) {
        lines.offer(line); // again for whoever asks again
        throw new IOException("the daemon closed the connection");
      }
      return line == null ? null : line.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
