package net.herald.posix;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The file that tells the process number of the running daemon: decimal digits and a newline, mode
 * 0644 less the umask.
 *
 * <p>The file is locked while the daemon runs, so that of two daemons that find the same stale file
 * only one replaces it. The file of a daemon that does not lock is judged by the number in it.
 */
public final class PidFile implements Closeable {

  private static final int LONGEST = 64;
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

  private final Path path;
  private final FileChannel channel;

  private PidFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Makes the file for this process. A file left by a process that has ended is replaced.
   *
   * @throws IOException where another daemon runs, the file holds something else than a process
   *     number, or it cannot be written; the message is a whole sentence with the path
   */
  public static PidFile create(Path path) throws IOException {
    FileChannel channel;
    try {
      channel = open(path);
    } catch (IOException e) {
      throw new IOException("pid file " + path + " cannot be opened: " + FileReason.of(e), e);
    }
    try {
      claim(channel);
      if (Files.notExists(path)) {
        throw new IOException("was removed by another daemon just now, try again");
      }
      return new PidFile(path, channel);
    } catch (IOException e) {
      channel.close();
      throw new IOException("pid file " + path + " " + e.getMessage(), e);
    }
  }

  /** Removes the file. */
  @Override
  public void close() throws IOException {
    // First removed, then unlocked: who gets the lock afterwards sees that the name has gone.
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new IOException("pid file " + path + " cannot be removed: " + FileReason.of(e), e);
    } finally {
      channel.close();
    }
  }

  private static FileChannel open(Path path) throws IOException {
    try {
      return FileChannel.open(
          path,
          Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
    } catch (FileAlreadyExistsException e) {
      // Through a link root would write to wherever somebody made it point.
      return FileChannel.open(
          path, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    }
  }

  /** Locks the file, looks at the number in it and writes our own. */
  private static void claim(FileChannel channel) throws IOException {
    boolean locked;
    try {
      locked = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      locked = false;
    }
    ByteBuffer bytes = ByteBuffer.allocate(LONGEST);
    channel.read(bytes, 0);
    String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
    if (!locked) {
      throw new IOException("belongs to a running daemon, process " + text);
    }
    long own = ProcessHandle.current().pid();
    // Nothing: made by a daemon that ended before it wrote. Our own number: that of a daemon of an
    // earlier life of
    // this container, where the same program always gets the same number.
    if (!text.isEmpty() && !text.equals(Long.toString(own))) {
      if (!NUMBER.matcher(text).matches()) {
        throw new IOException("holds no process number: remove it if no daemon uses it");
      }
      if (Kill.finds(Long.parseLong(text))) {
        throw new IOException("names a running process, " + text);
      }
    }
    channel.truncate(0);
    channel.write(ByteBuffer.wrap((own + "\n").getBytes(StandardCharsets.UTF_8)), 0);
  }
}
