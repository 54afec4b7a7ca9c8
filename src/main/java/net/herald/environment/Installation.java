package net.herald.environment;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the program is installed, and from that where its ini file is.
 *
 * @param root {@code EXABGP_ROOT}, or else the directory the program was installed to; absolute.
 *     {@code run/} and {@code etc/exabgp/} are looked for below it
 * @param file the ini file: what {@code --env-file} or {@code EXABGP_ENVFILE} says, or else {@code
 *     ROOT/etc/exabgp/exabgp.env}; it need not exist
 */
public record Installation(Path root, Path file) {

  /** Looked at when nobody names a file and the installation has none: where packages put it. */
  private static final Path SYSTEM_FILE = Path.of("/etc/exabgp/exabgp.env");

  /**
   * Finds both.
   *
   * @param variables the process environment
   * @param option the value of {@code --env-file}, or null
   */
  public static Installation find(Map<String, String> variables, @Nullable String option) {
    return find(variables, option, SYSTEM_FILE);
  }

  static Installation find(
      Map<String, String> variables, @Nullable String option, Path systemFile) {
    Path root = root(variables.getOrDefault("EXABGP_ROOT", ""));
    String named = option != null ? option : variables.get("EXABGP_ENVFILE");
    if (named != null && !named.isEmpty()) {
      return new Installation(root, path(named));
    }
    Path own = root.resolve("etc/exabgp/exabgp.env");
    boolean system = !Files.exists(own) && Files.exists(systemFile);
    return new Installation(root, system ? systemFile : own);
  }

  private static Path root(String named) {
    Path root = named.isEmpty() ? home() : path(named);
    Path last = root.getFileName();
    boolean programs =
        last != null && (last.toString().equals("bin") || last.toString().equals("sbin"));
    Path parent = root.getParent();
    return programs && parent != null ? parent : root;
  }

  private static Path path(String text) {
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      return Path.of("").toAbsolutePath();
    }
  }

  /** The directory above that of the jar: {@code HOME/lib/herald.jar}, or above the classes. */
  private static Path home() {
    // The class path of `java -jar` is the jar. Asking the class for its code source costs a URL.
    String jar = System.getProperty("java.class.path", "");
    int end = jar.indexOf(File.pathSeparatorChar);
    Path lib = path(end < 0 ? jar : jar.substring(0, end)).getParent();
    Path home = lib == null ? null : lib.getParent();
    return home == null ? path("/") : home;
  }
}
