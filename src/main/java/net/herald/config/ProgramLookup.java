package net.herald.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds the program of a helper process, and refuses what could not or should not be run.
 *
 * @param directory the directory of the configuration file
 * @param working the directory the daemon was started in
 * @param variables of the daemon: {@code EXABGP_ETC} and {@code PATH} are looked at
 */
record ProgramLookup(Path directory, Path working, Map<String, String> variables) {
  private static final String ETC = "/etc/exabgp";
  private static final int SETUID = 0_4000;
  private static final int SETGID = 0_2000;

  /**
   * The outcome.
   *
   * @param path the program, absolute where it was looked for
   * @param fault what is wrong with it, or empty
   * @param expected what would be right, or empty
   */
  record Found(String path, String fault, String expected) {}

  /** Looks a program up. Of several that exist the last one is taken, as it always was. */
  Found find(String program) {
    String chosen = program;
    if (program.isEmpty()) {
      return new Found(program, "the program has no name", "expected a program");
    }
    if (program.indexOf('\0') >= 0) {
      return new Found(program, "no program has a NUL in its name", "expected a program");
    }
    if (!program.startsWith("/")) {
      for (Path candidate : candidates(program)) {
        if (Files.exists(candidate)) {
          chosen = candidate.toString();
        }
      }
    }
    return check(chosen);
  }

  private List<Path> candidates(String program) {
    List<Path> candidates = new ArrayList<>();
    if (program.startsWith("etc/exabgp")) {
      String below = program.substring("etc/exabgp".length()).replaceFirst("^/+", "");
      String etc = variables.getOrDefault("EXABGP_ETC", "");
      candidates.add(Path.of(etc.isEmpty() ? ETC : etc, below));
      candidates.add(working.resolve(program));
    } else {
      candidates.add(Path.of(ETC, program));
      candidates.add(directory.resolve(program));
      for (String entry : variables.getOrDefault("PATH", "").split(":", -1)) {
        candidates.add(working.resolve(entry).resolve(program));
      }
    }
    return candidates.stream().map(path -> path.toAbsolutePath().normalize()).toList();
  }

  private static Found check(String program) {
    Path path = Path.of(program);
    try {
      int mode = (Integer) Files.getAttribute(path, "unix:mode");
      return new Found(program, fault(path, program, mode), "");
    } catch (NoSuchFileException _) {
      return new Found(program, "can not locate the program '" + program + "'", "");
    } catch (IOException e) {
      return new Found(program, "can not access program '" + program + "': " + e.getMessage(), "");
    }
  }

  private static String fault(Path path, String program, int mode) {
    if (Files.isDirectory(path)) {
      return "can not execute directories '" + program + "'";
    }
    if ((mode & SETUID) != 0) {
      return "refusing to run setuid programs '" + program + "'";
    }
    if ((mode & SETGID) != 0) {
      return "refusing to run setgid programs '" + program + "'";
    }
    if (!Files.isRegularFile(path)) {
      return "program must be a regular file '" + program + "'";
    }
    return Files.isExecutable(path) ? "" : "not allowed to run the program '" + program + "'";
  }
}
