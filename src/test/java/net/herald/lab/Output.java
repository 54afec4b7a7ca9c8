package net.herald.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The lines a program has written on one of its streams so far, collected while it runs. */
public final class Output {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Thread reader;

  Output(String name, InputStream stream) {
    // A platform thread: a virtual one which is blocked on a pipe keeps its carrier.
    reader = Thread.ofPlatform().daemon().name(name).start(() -> collect(stream));
  }

  private void collect(InputStream stream) {
    try (var in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(line);
      }
    } catch (IOException closed) {
      lines.add("(the stream broke: " + closed.getMessage() + ")");
    }
  }

  /** All lines so far. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** The lines from number {@code from} (0 is the first) on. */
  public List<String> since(int from) {
    var all = lines();
    return all.subList(Math.min(from, all.size()), all.size());
  }

  /**
   * How many lines there are: a mark for {@link #since} and {@link #awaitLine(int, Duration,
   * String)}.
   */
  public int size() {
    return lines.size();
  }

  /** Waits for a line which holds this text and returns it. */
  public String awaitLine(Duration limit, String text) {
    return awaitLine(0, limit, text);
  }

  /** Waits for a line which holds this text, not looking at the lines before {@code from}. */
  public String awaitLine(int from, Duration limit, String text) {
    return Await.value(
        "a line with '" + text + "'",
        limit,
        () -> since(from).stream().filter(line -> line.contains(text)).findFirst());
  }

  /** Waits until everything written before the end of the program was collected. */
  void awaitEnd(Duration limit) {
    try {
      reader.join(limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
