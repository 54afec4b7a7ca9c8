package net.herald.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of the log and the older ones beside it. */
class RotatingFileTest {

  /** Room for three of the lines below. */
  private static final int LIMIT = 3 * "rib             line 1\n".length() + 1;

  @TempDir Path directory;
  private Path path;

  @BeforeEach
  void choose() {
    path = directory.resolve("herald.log");
  }

  private static Line line(int number) {
    return new Line(Instant.EPOCH, Level.INFO, "rib", "line " + number, List.of());
  }

  private static void write(Sink sink, int from, int to) throws IOException {
    for (int i = from; i <= to; i++) {
      sink.write(line(i));
    }
  }

  /** The numbers of the lines in a file, as one text. */
  private String numbers(String name) throws IOException {
    return Files.readString(directory.resolve(name))
        .replace("rib             line ", "")
        .replace("\n", " ")
        .strip();
  }

  private List<String> files() throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void threeOlderFilesAreKept() throws IOException {
    Sink sink = new RotatingFile(path, Layout.SHORT, LIMIT);
    write(sink, 1, 9);
    write(sink, 1, 7);
    sink.close();
    assertThat(files())
        .containsExactly("herald.log", "herald.log.1", "herald.log.2", "herald.log.3");
    assertThat(numbers("herald.log.3")).isEqualTo("7 8 9");
    assertThat(numbers("herald.log.2")).isEqualTo("1 2 3");
    assertThat(numbers("herald.log.1")).isEqualTo("4 5 6");
    assertThat(numbers("herald.log")).isEqualTo("7");
  }

  @Test
  void anExistingFileIsContinuedAndItsSizeCounts() throws IOException {
    Sink before = new RotatingFile(path, Layout.SHORT, LIMIT);
    write(before, 1, 2);
    before.close();
    Sink after = new RotatingFile(path, Layout.SHORT, LIMIT);
    write(after, 3, 4);
    after.close();
    assertThat(numbers("herald.log.1")).isEqualTo("1 2 3");
    assertThat(numbers("herald.log")).isEqualTo("4");
  }

  @Test
  void aLineLargerThanTheLimitHasAFileOfItsOwn() throws IOException {
    Sink sink = new RotatingFile(path, Layout.SHORT, LIMIT);
    write(sink, 1, 1);
    sink.write(new Line(Instant.EPOCH, Level.INFO, "rib", "x".repeat(LIMIT * 2), List.of()));
    write(sink, 2, 2);
    sink.close();
    assertThat(numbers("herald.log.2")).isEqualTo("1");
    assertThat(Files.size(directory.resolve("herald.log.1"))).isGreaterThan(LIMIT);
    assertThat(numbers("herald.log")).isEqualTo("2");
  }

  @Test
  void anEmptyFileIsNotKept() throws IOException {
    Sink sink = new RotatingFile(path, Layout.SHORT, LIMIT);
    sink.write(new Line(Instant.EPOCH, Level.INFO, "rib", "x".repeat(LIMIT * 2), List.of()));
    sink.close();
    assertThat(files()).containsExactly("herald.log");
  }

  @Test
  void theFileGrowsOnWhereItCannotBeRenamed() throws IOException {
    for (int i = 1; i <= RotatingFile.BACKUPS; i++) {
      Files.createDirectories(directory.resolve("herald.log." + i + "/in the way"));
    }
    Sink sink = new RotatingFile(path, Layout.SHORT, LIMIT);
    write(sink, 1, 5);
    sink.close();
    assertThat(numbers("herald.log")).isEqualTo("1 2 3 4 5");
  }

  @Test
  void aFileMovedAwayIsMadeAnewWhenOpenedAnew() throws IOException {
    Sink sink = new RotatingFile(path, Layout.SHORT, LIMIT);
    write(sink, 1, 1);
    Files.move(path, directory.resolve("moved"));
    sink.reopen();
    write(sink, 2, 2);
    sink.close();
    assertThat(numbers("moved")).isEqualTo("1");
    assertThat(numbers("herald.log")).isEqualTo("2");
  }

  @Test
  void theFileGrowsOnWhereNoNewOneCanBeMade() throws IOException {
    AtomicInteger opened = new AtomicInteger();
    Sink sink =
        new RotatingFile(
            path,
            Layout.SHORT,
            LIMIT,
            file -> {
              if (opened.getAndIncrement() > 0) {
                throw new IOException("Too many open files");
              }
              return Files.newByteChannel(
                  file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            });
    write(sink, 1, 6);
    sink.close();
    assertThat(numbers("herald.log")).isEqualTo("1 2 3 4 5 6");
    assertThat(files()).containsExactly("herald.log");
  }

  /** As after a change to a user who may not open it. */
  @Test
  void aFileThatCannotBeOpenedAnewGoesOn() throws IOException {
    Sink sink = new RotatingFile(path, Layout.SHORT, LIMIT);
    write(sink, 1, 1);
    Files.move(path, directory.resolve("moved"));
    Files.createDirectory(path);
    assertThatThrownBy(sink::reopen).isInstanceOf(IOException.class);
    write(sink, 2, 2);
    sink.close();
    assertThat(numbers("moved")).isEqualTo("1 2");
  }

  @Test
  void aFileThatCannotBeOpenedIsAnErrorAtOnce() {
    Path nowhere = directory.resolve("no/such/directory/log");
    assertThatThrownBy(() -> new RotatingFile(nowhere, Layout.SHORT, LIMIT))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aLineWrittenInPartIsTakenBack() throws IOException {
    Sink sink =
        new RotatingFile(
            path,
            Layout.SHORT,
            1000,
            file ->
                new SmallDisk(
                    Files.newByteChannel(
                        file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)));
    write(sink, 1, 2);
    assertThatThrownBy(() -> sink.write(line(3))).hasMessage("No space left on device");
    assertThat(numbers("herald.log")).isEqualTo("1 2");
  }

  /** A disk with room for two lines and a half. */
  private record SmallDisk(SeekableByteChannel file) implements SeekableByteChannel {
    @Override
    public int write(ByteBuffer from) throws IOException {
      int room = 55 - (int) file.size();
      if (room == 0) {
        throw new IOException("No space left on device");
      }
      ByteBuffer fits = from.slice(from.position(), Math.min(room, from.remaining()));
      from.position(from.position() + fits.remaining());
      return file.write(fits);
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
      return file.truncate(size);
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
      return file.read(to);
    }

    @Override
    public long position() throws IOException {
      return file.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
      return file.position(position);
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public boolean isOpen() {
      return file.isOpen();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
