package net.herald.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Lines in a file. Before a line would take it to the limit, {@code log} becomes {@code log.1},
 * {@code log.1} becomes {@code log.2}, and the oldest is dropped.
 *
 * <p>A line that could only be written in part, as on a full disk, is taken back, so that the next
 * one starts on a line of its own. Where the directory does not allow the renaming, the file grows
 * on: a log too large is better than none.
 */
final class RotatingFile implements Sink {

  /** Bytes a file may have. */
  static final int LIMIT = 1 << 20;

  /** Older files kept. */
  static final int BACKUPS = 3;

  private final Path path;
  private final Layout layout;
  private final int limit;
  private final Opening opening;
  private SeekableByteChannel channel;
  private boolean regular;
  private long size;

  /** How the file is opened: a test has a disk that is full. */
  interface Opening {
    SeekableByteChannel open(Path path) throws IOException;
  }

  /** Opens the file, which must be possible. */
  RotatingFile(Path path, Layout layout, int limit) throws IOException {
    this(path, layout, limit, RotatingFile::append);
  }

  RotatingFile(Path path, Layout layout, int limit, Opening opening) throws IOException {
    this.path = path;
    this.layout = layout;
    this.limit = limit;
    this.opening = opening;
    this.channel = opening.open(path);
    examine();
  }

  private static SeekableByteChannel append(Path path) throws IOException {
    return Files.newByteChannel(
        path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  @Override
  public void write(Line line) throws IOException {
    StringBuilder text = new StringBuilder();
    layout.render(line, false, text);
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (regular && size > 0 && size + bytes.length >= limit) {
      rotate();
    }
    append(bytes);
  }

  private void append(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      size += bytes.length;
    } catch (IOException e) {
      if (regular && buffer.position() > 0) {
        channel.truncate(size);
      }
      throw e;
    }
  }

  private void rotate() throws IOException {
    try {
      for (int i = BACKUPS - 1; i >= 1; i--) {
        move(backup(i), backup(i + 1));
      }
      move(path, backup(1));
    } catch (IOException e) {
      return;
    }
    try {
      reopen();
    } catch (IOException e) {
      move(backup(1), path);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (NoSuchFileException e) {
      // Not so many files yet.
    }
  }

  private Path backup(int number) {
    return path.resolveSibling(path.getFileName() + "." + number);
  }

  /** A device or a pipe has no size and is not renamed. */
  private void examine() throws IOException {
    regular = Files.isRegularFile(path);
    size = regular ? channel.size() : 0;
  }

  /** Where the file cannot be opened anew, the one that is open goes on. */
  @Override
  public void reopen() throws IOException {
    SeekableByteChannel fresh = opening.open(path);
    channel.close();
    channel = fresh;
    examine();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  @Override
  public String name() {
    return path.toString();
  }
}
