package net.herald.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The folders where sockets and pipes are looked for, the first one first: {@code herald}, {@code
 * exabgp}, the number of the user, and nothing, below {@code /run} and {@code /var/run}; then the
 * same below the installation.
 *
 * @param folders as they are looked at
 * @param own the folder below the installation, where a socket is made if there is none yet
 */
public record Places(List<Path> folders, Path own) {
  private static final Path ROOT = Path.of("/");

  /** Copies what could change. */
  public Places {
    folders = List.copyOf(folders);
  }

  /**
   * The places of an installation.
   *
   * @param installation its root
   */
  public static Places of(Path installation) {
    return of(ROOT, installation, user());
  }

  static Places of(Path system, Path installation, int user) {
    var folders = new ArrayList<Path>();
    for (var root : List.of(system, installation)) {
      for (var run : List.of("run", "var/run")) {
        folders.add(root.resolve(run).resolve("herald"));
        folders.add(root.resolve(run).resolve("exabgp"));
        folders.add(root.resolve(run).resolve(Integer.toString(user)));
        folders.add(root.resolve(run));
      }
    }
    return new Places(folders, installation.resolve("run"));
  }

  private static int user() {
    try {
      return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    } catch (IOException | UnsupportedOperationException e) {
      return 0;
    }
  }

  /**
   * Two named pipes.
   *
   * @param in what clients write
   * @param out what clients read
   */
  public record Pipes(Path in, Path out) {}

  /** Where a socket of that name is; null where there is none. */
  public @Nullable Path socket(String name) {
    for (var folder : folders) {
      var path = folder.resolve(name + ".sock");
      if (special(path)) {
        return path;
      }
    }
    return null;
  }

  /**
   * Where a daemon has its socket: where there is one, or else where clients look and it may write.
   */
  public Path forSocket(String name) {
    var there = socket(name);
    if (there != null) {
      return there;
    }
    for (var folder : folders) {
      boolean ofOurs = !folder.endsWith("run");
      if (ofOurs && Files.isDirectory(folder) && Files.isWritable(folder)) {
        return folder.resolve(name + ".sock");
      }
    }
    return own.resolve(name + ".sock");
  }

  /** Where the pipes of that name are; null where not both are in one folder. */
  public @Nullable Pipes pipes(String name) {
    for (var folder : folders) {
      var in = folder.resolve(name + ".in");
      var out = folder.resolve(name + ".out");
      if (special(in) && special(out)) {
        return new Pipes(in, out);
      }
    }
    return null;
  }

  /** A pipe or a socket, which Java does not tell apart. */
  private static boolean special(Path path) {
    return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
  }
}
