package net.herald.posix;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A program and all it starts, to be ended together: a shell that runs the real helper would
 * otherwise leave it behind.
 *
 * <p>The program is started as leader of a session of its own by {@code setsid} (util-linux or
 * busybox), which becomes the program and keeps its process number. Where there is no {@code
 * setsid} the descendants that are still known as such are signalled one by one; what has been
 * re-parented meanwhile is then missed.
 */
public final class ProcessGroup {

  private static final int SIGKILL = 9;
  private static final int SIGTERM = 15;

  /** Looked for once: it neither comes nor goes. */
  private static final @Nullable Path SETSID = find("setsid", System.getenv("PATH"));

  private final Process leader;

  private ProcessGroup(Process leader) {
    this.leader = leader;
  }

  /**
   * The command to give to {@link ProcessBuilder} so that the program leads its own group. A
   * program that does not exist is then told by {@code setsid}, exit status 127, and no longer by
   * an exception: check it before.
   */
  public static List<String> command(List<String> command) {
    if (SETSID == null) {
      return List.copyOf(command);
    }
    List<String> whole = new ArrayList<>(command.size() + 1);
    whole.add(SETSID.toString());
    whole.addAll(command);
    return List.copyOf(whole);
  }

  /** The group of a process started by a command of {@link #command}. */
  public static ProcessGroup of(Process leader) {
    return new ProcessGroup(leader);
  }

  /** Asks every process of the group to end. */
  public void terminate() {
    signal(SIGTERM);
  }

  /** Ends every process of the group, also when the leader has gone already. */
  public void kill() {
    signal(SIGKILL);
  }

  private void signal(int signal) {
    // Read before anything ends: with the leader gone nothing links its descendants to us. The
    // leader comes first, so
    // that it does not go on with its own ideas when a child of it ends.
    List<ProcessHandle> known =
        Stream.concat(Stream.of(leader.toHandle()), leader.descendants()).toList();
    // No group of that number: no setsid, or it has not got that far yet.
    if (SETSID != null && Kill.group(leader.pid(), signal)) {
      return;
    }
    for (ProcessHandle process : known) {
      if (signal == SIGKILL) {
        process.destroyForcibly();
      } else {
        process.destroy();
      }
    }
  }

  static @Nullable Path find(String program, @Nullable String path) {
    if (path == null) {
      return null;
    }
    for (String directory : path.split(File.pathSeparator, -1)) {
      Path candidate = Path.of(directory.isEmpty() ? "." : directory, program);
      if (Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
        return candidate.toAbsolutePath();
      }
    }
    return null;
  }
}
