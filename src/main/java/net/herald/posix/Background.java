package net.herald.posix;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Going to the background. A Java machine cannot fork, as only one of its threads would be left. It
 * starts itself once more instead, with the same command line, in a session of its own and without
 * the terminal, and ends.
 *
 * <p>A service manager does all this better and needs a program that stays in the foreground.
 */
public final class Background {

  /** Set for the one started, which must not do so again. */
  private static final String MARK = "HERALD_IN_BACKGROUND";

  private static final File NOTHING = new File("/dev/null");

  private Background() {}

  /** Whether this process is the one that was started in the background. */
  public static boolean reached() {
    return System.getenv(MARK) != null;
  }

  /** Why this process should stay where it is, in words; null where it can go to the background. */
  public static @Nullable String staysBecause() {
    if (reached()) {
      return "it is in the background already";
    }
    if (ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L) <= 1) {
      return "a service manager started it";
    }
    try {
      if (Files.readSymbolicLink(Path.of("/proc/self/fd/0")).toString().startsWith("socket:")) {
        return "its standard input is a socket";
      }
    } catch (IOException e) {
      return "this system does not tell what its standard input is";
    }
    return null;
  }

  /**
   * Starts this program once more in the background. The caller ends, with exit status 0, and
   * touches nothing that the other is now to own.
   *
   * @return the process number of the other
   * @throws IOException where that is not possible
   */
  public static long start() throws IOException {
    List<String> own = words(Files.readAllBytes(Path.of("/proc/self/cmdline")));
    List<String> detached = ProcessGroup.command(own);
    if (detached.equals(own)) {
      throw new IOException(
          "daemon.daemonize takes the program setsid (util-linux), which is not on the PATH; a service manager such as"
              + " systemd does without");
    }
    ProcessBuilder other =
        new ProcessBuilder(detached)
            .redirectInput(NOTHING)
            .redirectOutput(NOTHING)
            .redirectError(NOTHING);
    other.environment().put(MARK, "1");
    return other.start().pid();
  }

  /** The words of a command line as the kernel keeps it, each followed by a zero byte. */
  static List<String> words(byte[] commandLine) {
    String text = new String(commandLine, StandardCharsets.UTF_8);
    return List.of(text.substring(0, text.lastIndexOf('\0')).split("\0", -1));
  }
}
