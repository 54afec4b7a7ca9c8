package net.herald.log;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Lines on a stream that is already open, in practice standard error. */
final class StreamSink implements Sink {

  private final String name;
  private final OutputStream out;
  private final Layout layout;
  private final boolean colour;

  StreamSink(String name, OutputStream out, Layout layout, boolean colour) {
    this.name = name;
    this.out = out;
    this.layout = layout;
    this.colour = colour;
  }

  /**
   * Standard error by its descriptor: {@code System.err} takes a lock that a stuck reader would
   * make everybody else wait for.
   */
  static StreamSink standardError(Layout layout) {
    return new StreamSink(
        "stderr", new FileOutputStream(FileDescriptor.err), layout, isTerminal(2));
  }

  /** By the name of what the descriptor is open on: asking the C library would need native code. */
  private static boolean isTerminal(int descriptor) {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  @Override
  public void write(Line line) throws IOException {
    StringBuilder text = new StringBuilder();
    layout.render(line, colour, text);
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public String name() {
    return name;
  }
}
